const isInvoice = ({ name }: File): boolean => /\.(xml|pdf)$/i.test(name);

/** Several electronic invoices given at once are one book: one archive, checked and imported together. */
export const bookOf = async (files: readonly File[]): Promise<readonly File[]> => {
  const invoices = files.filter(isInvoice);
  if (invoices.length < 2) return files;
  const { zipSync } = await import('fflate');
  const contents: Record<string, Uint8Array> = {};
  for (const [index, file] of invoices.entries()) {
    // Two folders may hold files of one name.
    const name = contents[file.name] === undefined ? file.name : `${index + 1}/${file.name}`;
    contents[name] = new Uint8Array(await file.arrayBuffer());
  }
  const bytes = zipSync(contents, { level: 0, mtime: '2000-01-01' });
  const [first] = invoices;
  const name = `${first!.name.replace(/\.[^.]*$/, '')} + ${invoices.length - 1}.zip`;
  return [...files.filter((file) => !isInvoice(file)), new File([bytes], name)];
};
