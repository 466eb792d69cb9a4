import type { bankDrop as french } from './bank-drop.fr.ts';
import { counted } from './plural.ts';

export const bankDrop: typeof french = {
  actor: 'Watched folder',
  title: 'Watched folder',
  text: 'A statement laid into this folder is imported by itself within seconds, by your bank, an EBICS program or yourself.',
  on: 'Import what is laid there',
  where: 'On the machine that runs Encaisse',
  after:
    'The file is then put into “done”, or into “refused” with the reason. A file still being written is left where it is.',
  saved: 'Watched folder saved.',
  latest: 'Latest files',
  empty: 'No file so far.',
  outcomes: {
    imported: (lines) =>
      lines === 0 ? 'nothing new' : counted('en', lines, { one: 'new line', other: 'new lines' }),
    'already-imported': 'already imported',
    refused: 'refused',
  },
};
