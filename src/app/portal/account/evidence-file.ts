import type { PageFile } from '../../../shell/http/pages.ts';
import { oneLine } from '../one-line.ts';

export const MAX_FILE_MEGABYTES = 8;

/** How a file of each kind begins; what it calls itself is not believed. */
const KINDS = [
  { mediaType: 'application/pdf', start: [0x25, 0x50, 0x44, 0x46, 0x2d], extension: 'pdf' },
  { mediaType: 'image/jpeg', start: [0xff, 0xd8, 0xff], extension: 'jpg' },
  { mediaType: 'image/png', start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], extension: 'png' },
] as const;

export type Evidence = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A paper that a customer sends with a dispute, or what is wrong with it; null where it sends none. */
export const readEvidence = (file: PageFile | null): Evidence | null | 'fileType' | 'fileTooLarge' => {
  if (file === null) return null;
  if (file.isTooLarge) return 'fileTooLarge';
  const kind = KINDS.find(({ start }) => start.every((byte, index) => file.bytes[index] === byte));
  if (kind === undefined) return 'fileType';
  const typed = oneLine(file.name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[<>:"|?*]/g, '');
  const stem = typed.replace(/\.[^.]*$/, '').slice(0, 80);
  return {
    name: `${stem === '' ? 'piece' : stem}.${kind.extension}`,
    mediaType: kind.mediaType,
    bytes: file.bytes,
  };
};
