import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { done, instant, none, text } from '../../contract/wire.ts';
import { fedFiles } from './drop-contract.ts';

const mailbox = z.object({
  isOn: z.boolean(),
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string(),
  hasPassword: z.boolean(),
  folder: z.string(),
  senders: z.array(z.string()),
  /** What the server said when it was last looked at and it did not work. */
  problem: z.string(),
  lookedAt: z.nullable(instant),
  version: z.number(),
});

const answer = z.object({ mailbox: z.nullable(mailbox), files: fedFiles });

/** A mailbox whose attachments are statements. */
export const mailboxContract = {
  read: query({
    path: '/bank/mailbox',
    permission: 'bank.import',
    input: none,
    output: answer,
    summary: 'The mailbox whose attachments are imported as statements, and what became of the latest ones',
  }),
  save: command({
    path: '/bank/mailbox/save',
    permission: 'bank.import',
    input: z.object({
      isOn: z.boolean(),
      host: text(200).check(z.minLength(1)),
      port: z.number().check(z.int(), z.minimum(1), z.maximum(65_535)),
      security: z.enum(['tls', 'starttls', 'none']),
      user: text(200).check(z.minLength(1)),
      /** Absent: the kept one stays. */
      password: z.optional(text(500)),
      folder: text(200).check(z.minLength(1)),
      /** Addresses, or '@banque.fr' for all of a domain. */
      senders: z.array(text(254)).check(z.minLength(1), z.maxLength(50)),
      version: z.number(),
    }),
    output: answer,
    summary: 'Say which mailbox is looked at, and whose messages are opened',
  }),
  test: command({
    path: '/bank/mailbox/test',
    permission: 'bank.import',
    input: none,
    output: z.object({ messages: z.number() }),
    summary: 'Try the connection with the kept settings; nothing is imported',
  }),
  remove: command({
    path: '/bank/mailbox/remove',
    permission: 'bank.import',
    input: z.object({ version: z.number() }),
    output: done,
    summary: 'Forget the mailbox and its password',
  }),
} as const;
