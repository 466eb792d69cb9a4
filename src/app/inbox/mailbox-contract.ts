import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { done, isoDate, none } from '../../contract/wire.ts';
import { mailboxFields, mailboxInput } from '../mailbox/contract.ts';

const mailbox = z.object({
  ...mailboxFields,
  /** Mails that arrived before are left alone. */
  sinceOn: isoDate,
});

const answer = z.object({ mailbox: z.nullable(mailbox) });

/** The mailbox that customers answer to. It is read and never changed: no flag, no move, no deletion. */
export const replyMailboxContract = {
  read: query({
    path: '/reply-mailbox',
    permission: 'organization.read',
    input: none,
    output: answer,
    summary: 'The mailbox that answers of customers are read from; the password is never given back',
  }),
  save: command({
    path: '/reply-mailbox/save',
    permission: 'organization.edit',
    input: z.object(mailboxInput),
    output: answer,
    summary: 'Say which mailbox customers answer to',
  }),
  look: command({
    path: '/reply-mailbox/look',
    permission: 'customers.edit',
    input: none,
    output: done,
    summary: 'Look into the mailbox now, by a job',
  }),
  test: command({
    path: '/reply-mailbox/test',
    permission: 'organization.edit',
    input: none,
    output: z.object({ messages: z.number() }),
    summary: 'Try the connection with the kept settings; nothing is taken in',
  }),
  remove: command({
    path: '/reply-mailbox/remove',
    permission: 'organization.edit',
    input: z.object({ version: z.number() }),
    output: done,
    summary: 'Forget the mailbox and its password; mails taken in stay',
  }),
} as const;
