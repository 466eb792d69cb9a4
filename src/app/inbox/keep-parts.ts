import type { Context } from '../../shell/http/context.ts';
import { keepFile } from '../files/index.ts';
import type { ReceivedPart } from '../mailbox/index.ts';

export type KeptPart = { readonly sha256: string; readonly name: string; readonly size: number };

/** Outlook's own packing (MS-OXTNEF): kept as it came, no program of ours opens it. */
const isWinmail = (part: ReceivedPart): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/i.test(part.mediaType) || /^winmail\.dat$/i.test(part.name);

/**
 * Attachments as files, under a harmless name. Nothing is opened; `app/files` hands out as a download whatever is no PDF
 * or picture.
 */
export const keepParts = async (
  context: Context,
  parts: readonly ReceivedPart[],
): Promise<{ attachments: readonly KeptPart[]; hasWinmail: boolean }> => {
  const attachments: KeptPart[] = [];
  for (const part of parts) {
    const name = harmless(part.name);
    const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(part.mediaType)
      ? part.mediaType.toLowerCase()
      : 'application/octet-stream';
    const sha256 = await keepFile(context, { name, mediaType, bytes: part.bytes });
    attachments.push({ sha256, name, size: part.bytes.length });
  }
  return { attachments, hasWinmail: parts.some(isWinmail) };
};

/** No path, no control character, no text direction turned around ('facture‮fdp.exe'). */
const harmless = (name: string): string => {
  const base =
    name
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  return base.trim().replace(/^\.+/, '') === '' ? 'piece' : base.trim();
};
