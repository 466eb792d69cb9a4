import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hledgerText } from '../app/ledger/index.ts';
import { calendarYear } from '../core/ledger/index.ts';
import { isPlainDate, type PlainDate } from '../core/calendar/index.ts';
import { inTenant } from '../shell/db/tenant.ts';
import { chooseCompany } from './choose-company.ts';
import { EXIT, parseOptions, UsageError, type Command } from './command.ts';
import { withReachedEncaisse } from './reach.ts';

const dayOf = (text: string | undefined, otherwise: PlainDate): PlainDate => {
  if (text === undefined) return otherwise;
  if (!isPlainDate(text)) throw new UsageError(text);
  return text;
};

export const ledger: Command = {
  help: {
    fr: `./encaisse ledger export --format hledger [--company ID] [--from AAAA-MM-JJ] [--to AAAA-MM-JJ]

Les écritures en texte, sur la sortie standard. hledger les relit et refuse ce qui ne s’équilibre pas :
  ./encaisse ledger export --format hledger > livre.journal
  hledger -f livre.journal check
  hledger -f livre.journal balance -B

Codes de sortie : 0 fait, 2 mauvais usage, 4 échec.`,
    en: `./encaisse ledger export --format hledger [--company ID] [--from YYYY-MM-DD] [--to YYYY-MM-DD]

The entries as text, on standard output. hledger reads them and refuses what does not balance:
  ./encaisse ledger export --format hledger > books.journal
  hledger -f books.journal check
  hledger -f books.journal balance -B

Exit codes: 0 done, 2 wrong use, 4 failed.`,
  },
  run: async (args) => {
    const { values, positionals } = parseOptions(
      args,
      {
        format: { type: 'string' },
        company: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
      },
      { min: 1, max: 1 },
    );
    if (positionals[0] !== 'export') throw new UsageError(positionals[0] ?? '');
    if (values.format !== 'hledger') throw new UsageError('--format hledger');
    const period = {
      from: dayOf(values.from, calendarYear(1).from),
      to: dayOf(values.to, calendarYear(9999).to),
    };
    return withReachedEncaisse(async ({ runtime }) => {
      const { org } = await chooseCompany(runtime.database, values.company);
      await inTenant(
        runtime.database,
        org,
        (tx) => pipeline(Readable.from(hledgerText({ tx, org }, period)), process.stdout, { end: false }),
        { readOnly: true, isolation: 'repeatable read' },
      );
      return EXIT.done;
    });
  },
};
