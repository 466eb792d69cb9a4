import * as z from 'zod/mini';
import { command, download, query, upload } from '../../contract/endpoint.ts';
import { amount, done, finding, id, instant, isoDate, none, sha256, text } from '../../contract/wire.ts';
import { DATE_FORMATS, OWN_VALUES, PROFILE_KEYS } from '../../core/ledger/index.ts';
import { RETURN_OUTCOMES } from '../../core/ledger/index.ts';

const journalCode = z.string().check(z.regex(/^[A-Z0-9]{1,10}$/));

const options = z.object({
  accountLength: z.number().check(z.int(), z.minimum(0), z.maximum(12)),
  partyPrefix: z.string().check(z.regex(/^[0-9A-Z]{0,6}$/)),
  own: z.object({
    separator: z.enum([';', ',', '\t', '|']),
    encoding: z.enum(['utf-8', 'windows-1252']),
    decimal: z.enum([',', '.']),
    dates: z.enum(DATE_FORMATS),
    header: z.boolean(),
    columns: z
      .array(z.object({ is: z.enum(OWN_VALUES), header: text(40) }))
      .check(z.minLength(1), z.maxLength(30)),
  }),
});

const settings = {
  profile: z.enum(PROFILE_KEYS),
  options,
  /** Empty: all. */
  journals: z.array(journalCode).check(z.maxLength(50)),
  withAttachments: z.boolean(),
  /** From this day of each month on, the months before it go by themselves; null: by hand. */
  scheduledDay: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(28))),
};

const batch = z.object({
  id,
  no: z.number(),
  state: z.enum(['running', 'done', 'failed', 'refused']),
  profile: z.enum(PROFILE_KEYS),
  journals: z.array(z.string()),
  from: z.nullable(isoDate),
  until: isoDate,
  isScheduled: z.boolean(),
  entries: z.number(),
  lettrages: z.number(),
  lines: z.number(),
  debitMinor: amount,
  attachments: z.number(),
  missing: z.number(),
  lostSigns: z.number(),
  progressDone: z.number(),
  progressTotal: z.number(),
  sha256: z.nullable(z.string()),
  size: z.nullable(z.number()),
  findings: z.array(finding),
  by: z.string(),
  startedAt: instant,
  madeAt: z.nullable(instant),
  refused: z.nullable(z.object({ by: z.string(), reason: z.string(), at: instant })),
});

const overview = z.object({
  today: isoDate,
  currency: z.string(),
  booksKept: z.enum(['here', 'elsewhere']),
  journals: z.array(z.object({ code: z.string(), name: z.string() })),
  settings: z.object({ ...settings, version: z.number() }),
  /** What would go now, with the settings as they are. */
  waiting: z.object({ entries: z.number(), oldestOn: z.nullable(isoDate), latestOn: z.nullable(isoDate) }),
  /** The latest first; a hundred at most. */
  batches: z.array(batch),
});

const returned = z.object({
  sha256,
  fileName: z.string(),
  lines: z.number(),
  /** Of their lettrages by what they are to us. */
  counts: z.record(z.enum(RETURN_OUTCOMES), z.number()),
  /** All but those that are lettered alike here; two thousand at most. */
  groups: z.array(
    z.object({
      key: z.string(),
      outcome: z.enum(RETURN_OUTCOMES),
      code: z.string(),
      letteredOn: z.nullable(isoDate),
      account: z.string(),
      partyId: z.nullable(id),
      partyName: z.string(),
      /** Debits of the group. */
      minor: amount,
      pieces: z.array(z.string()),
      /** Lines of it that we do not know. */
      unknown: z.number(),
    }),
  ),
  /** Entries of theirs that are not ours: counted, the first of them named, never posted. */
  foreign: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        line: z.number(),
        journal: z.string(),
        number: z.string(),
        on: z.nullable(isoDate),
        piece: z.string(),
        label: z.string(),
        minor: amount,
      }),
    ),
  }),
  findings: z.array(finding),
});

export const accountantContract = {
  read: query({
    path: '/accountant',
    permission: 'export',
    input: none,
    output: overview,
    summary: 'What waits to go to the accountant, how it goes, and what went',
  }),
  editSettings: command({
    path: '/accountant/settings',
    permission: 'organization.edit',
    input: z.object({ ...settings, version: z.number() }),
    output: done,
    summary: 'Say in which format, which journals and when entries go to the accountant',
  }),
  start: command({
    path: '/accountant/batches',
    permission: 'export',
    input: z.object({
      journals: z.array(journalCode).check(z.maxLength(50)),
      from: z.nullable(isoDate),
      until: isoDate,
    }),
    output: z.object({ id }),
    summary: 'Make a batch of all posted entries of a period that went with no batch yet',
  }),
  refuse: command({
    path: '/accountant/batches/refuse',
    permission: 'export',
    input: z.object({ id, reason: text(300).check(z.minLength(3)) }),
    output: done,
    summary: 'Note that the accountant refused a batch: its entries go again with the next one',
  }),
  archive: download(
    {
      path: '/accountant/batches/:id/archive',
      permission: 'export',
      input: z.object({ id }),
      summary:
        'The archive of a batch: entries, changes of lettrage, control sheet, attachments; the same bytes each time',
    },
    z.any(),
  ),
  returned: upload({
    path: '/accountant/lettrage',
    permission: 'books.record',
    input: none,
    output: returned,
    summary: 'Compare the lettrage of the accountant’s FEC with ours; changes nothing',
    maxBytes: 64 * 1024 * 1024,
  }),
  applyReturned: command({
    path: '/accountant/lettrage/apply',
    permission: 'books.record',
    input: z.object({ sha256, keys: z.array(text(300)).check(z.minLength(1), z.maxLength(2000)) }),
    output: z.object({ applied: z.number() }),
    summary: 'Letter here what the accountant lettered, group by group as chosen',
  }),
} as const;
