import type { FastifyRequest } from 'fastify';
import type { PageFile } from './pages.ts';

type Form = { readonly form: Readonly<Record<string, string>>; readonly file: PageFile | null };

/**
 * A form that may carry one file, as a browser posts it. What is larger than allowed is dropped as it comes and said;
 * a file field left empty is no file.
 */
export const readForm = async (request: FastifyRequest, maxBytes: number): Promise<Form> => {
  const form: Record<string, string> = {};
  let file: PageFile | null = null;
  const limits = { fileSize: maxBytes, files: 1, fields: 130, fieldSize: 4096, fieldNameSize: 100 };
  // Not thrown but said (`truncated`). The option is read, and missing from the types of this version.
  const options = { limits, throwFileSizeLimit: false };
  for await (const part of request.parts(options)) {
    if (part.type === 'file') {
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      if (bytes.length > 0) file = { name: part.filename, bytes, isTooLarge: part.file.truncated };
    } else if (typeof part.value === 'string') {
      form[part.fieldname] = part.value;
    }
  }
  return { form, file };
};
