import { error, type Finding } from '../../core/finding.ts';
import {
  computeTotals,
  creditLeft,
  isItem,
  vatKey,
  type Document,
  type ItemLine,
} from '../../core/invoicing/index.ts';
import { DEPOSITS } from '../../core/ledger/index.ts';
import type { Decimal } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { creditScope } from './credits/credit-scope.ts';
import { givenBack } from './credits/given-back.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/** `isLive`: the invoice that deducted it was not given back. */
export type Deduction = { readonly depositId: string; readonly byId: string; readonly isLive: boolean };

/** Which invoices deducted these deposits. */
export const deductionsOf = async (context: Scope, depositIds: readonly string[]): Promise<Deduction[]> => {
  if (depositIds.length === 0) return [];
  const rows = await context.tx
    .selectFrom('invoice_reference')
    .select(['refers_to_id', 'invoice_id'])
    .where('org_id', '=', context.org)
    .where('refers_to_id', 'in', [...depositIds])
    .where('relation', '=', 'deducts')
    .orderBy('invoice_id')
    .execute();
  const back = await givenBack(
    context,
    rows.map((row) => row.invoice_id),
  );
  return rows.map((row) => ({
    depositId: row.refers_to_id,
    byId: row.invoice_id,
    isLive: !back.has(row.invoice_id),
  }));
};

/** A deposit invoice, or what replaced one: all of it waits on 4191. */
const isDeposit = ({ kind, lines }: Document): boolean =>
  kind === 'deposit' ||
  (kind === 'corrective' &&
    lines.filter(isItem).every((line) => line.account.startsWith(DEPOSITS) && line.deposit === undefined));

/**
 * Lines that take a deposit off are written by core, and may be removed, not altered: never more of a VAT treatment than
 * is left of the deposit (CGI art. 269, 2-a: its tax was due when it was paid), and on the account where it waits.
 */
export const checkDeductions = async (context: Scope, document: Document): Promise<Finding[]> => {
  const items = document.lines.filter(isItem);
  const ids = [...new Set(items.flatMap((line) => line.deposit?.invoiceId ?? []))];
  if (document.kind === 'credit_note' || ids.length === 0) return [];
  const scope = await creditScope(context, ids);
  const left = creditLeft(scope);
  const nets = computeTotals(document).lines;
  return ids.flatMap((id) => {
    const mine = items.flatMap((line, index) =>
      line.deposit?.invoiceId === id ? [{ line, minor: -nets[index]!.netMinor }] : [],
    );
    const deposit = scope.invoices.find((one) => one.id === id)?.document;
    const isOwn = deposit !== undefined && isDeposit(deposit) && mine.every(({ line }) => isOnDeposits(line));
    const sums = new Map<string, bigint>();
    for (const { line, minor } of mine) {
      sums.set(vatKey(line.vat), (sums.get(vatKey(line.vat)) ?? 0n) + minor);
    }
    const isWithin = [...sums].every(([key, minor]) => {
      const most = left.get(id)?.find((one) => vatKey(one.vat) === key)?.baseMinor ?? 0n;
      return minor >= 0n && minor <= most;
    });
    if (isOwn && isWithin) return [];
    const at = document.lines.findIndex((line) => isItem(line) && line.deposit?.invoiceId === id);
    const params = { number: mine[0]!.line.deposit!.number };
    return [error('invoicing.deposit-altered', { path: `lines.${at}`, params })];
  });
};

/** At which rate the deposits that a document in another currency takes off came in, by their numbers. */
export const depositRates = async (context: Scope, document: Document): Promise<Map<string, Decimal>> => {
  const rates = new Map<string, Decimal>();
  if (document.exchange === undefined) return rates;
  const taken = document.lines.flatMap((line) => (isItem(line) && line.deposit ? [line.deposit] : []));
  const { invoices } = await creditScope(context, [...new Set(taken.map((one) => one.invoiceId))]);
  for (const { invoiceId, number } of taken) {
    const rate = invoices.find((one) => one.id === invoiceId)?.document.exchange?.rate;
    if (rate !== undefined) rates.set(number, rate);
  }
  return rates;
};

const isOnDeposits = ({ account }: ItemLine): boolean => account.startsWith(DEPOSITS);
