import { room, type Room } from '../../shell/http/context.ts';
import { filesContract } from './contract.ts';
import { readFile } from './read-file.ts';

export { paperFormat } from './paper-format.ts';
export { keepFile, type NewFile } from './keep-file.ts';
export { readFile, type KeptFile } from './read-file.ts';

/** Shown in the browser's own viewer; everything else is saved, so that nothing foreign runs in our origin. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg']);

export const filesRoom = (): Room =>
  room('files', filesContract, {
    read: async (context, input) => {
      const file = await readFile(context, input.sha256);
      return {
        name: file.name,
        mediaType: SHOWN.has(file.mediaType) ? file.mediaType : 'application/octet-stream',
        body: file.bytes,
        inline: SHOWN.has(file.mediaType),
      };
    },
  });
