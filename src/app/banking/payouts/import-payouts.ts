import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import {
  readDirectDebits,
  readPayouts,
  type Payout,
  type PayoutPart,
} from '../../../core/banking/payouts/index.ts';
import { error, type Finding, type Result } from '../../../core/finding.ts';
import type { Context, UploadedFile } from '../../../shell/http/context.ts';
import { decodeText, openTable, sniffFile } from '../../../shell/tabular/index.ts';
import { keepFile } from '../../files/index.ts';
import { audit, readOrganization } from '../../organization/index.ts';
import { expectBatch } from '../../payments/index.ts';
import { listAccounts } from '../accounts.ts';
import type { payoutsContract } from '../payouts-contract.ts';
import { startMatching } from '../match-waiting.ts';
import { bookPayout } from './book-payout.ts';
import { createPartMatching, type PartMatch } from './match-part.ts';

type Outcome = OutputOf<typeof payoutsContract.importPayouts>;

/** Rows that a person would still look through. */
const MOST_ROWS = 20_000;

/**
 * The report of a provider, or direct debits as they went to the bank: read, proved, booked, expected; then compared with the
 * bank lines that wait. A payout that is known is left out; a file with any error brings in nothing.
 */
export const importPayouts = async (context: Context, upload: UploadedFile): Promise<Outcome> => {
  await takeTurn(context);
  const payouts = await readFile(upload);
  const fresh: Payout[] = [];
  const known: string[] = [];
  for (const payout of payouts) {
    if (await isKnown(context, payout)) known.push(payout.reference);
    else fresh.push(payout);
  }
  await refuse(context, fresh);
  const sha256 =
    fresh.length === 0
      ? createHash('sha256').update(upload.bytes).digest('hex')
      : await keepFile(context, upload);
  const ids: string[] = [];
  for (const payout of fresh) {
    const match = await createPartMatching(context, payout.parts, payout.currency);
    const isDebits = payout.kind === 'direct_debit';
    ids.push(
      isDebits
        ? await expectDebits(context, payout, sha256, match)
        : await bookPayout(context, payout, sha256, match),
    );
  }
  if (ids.length > 0) {
    await audit(
      context,
      'payouts.imported',
      { kind: 'payment_batch', id: ids[0]! },
      { file: upload.name, count: ids.length },
    );
  }
  const accounts = await listAccounts(context);
  const { autoLines } =
    ids.length === 0 || accounts.length === 0
      ? { autoLines: 0 }
      : await startMatching(
          context,
          accounts.map((account) => account.id),
        );
  return { ids, known, autoLines };
};

/** Two files given at once follow one another. */
const takeTurn = async (context: Context): Promise<void> => {
  await context.tx
    .selectFrom('organization')
    .select('org_id')
    .where('org_id', '=', context.org)
    .forNoKeyUpdate()
    .execute();
};

const readFile = async (upload: UploadedFile): Promise<Payout[]> => {
  const isMarkup = sniffFile(upload.bytes.subarray(0, 4096)) === 'markup';
  const read = isMarkup ? readDirectDebits(decodeText(upload.bytes)) : await readTable(upload);
  if (!read.ok) throw new Problem('file.refused', {}, read.findings);
  return read.value;
};

const readTable = async (upload: UploadedFile): Promise<Result<Payout[]>> => {
  const opened = await openTable(upload.bytes);
  if (!opened.ok) return opened;
  const table = opened.value;
  const rows = [];
  for await (const row of table.rows) {
    if (rows.length === MOST_ROWS)
      return { ok: false, findings: [error('payouts.too-many-rows', { params: { most: MOST_ROWS } })] };
    rows.push(row);
  }
  const broken = table.findings.filter((one) => one.severity === 'error');
  if (broken.length > 0) return { ok: false, findings: broken };
  return readPayouts(table.headers, rows, upload.name.replace(/\.[a-z0-9]{2,5}$/i, ''));
};

/** The same transfer was told before, and stands. */
const isKnown = async (context: Context, payout: Payout): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from payment_batch where org_id = ${context.org} and state <> 'cancelled' and currency = ${payout.currency}
      and reference_texts[1] = ${payout.reference} and net_minor = ${payout.netMinor} limit 1`.execute(
    context.tx,
  );
  return rows.length > 0;
};

/** The base currency only; and a payment that another report told of is not booked again. */
const refuse = async (context: Context, payouts: readonly Payout[]): Promise<void> => {
  const { baseCurrency } = await readOrganization(context);
  const findings: Finding[] = payouts
    .filter((payout) => payout.currency !== baseCurrency)
    .map((payout) =>
      error('payouts.other-currency', { params: { reference: payout.reference, currency: payout.currency } }),
    );
  for (const payout of payouts) {
    const ids = payout.parts
      .filter((part) => part.kind === 'charge' && part.id !== '')
      .map((part) => part.id);
    if (payout.kind !== 'payout' || ids.length === 0) continue;
    const { rows } = await sql<{ external_id: string; reference: string }>`
      select p.external_id, b.reference_texts[1] as reference from payment_batch_part p
      join payment_batch b on b.org_id = p.org_id and b.id = p.batch_id and b.state <> 'cancelled' and b.kind = 'payout'
      where p.org_id = ${context.org} and p.kind = 'charge' and p.external_id = any(${ids}::text[]) and p.external_id <> ''
      limit 1`.execute(context.tx);
    const [row] = rows;
    if (row === undefined) continue;
    const line = payout.parts.find((part) => part.id === row.external_id)?.line ?? 0;
    findings.push(
      error('payouts.row-known', { params: { line, id: row.external_id, reference: row.reference } }),
    );
  }
  if (findings.length > 0) throw new Problem('file.refused', {}, findings.slice(0, 20));
};

/** Not booked before they arrive: until then the customers have not paid. */
const expectDebits = (
  context: Context,
  payout: Payout,
  fileSha256: string,
  match: (part: PayoutPart) => PartMatch,
): Promise<string> =>
  expectBatch(context, {
    kind: 'direct_debit',
    references: [payout.reference],
    expectedOn: payout.expectedOn,
    currency: payout.currency,
    feeMinor: 0n,
    holdingAccount: null,
    feeAccount: null,
    fileSha256,
    parts: payout.parts.map((part) => {
      const { shares } = match(part);
      return {
        // Several instalments of one number are found again when the money is there.
        itemId: shares.length === 1 && shares[0]!.amountMinor === part.grossMinor ? shares[0]!.itemId : null,
        number: part.number.slice(0, 100),
        payer: part.name.slice(0, 200),
        amountMinor: part.grossMinor,
        externalId: part.id,
        happenedOn: part.happenedOn,
      };
    }),
  });
