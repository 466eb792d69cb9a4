import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { done, instant, isoDate, none, text } from '../../contract/wire.ts';

const mailbox = z.object({
  isOn: z.boolean(),
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string(),
  hasPassword: z.boolean(),
  folder: z.string(),
  /** Mails that arrived before are left alone. */
  sinceOn: isoDate,
  /** What the server said when it was last looked at and it did not work. */
  problem: z.string(),
  lookedAt: z.nullable(instant),
  version: z.number(),
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
    input: z.object({
      isOn: z.boolean(),
      host: text(200).check(z.minLength(1)),
      port: z.number().check(z.int(), z.minimum(1), z.maximum(65_535)),
      security: z.enum(['tls', 'starttls', 'none']),
      user: text(200).check(z.minLength(1)),
      /** Absent: the kept one stays. */
      password: z.optional(text(500)),
      folder: text(200).check(z.minLength(1)),
      /** 0 for the first. */
      version: z.number(),
    }),
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
