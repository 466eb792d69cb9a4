import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runMatch, type MatchRunInput } from './index.ts';

const workload = path.resolve(import.meta.dirname, '../../../../../shared/bench/workload/generate.mjs');

type Truth = { line: string; class: string; allocations: { invoice: string; amount: number }[] };
type Invoice = {
  number: string;
  type: string;
  customer: string;
  currency: string;
  maturities: { due: string; amount: number }[];
};
type Line = {
  id: string;
  date: string;
  amount: number;
  label: string;
  endToEnd: string;
  [key: string]: unknown;
};
type Batches = NonNullable<MatchRunInput['batches']>;

const jsonLines = <T>(folder: string, name: string): T[] =>
  readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as T);
const csv = (folder: string, name: string): string[][] =>
  readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .slice(1)
    .filter((text) => text !== '')
    .map((text) => text.split(',').map((cell) => cell.replaceAll('"', '')));
const cents = (text: string): number => Math.round(Number(text) * 100);

type Row = { reference: string; date: string; amount: number; fee: number; number?: string; payer?: string };

const batchesOf = (kind: Batches[number]['kind'], rows: readonly Row[]): Batches[number][] =>
  [...new Set(rows.map((row) => row.reference))].map((reference) => {
    const parts = rows.filter((row) => row.reference === reference);
    const gross = parts.reduce((sum, part) => sum + part.amount, 0);
    const fee = parts.reduce((sum, part) => sum + part.fee, 0);
    return {
      id: reference,
      kind,
      references: [reference],
      expected: parts[0]!.date,
      currency: 'EUR',
      gross,
      fee,
      net: gross - fee,
      parts: parts.map(({ amount, number, payer }) => ({
        amount,
        ...(number !== undefined && { number }),
        ...(payer !== undefined && { payer }),
      })),
    };
  });

const readBatches = (folder: string): Batches => [
  ...batchesOf(
    'payout',
    csv(folder, 'psp_payouts.csv').map(([reference, date, , amount, fee, , number]) => ({
      reference: reference!,
      date: date!,
      amount: cents(amount!),
      fee: cents(fee!),
      number: number!,
    })),
  ),
  ...batchesOf(
    'cheque_deposit',
    csv(folder, 'cheque_deposits.csv').map(([reference, date, , payer, amount]) => ({
      reference: reference!,
      date: date!,
      amount: cents(amount!),
      fee: 0,
      payer: payer!,
    })),
  ),
  ...batchesOf(
    'direct_debit',
    csv(folder, 'dd_batches.csv').map(([reference, date, , , amount, number]) => ({
      reference: reference!,
      date: date!,
      amount: cents(amount!),
      fee: 0,
      number: number!,
    })),
  ),
];

const OURS = ['PSP_PAYOUT', 'CHEQUE_BATCH', 'DD_BATCH'];

test('the shared workload: payouts and direct debits are posted, cheques proposed, nothing wrong is posted', (context) => {
  context.skip(!existsSync(workload), 'the shared workload is not beside the project');
  const folder = mkdtempSync(path.join(tmpdir(), 'workload-'));
  try {
    execFileSync(process.execPath, [
      workload,
      ...'--customers 300 --invoices 3000 --seed 7 --no-xml --no-ofx --out'.split(' '),
      folder,
    ]);
    const invoices = jsonLines<Invoice>(folder, 'invoices.jsonl').filter((one) => one.type === 'INV');
    const items = invoices.flatMap(({ number, customer, currency, maturities }) =>
      maturities.map((one, at) => ({ id: `${number}#${at}`, number, customer, currency, ...one })),
    );
    const truths = new Map(jsonLines<Truth>(folder, 'truth.jsonl').map((one) => [one.line, one]));
    const lines = jsonLines<Line>(folder, 'bank_lines.jsonl').filter((one) => one.amount > 0);
    // What a careful person would have decided: each invoice is paid from its first instalment on.
    const open = new Map(items.map((one) => [one.id, one.amount]));
    const confirmed = new Map<string, [string, number][]>();
    for (const { id } of lines) {
      const shares: [string, number][] = [];
      for (const { invoice, amount } of truths.get(id)!.allocations) {
        let left = amount;
        for (let at = 0; left > 0 && open.has(`${invoice}#${at}`); at += 1) {
          const part = Math.min(left, open.get(`${invoice}#${at}`)!);
          open.set(`${invoice}#${at}`, open.get(`${invoice}#${at}`)! - part);
          left -= part;
          if (part > 0) shares.push([`${invoice}#${at}`, part]);
        }
      }
      confirmed.set(id, shares);
    }
    const answers = runMatch({
      customers: csv(folder, 'customers.csv').map((cells) => ({ id: cells[0]!, name: cells[2]! })),
      items,
      lines: lines.map((one) => ({ ...one, currency: 'EUR', text: one.label, e2e: one.endToEnd })),
      batches: readBatches(folder),
      confirmed,
    });
    const same = (alloc: readonly (readonly [string, number])[], id: string): boolean =>
      [...alloc].map(String).toSorted().join() === confirmed.get(id)!.map(String).toSorted().join();
    const ours = answers.filter((one) => OURS.includes(truths.get(one.id)!.class));
    const autos = answers.filter((one) => one.auto);
    const ofClass = (name: string) => ours.filter((one) => truths.get(one.id)!.class === name);
    const posted = (name: string) => ofClass(name).filter((one) => one.auto).length / ofClass(name).length;
    expect(autos.filter((one) => !same(one.alloc, one.id))).toEqual([]);
    expect(OURS.map((name) => [name, posted(name)])).toEqual([
      ['PSP_PAYOUT', 1],
      ['CHEQUE_BATCH', 0],
      ['DD_BATCH', 1],
    ]);
    // Who signed and how much is all that a slip tells: twins of equal amount are not told apart.
    const cheques = ofClass('CHEQUE_BATCH');
    const right = cheques.filter((one) => same(one.suggestions[0]?.alloc ?? [], one.id));
    expect(right.length / cheques.length).toBeGreaterThan(0.8);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
