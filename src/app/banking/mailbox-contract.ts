import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { done, none, text } from '../../contract/wire.ts';
import { mailboxFields, mailboxInput } from '../mailbox/contract.ts';
import { fedFiles } from './drop-contract.ts';

const mailbox = z.object({ ...mailboxFields, senders: z.array(z.string()) });

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
      ...mailboxInput,
      /** Addresses, or '@banque.fr' for all of a domain. */
      senders: z.array(text(254)).check(z.minLength(1), z.maxLength(50)),
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
