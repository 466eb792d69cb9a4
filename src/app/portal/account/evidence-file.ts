import type { PageFile } from '../../../shell/http/pages.ts';
import { paperFormat } from '../../files/index.ts';
import { oneLine } from '../one-line.ts';

export const MAX_FILE_MEGABYTES = 8;

export type Evidence = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A paper that a customer sends with a dispute, or what is wrong with it; null where it sends none. */
export const readEvidence = (file: PageFile | null): Evidence | null | 'fileType' | 'fileTooLarge' => {
  if (file === null) return null;
  if (file.isTooLarge) return 'fileTooLarge';
  const kind = paperFormat(file.bytes);
  if (kind === null) return 'fileType';
  const typed = oneLine(file.name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[<>:"|?*]/g, '');
  const stem = typed.replace(/\.[^.]*$/, '').slice(0, 80);
  return {
    name: `${stem === '' ? 'piece' : stem}.${kind.extension}`,
    mediaType: kind.mediaType,
    bytes: file.bytes,
  };
};
