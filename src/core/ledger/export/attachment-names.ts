import type { ExportProfile } from './profile.ts';

/** Windows, ZIP and every accounting program take these. */
const safe = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^0-9A-Za-z._-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);

/**
 * Names of attachments by which software finds the entry again: the number of the piece, or eight figures where the format
 * has room for twelve characters. A name given twice gets a rank.
 */
export const createAttachmentNames = (profile: Pick<ExportProfile, 'attachments'>) => {
  const given = new Set<string>();
  let eight = 0;
  return (piece: string, extension: string): string => {
    const ending = extension === '' ? '' : `.${extension}`;
    if (profile.attachments === 'eight' && ending.length <= 4) {
      eight += 1;
      return `${String(eight).padStart(8, '0')}${ending}`;
    }
    const stem = safe(piece) || 'piece';
    let name = `${stem}${ending}`;
    for (let rank = 2; given.has(name.toLowerCase()); rank += 1) name = `${stem}-${rank}${ending}`;
    given.add(name.toLowerCase());
    return name;
  };
};
