import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Download } from './context.ts';

/** RFC 6266: an ASCII name for old clients, the true one in UTF-8. */
const disposition = (name: string, inline: boolean): string => {
  const ascii =
    name
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\]/g, '_') || 'fichier';
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};

export const sendDownload = (reply: FastifyReply, download: Download): FastifyReply => {
  void reply
    .type(download.mediaType)
    .header('content-disposition', disposition(download.name, download.inline ?? false))
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff');
  if (download.inline) {
    // A PDF is shown inside our own page, nowhere else, and nothing in it runs.
    void reply.header(
      'content-security-policy',
      "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    void reply.header('x-frame-options', 'SAMEORIGIN');
  }
  const { body } = download;
  if (body instanceof Uint8Array) return reply.send(Buffer.from(body));
  return reply.send(Readable.from(body));
};
