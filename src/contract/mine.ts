import * as z from 'zod/mini';

/** Of a list: `yes`, only what is about customers that the asker answers for; left out, of everybody's. */
export const mine = z.optional(z.literal('yes'));
