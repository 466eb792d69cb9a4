import * as z from 'zod/mini';

/** Where reminders of what is late already start: a level, or 0: as if it had been reminded until then. */
export const startLevel = z.number().check(z.int(), z.minimum(0), z.maximum(9));
