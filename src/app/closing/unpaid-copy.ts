import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { toWire } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { unpaidMention } from '../../core/closing/index.ts';
import { EUR } from '../../core/money/index.ts';
import { formatDocumentDate, formatDocumentMoney } from '../../i18n/format-document.ts';
import { isPdf, stampPdf } from '../../shell/pdf/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { keepFile, readFile } from '../files/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import type { closingContract } from './contract.ts';
import { refuse } from './runs.ts';

type Copy = OutputOf<typeof closingContract.unpaidCopies>['copies'][number];

type Row = {
  id: string;
  number: string;
  issued_on: PlainDate;
  /** Of what is lost, in base currency. */
  gross_minor: bigint;
  /** Of that, VAT that had been declared (44571): what was never due needs no copy. */
  vat_minor: bigint;
  written_on: PlainDate;
  pdf: string | null;
  sha256: string | null;
  made_on: PlainDate | null;
  made_by: string | null;
};

/** Irrecoverable write-offs that stand and took back VAT already collected. */
const readRows = async (
  context: Pick<Context, 'tx' | 'org'>,
  where: ReturnType<typeof sql>,
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select w.id, i.number, i.issued_on, s.gross_minor, s.vat_minor, w.written_on, v.file_sha256 as pdf,
      c.file_sha256 as sha256, c.made_on, c.recorded_by as made_by
    from write_off w
    join open_item i on i.org_id = w.org_id and i.id = w.item_id
    left join invoice v on v.org_id = i.org_id and v.id = i.invoice_id
    left join unpaid_copy c on c.org_id = w.org_id and c.write_off_id = w.id
    cross join lateral (
      select coalesce(sum(p.debit_minor) filter (where left(p.account, 5) <> '44574'), 0)::bigint as gross_minor,
        coalesce(sum(p.debit_minor) filter (where left(p.account, 5) = '44571'), 0)::bigint as vat_minor
      from posting p where p.org_id = w.org_id and p.entry_id = w.entry_id) s
    where w.org_id = ${context.org} and w.kind = 'irrecoverable' and w.reverses_id is null and s.vat_minor > 0
      and not exists (select from write_off r where r.org_id = w.org_id and r.reverses_id = w.id)
      and ${where}
    order by w.id`.execute(context.tx);
  return rows;
};

export const readUnpaidCopies = async (
  context: Context,
  { itemId }: { itemId: string },
): Promise<{ copies: Copy[] }> => {
  const { baseCurrency } = await readOrganization(context);
  const rows = await readRows(context, sql`w.item_id = ${itemId}`);
  return {
    copies: rows.map((row) => ({
      writeOffId: row.id,
      netMinor: toWire(row.gross_minor - row.vat_minor),
      vatMinor: toWire(row.vat_minor),
      currency: baseCurrency,
      writtenOn: row.written_on,
      refusal: row.pdf === null ? 'no-pdf' : null,
      made: row.sha256 === null ? null : { sha256: row.sha256, on: row.made_on!, by: row.made_by! },
    })),
  };
};

const RED = [0.75, 0.1, 0.1] as const;

/**
 * The copy that gives VAT back: the very PDF that was issued, with the mention in plain sight on each page, kept with its day
 * (CGI art. 272, 1; BOI-TVA-DED-40-10-20). Made once: the same copy is answered afterwards.
 */
export const makeUnpaidCopy = async (
  context: Context,
  { writeOffId }: { writeOffId: string },
): Promise<{ sha256: string }> => {
  const [row] = await readRows(context, sql`w.id = ${writeOffId}`);
  if (row === undefined) throw new Problem('record.not-found');
  if (row.sha256 !== null) return { sha256: row.sha256 };
  if (row.pdf === null) throw refuse('closing.copy-without-pdf', 'writeOffId', { number: row.number });
  const original = await readFile(context, row.pdf);
  if (!isPdf(original.bytes)) throw refuse('closing.copy-without-pdf', 'writeOffId', { number: row.number });
  const date = (on: PlainDate): string => formatDocumentDate(on, 'fr', 'long');
  const netMinor = row.gross_minor - row.vat_minor;
  const print = (minor: bigint): string => formatDocumentMoney(minor, EUR, 'fr');
  const bytes = stampPdf(original.bytes, {
    lines: [
      `Duplicata de la facture ${row.number} du ${date(row.issued_on)}, établi le ${date(context.today)}.`,
      `${unpaidMention(print(netMinor), print(row.vat_minor))}.`,
    ],
    colour: RED,
  });
  const name = `${row.number} impayée.pdf`.replaceAll('/', '-');
  const sha256 = await keepFile(context, { name, mediaType: 'application/pdf', bytes });
  await context.tx
    .insertInto('unpaid_copy')
    .values({
      org_id: context.org,
      write_off_id: writeOffId,
      file_sha256: sha256,
      made_on: context.today,
      net_minor: netMinor,
      vat_minor: row.vat_minor,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(context, 'unpaid-copy.made', { kind: 'write_off', id: writeOffId }, { number: row.number });
  return { sha256 };
};
