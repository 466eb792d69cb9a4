import * as z from 'zod/mini';
import { id, isoDate } from '../../contract/wire.ts';

/** What was booked for a day, and when it is undone. */
export const run = z.object({
  id,
  closingOn: isoDate,
  reversesOn: z.nullable(isoDate),
  /** Its mirror is dated later than today. */
  isPending: z.boolean(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  entries: z.array(z.object({ entryId: id, name: z.string(), reversalId: z.nullable(id) })),
});
