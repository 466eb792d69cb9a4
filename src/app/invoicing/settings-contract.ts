import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { isoDate, none, text } from '../../contract/wire.ts';

const settingsFields = {
  capital: text(40),
  register: text(60),
  siret: text(20),
  eAddress: text(60),
  vatRegime: z.enum(['real', 'franchise']),
  vatOnDebits: z.boolean(),
  lateRate: text(200),
};
const settings = z.object({ ...settingsFields, version: z.number(), sealPublicKey: z.string() });
const settingsEdit = z.object({ ...settingsFields, version: z.number() });
const series = z.object({
  code: z.enum(['invoice', 'credit_note', 'quote', 'order_confirmation']),
  format: z.string(),
  reset: z.enum(['never', 'yearly', 'monthly']),
  start: z.number(),
  lastNumber: z.string(),
  lastOn: z.nullable(isoDate),
  /** What the next document issued today would get; '' when the format cannot count. */
  nextNumber: z.string(),
  version: z.number(),
});
const kept = z.object({ settings, series: z.array(series) });

/** What documents say of the company, and how they are numbered. */
export const settingsContract = {
  settings: query({
    path: '/invoicing/settings',
    permission: 'invoices.read',
    input: none,
    output: kept,
    summary: 'What documents say of the company, and how they are numbered',
  }),
  editSettings: command({
    path: '/invoicing/settings/edit',
    permission: 'organization.edit',
    input: settingsEdit,
    output: kept,
    summary: 'Change what documents say of the company',
  }),
  editSeries: command({
    path: '/invoicing/series/edit',
    permission: 'organization.edit',
    input: z.object({
      code: z.enum(['invoice', 'credit_note', 'quote', 'order_confirmation']),
      version: z.number(),
      format: text(35),
      reset: z.enum(['never', 'yearly', 'monthly']),
      start: z.number().check(z.int(), z.minimum(1)),
    }),
    output: kept,
    summary: 'Change how a series of numbers is written; it never goes back',
  }),
} as const;
