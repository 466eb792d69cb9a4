import type { FastifyRequest } from 'fastify';
import { Problem } from '../../contract/problem.ts';
import type { UploadedFile } from './context.ts';

/** One file and text fields. A field written as JSON by the client (object, list, number) is read as such. */
export const readUpload = async (
  request: FastifyRequest,
  maxBytes: number,
): Promise<{ file: UploadedFile; fields: Record<string, unknown> }> => {
  if (!request.isMultipart()) throw new Problem('upload.missing');
  const fields: Record<string, unknown> = {};
  let file: UploadedFile | null = null;
  for await (const part of request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 30 } })) {
    if (part.type === 'file') {
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk as Buffer);
      if (part.file.truncated)
        throw new Problem('file.too-large', { limit: Math.floor(maxBytes / 1_048_576) });
      file = { name: part.filename, mediaType: part.mimetype, bytes: Buffer.concat(chunks) };
    } else if (typeof part.value === 'string') {
      fields[part.fieldname] = /^[[{]/.test(part.value) ? (JSON.parse(part.value) as unknown) : part.value;
    }
  }
  if (file === null) throw new Problem('upload.missing');
  if (file.bytes.length === 0) throw new Problem('file.empty');
  return { file, fields };
};
