import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { done, none, sha256 } from '../../contract/wire.ts';
import { LOGO_PLACES, SIGNATURE_LIMITS } from '../../core/dunning/index.ts';

const html = z.string().check(z.maxLength(8000));
const plain = z.nullable(z.string().check(z.maxLength(SIGNATURE_LIMITS.characters)));
const logo = z.enum(LOGO_PLACES);

/** What each person who sends signs with; a part of the rooms’ contract of reminders. */
export const signaturesContract = {
  own: query({
    path: '/dunning/signature',
    permission: 'dunning.read',
    input: none,
    output: z.object({
      /** The name that texts call the signer by. */
      name: z.string(),
      /** Bold, italic, links and line breaks; '' with none kept: the company’s is used. */
      html: z.string(),
      /** null: it follows from the other. */
      plain: z.nullable(z.string()),
      logo,
      /** 0: none kept. */
      version: z.number(),
      /** What is signed with without one. */
      company: z.object({
        name: z.string(),
        signature: z.string(),
        logoSha256: z.nullable(sha256),
      }),
    }),
    summary: 'The signature of whoever asks, and the company’s that takes its place',
  }),
  save: command({
    path: '/dunning/signature/save',
    permission: 'dunning.send',
    input: z.object({ version: z.number(), html, plain, logo }),
    output: done,
    summary: 'Keep one’s own signature; markup other than bold, italic, links and line breaks is dropped',
  }),
  remove: command({
    path: '/dunning/signature/remove',
    permission: 'dunning.send',
    input: z.object({ version: z.number() }),
    output: done,
    summary: 'Sign as the company again',
  }),
} as const;
