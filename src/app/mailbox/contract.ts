import * as z from 'zod/mini';
import { instant, text } from '../../contract/wire.ts';

const security = z.enum(['tls', 'starttls', 'none']);

/** What is told of a mailbox, whatever it is read for; its password is never given back. */
export const mailboxFields = {
  isOn: z.boolean(),
  host: z.string(),
  port: z.number(),
  security,
  user: z.string(),
  hasPassword: z.boolean(),
  folder: z.string(),
  /** What the server said when it was last looked at and it did not work. */
  problem: z.string(),
  lookedAt: z.nullable(instant),
  version: z.number(),
} as const;

/** What a person says of it. */
export const mailboxInput = {
  isOn: z.boolean(),
  host: text(200).check(z.minLength(1)),
  port: z.number().check(z.int(), z.minimum(1), z.maximum(65_535)),
  security,
  user: text(200).check(z.minLength(1)),
  /** Absent: the kept one stays. */
  password: z.optional(text(500)),
  folder: text(200).check(z.minLength(1)),
  /** 0 for the first. */
  version: z.number(),
} as const;
