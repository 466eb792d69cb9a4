import type { FecRow } from '../fec/write-fec.ts';
import type { PlainDate } from '../../calendar/index.ts';

/** One posting as it goes to the accountant: what the FEC says of it, and what only import formats ask for. */
export type ExportLine = FecRow & {
  /** Rank of its entry in the batch, from 1: what formats that know no year and no journal tell entries apart by. */
  sequence: number;
  /** Of an item on 411 or 401; null elsewhere. */
  dueOn: PlainDate | null;
  /** Name of the attachment beside the file, '' when there is none. */
  attachment: string;
};
