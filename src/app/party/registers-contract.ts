import * as z from 'zod/mini';
import { BULK_LIMIT } from '../../contract/bulk-limit.ts';
import { command, query } from '../../contract/endpoint.ts';
import { done, finding, id, instant, none, text } from '../../contract/wire.ts';
import { registerFields } from '../../core/party/index.ts';

export const registerSources = ['recherche-entreprises', 'vies'] as const;
export const registerOutcomes = ['active', 'ceased', 'closed', 'unknown', 'valid', 'invalid'] as const;
export const registerItemStates = ['waiting', 'done', 'refused', 'left'] as const;

/** Which registers may be asked; off in a new company. */
const settings = z.object({ companies: z.boolean(), vat: z.boolean() });
/** And the machines they are on, as the operator has set them. */
const shownSettings = z.extend(settings, { hosts: z.object({ companies: z.string(), vat: z.string() }) });

const check = z.object({
  id,
  source: z.enum(registerSources),
  outcome: z.enum(registerOutcomes),
  /** The SIREN, SIRET or VAT number that was asked about. */
  subject: z.string(),
  /** Consultation number of VIES; '' = none. */
  reference: z.string(),
  checkedAt: instant,
  checkedBy: z.string(),
});

const view = z.object({
  /** Latest answer of each register about what the record says today. */
  checks: z.array(check),
  /** What those answers say otherwise than the record; nothing is changed before somebody says so. */
  differences: z.array(
    z.object({
      checkId: id,
      source: z.enum(registerSources),
      field: z.enum(registerFields),
      ours: z.string(),
      theirs: z.string(),
    }),
  ),
  /** Every answer with a consultation number, newest first: the proofs of exempt supplies. */
  proofs: z.array(check),
});

const company = z.object({
  name: z.string(),
  siren: z.string(),
  siret: z.string(),
  addressLines: z.array(z.string()),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  isPublicBody: z.boolean(),
  state: z.enum(['active', 'ceased', 'closed']),
});

const run = z.object({
  id,
  state: z.enum(['running', 'done', 'cancelled']),
  cancelAsked: z.boolean(),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: z.nullable(instant),
  total: z.number(),
  waiting: z.number(),
  done: z.number(),
  refused: z.number(),
  left: z.number(),
});

export const registersContract = {
  settings: query({
    path: '/registers/settings',
    permission: 'customers.read',
    input: none,
    output: shownSettings,
    summary: 'Which public registers may be asked',
  }),
  editSettings: command({
    path: '/registers/settings/edit',
    permission: 'organization.edit',
    input: settings,
    output: shownSettings,
    summary: 'Allow or forbid questions to public registers',
  }),
  lookUp: query({
    path: '/registers/companies',
    permission: 'customers.edit',
    input: z.object({ text: text(100).check(z.minLength(3)) }),
    output: z.object({ companies: z.array(company) }),
    summary: 'French companies by name, SIREN or SIRET, from the public register; nothing is kept',
    perMinute: 60,
  }),
  read: query({
    path: '/customers/:id/registers',
    permission: 'customers.read',
    input: z.object({ id }),
    output: view,
    summary: 'What public registers said of a customer, and what they say otherwise than the record',
  }),
  verify: command({
    path: '/customers/:id/registers/verify',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: z.extend(view, { failures: z.array(finding) }),
    summary: 'Ask the public registers about a customer; the record is not changed',
    perMinute: 60,
  }),
  accept: command({
    path: '/customers/:id/registers/accept',
    permission: 'customers.edit',
    input: z.object({
      id,
      version: z.number(),
      taken: z.array(z.object({ checkId: id, field: z.enum(registerFields) })).check(z.minLength(1)),
    }),
    output: done,
    summary: 'Take over chosen fields of an answer into the record',
  }),
  start: command({
    path: '/registers/runs/start',
    permission: 'customers.edit',
    input: z.object({ ids: z.array(id).check(z.minLength(1), z.maxLength(BULK_LIMIT)) }),
    output: run,
    summary: 'Ask the public registers about many customers, slowly; no record is changed',
  }),
  runs: query({
    path: '/registers/runs',
    permission: 'customers.read',
    input: none,
    output: z.object({ runs: z.array(run) }),
    summary: 'The latest runs, the one at work first',
  }),
  run: query({
    path: '/registers/runs/:id',
    permission: 'customers.read',
    input: z.object({ id }),
    output: run,
    summary: 'How far a run is',
  }),
  items: query({
    path: '/registers/runs/:id/items',
    permission: 'customers.read',
    input: z.object({
      id,
      after: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
    }),
    output: z.object({
      items: z.array(
        z.object({
          position: z.number(),
          customerId: id,
          name: z.string(),
          code: z.string(),
          state: z.enum(registerItemStates),
          outcomes: z.array(z.enum(registerOutcomes)),
          differences: z.number(),
          findings: z.array(finding),
        }),
      ),
      next: z.nullable(z.number()),
    }),
    summary: 'Its customers with what was found, in the order they are asked about',
  }),
  cancel: command({
    path: '/registers/runs/:id/cancel',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Stop after the customer at hand; answers already given are kept',
  }),
} as const;
