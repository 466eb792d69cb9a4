/** What the first bytes say a file is; its name is never trusted. */
export type FileKind = 'empty' | 'pdf' | 'ole' | 'image' | 'archive' | 'zip' | 'markup' | 'binary' | 'text';

const MAGIC: readonly (readonly [FileKind, string, number])[] = [
  ['pdf', '%PDF', 0],
  ['ole', '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1', 0],
  ['zip', 'PK\u0003\u0004', 0],
  ['zip', 'PK\u0005\u0006', 0],
  ['image', '\u0089PNG', 0],
  ['image', '\u00FF\u00D8\u00FF', 0],
  ['image', 'GIF8', 0],
  ['image', 'WEBP', 8],
  ['image', 'II*\u0000', 0],
  ['image', 'MM\u0000*', 0],
  ['image', 'ftyphei', 4],
  ['archive', '\u001F\u008B', 0],
  ['archive', '7z\u00BC\u00AF', 0],
  ['archive', 'Rar!', 0],
  ['archive', 'BZh', 0],
];

export const sniffFile = (head: Uint8Array): FileKind => {
  if (head.length === 0) return 'empty';
  const latin = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  for (const [kind, magic, at] of MAGIC) if (latin.startsWith(magic, at)) return kind;
  const text = latin.replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  if (text === '') return 'empty';
  if (/^<(?:[?!a-zA-Z])/.test(text)) return 'markup';
  // UTF-16 has zeros too, but a mark or a regular pattern with it.
  const zeros = latin.split('\u0000').length - 1;
  if (zeros > 0 && !/^(?:\u00FF\u00FE|\u00FE\u00FF)/.test(latin) && zeros < latin.length * 0.3)
    return 'binary';
  return 'text';
};

/** Old .xls, or an .xlsx behind a password: both live in the same OLE container. */
export const oleRefusal = (bytes: Buffer): string =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'table.file.encrypted' : 'table.file.old-xls';
