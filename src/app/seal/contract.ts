import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { amount, currency, finding, id, instant, isoDate, none } from '../../contract/wire.ts';

const closing = z.object({
  period: z.enum(['day', 'month', 'year']),
  from: isoDate,
  to: isoDate,
  /** Documents in it. */
  count: z.number(),
  grossMinor: amount,
  /** Of all documents since the first. */
  perpetualMinor: amount,
  perpetualCount: z.number(),
  recordedAt: instant,
  /** The line to keep outside: it shows a chain that was made anew. */
  anchor: z.string(),
});

const key = z.object({
  /** SHA-256 of the public key. */
  fingerprint: z.string(),
  /** Its first link. */
  from: z.number(),
  /** The first document it sealed. */
  firstNumber: z.nullable(z.string()),
  /** When it followed the one before, and why; null: the first. */
  since: z.nullable(instant),
  reason: z.nullable(z.string()),
  /** The key before signed the succession too. */
  isEndorsed: z.boolean(),
});

const check = z.object({
  id,
  state: z.enum(['running', 'done', 'failed']),
  askedBy: z.string(),
  askedAt: instant,
  endedAt: z.nullable(instant),
  linksDone: z.number(),
  linksTotal: z.number(),
  /** Links by what they seal; null until it is done. */
  counts: z.nullable(z.record(z.string(), z.number())),
  findings: z.array(finding),
});

const overview = z.object({
  /** Ed25519, PEM; '' before the first sealed document. */
  publicKey: z.string(),
  /** SHA-256 of the key: what customers and auditors compare. */
  fingerprint: z.string(),
  /** Which of the company’s keys signs: 1, 2… */
  keyNo: z.number(),
  /** Whether the private key can be opened here; not after a restore without the secrets. */
  keyState: z.enum(['none', 'ready', 'unreadable']),
  /** From where on which key signs, oldest first. */
  keys: z.array(key),
  head: z.nullable(z.object({ sequence: z.number(), hash: z.string(), at: instant, anchor: z.string() })),
  currency,
  closings: z.array(closing),
  /** Years in which documents were issued, newest first. */
  years: z.array(z.number()),
  check: z.nullable(check),
});

export const sealContract = {
  read: query({
    path: '/seal',
    permission: 'reports.read',
    input: none,
    output: overview,
    summary: 'The seal of issued documents: key, head of the chain, last closings, last verification',
  }),
  check: command({
    path: '/seal/check',
    permission: 'reports.read',
    input: none,
    output: overview,
    summary: 'Proves the chain of issued documents again, as a job; read /seal for its progress',
  }),
  openKey: command({
    path: '/seal/keys',
    permission: 'organization.edit',
    input: z.object({
      /** The one that was seen: two persons do not open two. */
      keyNo: z.number(),
      reason: z.string().check(z.maxLength(500)),
      /** The name of the company, typed. */
      confirmation: z.string(),
    }),
    output: overview,
    summary: 'Opens a new signing key: the chain goes on, and says from where on and why',
  }),
  archive: download(
    {
      path: '/seal/archive',
      permission: 'export',
      input: z.object({ year: z.optional(z.string().check(z.regex(/^\d{4}$/))) }),
      summary: 'ZIP of issued documents of a year (or all): PDF, XML, seals, closings, and a verifier',
    },
    z.any(),
  ),
} as const;
