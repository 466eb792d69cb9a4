import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { creditAll, itemOf, payItem, soldLines, type SoldLine } from '../../../test/kit/vat.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { sides } from '../../core/ledger/index.ts';
import { streamInTenant } from '../../shell/db/stream-in-tenant.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { openRenderer } from '../../shell/typst/index.ts';
import { readDraft } from '../entries/draft-row.ts';
import { unlockPeriod } from '../entries/lock-period.ts';
import { postEntry, verifyBooks, type ReportPorts } from '../ledger/index.ts';
import { writeOff } from '../openitems/index.ts';
import { declareReturn, draftEntry, withdrawReturn } from './declare.ts';
import { exportPaper } from './export-paper.ts';
import { readLines, readPending } from './read-lines.ts';
import { readPaper, type Paper } from './read-paper.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;
let ports: ReportPorts;

const october = { from: '2026-10-01', to: '2026-10-31' };
const november = { from: '2026-11-01', to: '2026-11-30' };
const december = { from: '2026-12-01', to: '2026-12-31' };

beforeAll(async () => {
  company = await createTestCompany({ now: '2026-10-05T08:00:00Z' });
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  ports = {
    renderer: openRenderer(import.meta.url),
    snapshot:
      ({ org }) =>
      (produce) =>
        streamInTenant(company.database, org, (tx) => produce({ tx, org })),
  };
});
afterAll(async () => {
  await ports.renderer.close();
  await company.close();
});

const on = (day: string): void => company.clock.set(`${day}T08:00:00Z`);
const sell = (context: Context, lines: readonly SoldLine[], over = {}) =>
  issueInvoice(context, customer, secrets, { lines: soldLines(lines), ...over });
const paper = (span: { from: string; to: string }): Promise<Paper> =>
  company.run((context) => readPaper(context, span));
const boxesOf = ({ boxes }: Paper): Record<string, [base: string, tax: string]> =>
  Object.fromEntries(boxes.map((one) => [one.box, [one.base.exactMinor, one.tax.exactMinor]]));
const refusal = async (work: (context: Context) => Promise<unknown>): Promise<string[]> => {
  const cause: unknown = await company.run(work).catch((problem: unknown) => problem);
  if (!(cause instanceof Problem)) throw cause;
  return cause.findings.map((one) => one.code);
};
/** Both accounts agree with the paper, to the cent. */
const isProved = ({ collected, waiting }: Paper): void => {
  expect(collected.restMinor).toBe('0');
  expect(waiting.differences).toEqual([]);
  expect(waiting.expectedMinor).toBe(waiting.closingMinor);
};
const textOf = async (download: Download): Promise<string> => {
  if (download.body instanceof Uint8Array) return Buffer.from(download.body).toString('latin1');
  let text = '';
  for await (const part of download.body as AsyncIterable<Uint8Array | string>)
    text += typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
  return text;
};

let service: { id: string; invoiceId: string; number: string };

describe('the working paper of a month', () => {
  it('has goods on their day, services as they are paid, and what bears no VAT (CGI art. 269, 2)', async () => {
    on('2026-10-05');
    service = await company.run((context) =>
      sell(context, [
        ['1000', '20', 'services'],
        ['333.33', '10', 'services'],
        ['200', '20', 'goods'],
        ['80', '0', 'goods', { category: 'G', exemption: 'export' }],
      ]),
    );
    expect(boxesOf(await paper(october))).toEqual({ E1: ['8000', '0'], '08': ['20000', '4000'] });
    on('2026-10-20');
    // 1 886,66 € in all. A third, then an irregular part.
    await company.run(async (context) => {
      const { id } = await itemOf(context, service.invoiceId);
      await payItem(context, id, 62_889n);
      await payItem(context, id, 10_001n);
    });
    const made = await paper(october);
    isProved(made);
    // 728,90 / 1 886,66 of 200,00 € and of 33,33 €, and the 40,00 € of the goods: 117,27 € and 12,88 €.
    expect(made).toMatchObject({ netMinor: '13000', late: { count: 0 } });
    expect(boxesOf(made)['08']).toEqual(['58635', '11727']);
    expect(made.waiting).toMatchObject({ openingMinor: '0', invoicedMinor: '23333', closingMinor: '14318' });
    const { rows, taxMinor } = await company.run((context) => readLines(context, { ...october, box: '9B' }));
    expect(rows.map((row) => [row.kind, row.number, row.cash?.minor, row.on])).toEqual([
      ['receipt', service.number, '62889', '2026-10-20'],
      ['receipt', service.number, '10001', '2026-10-20'],
    ]);
    expect(taxMinor).toBe(boxesOf(made)['9B']![1]);
  });

  it('counts a deposit on goods on the day it is received (CGI art. 269, 2-a)', async () => {
    on('2026-10-21');
    const before = boxesOf(await paper(october))['08']!;
    const { invoiceId } = await company.run((context) => {
      return issueInvoice(context, customer, secrets, {
        kind: 'deposit',
        lines: soldLines([['500', '20', 'goods']]),
      });
    });
    expect(boxesOf(await paper(october))['08']).toEqual(before);
    on('2026-10-25');
    await company.run(async (context) => payItem(context, (await itemOf(context, invoiceId)).id, 60_000n));
    const after = await paper(october);
    expect(boxesOf(after)['08']).toEqual([
      (BigInt(before[0]) + 50_000n).toString(),
      (BigInt(before[1]) + 10_000n).toString(),
    ]);
    isProved(after);
  });

  it('lowers a line by a discount and by an irrecoverable debt, with their base (CGI art. 267, II-1°; 272, 1)', async () => {
    on('2026-10-26');
    const before = await paper(october);
    await company.run(async (context) => {
      const goods = await sell(context, [['1000', '20', 'goods']]);
      const { id } = await itemOf(context, goods.invoiceId);
      const given = { itemId: id, reason: 'Certificat du liquidateur' };
      await writeOff(context, { ...given, kind: 'discount', amountMinor: 2_400n });
      await writeOff(context, { ...given, kind: 'irrecoverable', amountMinor: 117_600n });
      const paid = await sell(context, [['100', '20', 'services']]);
      const item = await itemOf(context, paid.invoiceId);
      await payItem(context, item.id, 11_760n);
      await writeOff(context, { itemId: item.id, kind: 'discount', reason: '', amountMinor: 240n });
    });
    const after = await paper(october);
    isProved(after);
    const added = [0, 1].map((i) => BigInt(boxesOf(after)['08']![i]!) - BigInt(boxesOf(before)['08']![i]!));
    // Nothing of the goods is left; 98,00 € of the services were paid, with 19,60 € of VAT.
    expect(added).toEqual([9_800n, 1_960n]);
  });

  it('never counts what a credit note takes off before it is paid', async () => {
    const before = await paper(october);
    await company.run(async (context) => {
      const one = await sell(context, [['400', '20', 'services']]);
      await creditAll(context, one.id, secrets);
    });
    const after = await paper(october);
    isProved(after);
    expect(boxesOf(after)).toEqual(boxesOf(before));
  });

  it('reads a sale without a document by its rate, and names what else moved 44571', async () => {
    const before = await paper(october);
    const post = (label: string, amounts: Record<string, bigint>) =>
      company.run((context) =>
        postEntry(
          context,
          {
            journal: 'OD',
            entryOn: plainDate('2026-10-27'),
            label,
            postings: Object.entries(amounts).map(([account, minor]) => ({ account, ...sides(minor) })),
          },
          { kind: 'manual', id: null },
        ),
      );
    await post('Vente au comptoir', { '530': 11_000n, '707': -10_000n, '44571': -1_000n });
    await post('Régularisation', { '758': 70n, '44571': -70n });
    const made = await paper(october);
    expect(BigInt(boxesOf(made)['9B']![0]) - BigInt(boxesOf(before)['9B']![0])).toBe(10_000n);
    expect(made.collected.elsewhere).toMatchObject([{ label: 'Régularisation', minor: '70' }]);
    isProved(made);
  });
});

describe('a return', () => {
  it('is declared once it is over, in order, and its entry is drafted to the cent', async () => {
    expect(await refusal((context) => declareReturn(context, { ...october, lock: true }))).toEqual([
      'vat.period-not-over',
    ]);
    on('2026-11-10');
    const made = await paper(october);
    await company.run((context) => declareReturn(context, { ...october, lock: true }));
    expect(await refusal((context) => declareReturn(context, { ...october, lock: true }))).toEqual([
      'vat.declared-already',
    ]);
    expect(
      await refusal((context) =>
        declareReturn(context, { from: '2026-09-01', to: '2026-09-30', lock: false }),
      ),
    ).toEqual(['vat.not-the-next']);
    const kept = await paper(october);
    expect(kept.declared).toMatchObject({ netMinor: made.netMinor, by: 'Claire Morvan', isLast: true });
    expect(kept.boxes).toEqual(made.boxes);
    isProved(kept);
    const draft = await company.run(async (context) =>
      readDraft(context, (await draftEntry(context, october)).draftId),
    );
    expect(draft).toMatchObject({ journal: 'OD', entryOn: '2026-10-31' });
    const rest = BigInt(made.netMinor) - BigInt(made.exactTaxMinor);
    expect(draft.lines.map((line) => [line.account, line.debitMinor, line.creditMinor])).toEqual([
      ['44571', made.exactTaxMinor, null],
      ['44551', null, made.netMinor],
      rest > 0n ? ['658', rest.toString(), null] : ['758', null, (-rest).toString()],
    ]);
    expect(await company.run((context) => readPaper(context, {}))).toMatchObject(november);
  });

  it('stays as declared: what is recorded into it later goes to the next one, once', async () => {
    const declared = await paper(october);
    await company.run((context) => unlockPeriod(context, { journal: '', reason: 'Règlement retrouvé' }));
    await company.run(async (context) => {
      const { id } = await itemOf(context, service.invoiceId);
      await payItem(context, id, 30_000n, plainDate('2026-10-30'));
    });
    const after = await paper(october);
    expect(after.boxes).toEqual(declared.boxes);
    expect(after.collected.restMinor).not.toBe('0');
    on('2026-11-25');
    const next = await paper(november);
    expect(next.late).toMatchObject({ count: 2 });
    expect(next.collected.restMinor).toBe('0');
    expect(next.late.taxMinor).toBe(after.collected.restMinor);
    expect(next.exactTaxMinor).toBe(next.late.taxMinor);
    const { rows } = await company.run((context) => readLines(context, november));
    expect(rows.every((row) => row.isLate && row.on === '2026-10-30' && row.cash?.minor === '30000')).toBe(
      true,
    );
    // December does not take it up while November is not declared.
    expect((await paper(december)).late.count).toBe(0);
    on('2026-12-02');
    await company.run((context) => declareReturn(context, { ...november, lock: false }));
    expect((await paper(december)).late).toEqual({ count: 0, taxMinor: '0' });
  });

  it('is taken back by the last one only, and made anew', async () => {
    const [last, first] = (await paper(november)).history;
    expect(await refusal((context) => withdrawReturn(context, { id: first!.id, reason: 'erreur' }))).toEqual([
      'vat.not-the-last',
    ]);
    await company.run((context) => withdrawReturn(context, { id: last!.id, reason: 'erreur' }));
    const again = await paper(november);
    expect(again.declared).toBeNull();
    expect(again.late.count).toBe(2);
    await company.run((context) => declareReturn(context, { ...november, lock: false }));
  });

  it('is undone by nobody in the database either', async () => {
    const change = (text: string) =>
      company.run((context) => sql.raw(text).execute(context.tx)).catch((cause: unknown) => String(cause));
    expect(await change('update vat_return set net_minor = 0')).toMatch(/permission denied|encaisse/);
    expect(await change('delete from vat_return_line')).toMatch(/permission denied|encaisse/);
    const overlapping = await company
      .run((context) =>
        context.tx
          .insertInto('vat_return')
          .values({
            org_id: context.org,
            id: '00000000-0000-7000-8000-0000000000aa',
            from_on: '2026-11-30',
            to_on: '2026-12-31',
            tax_minor: 0n,
            net_minor: 0n,
            recorded_by: 'x',
          })
          .execute(),
      )
      .catch((cause: unknown) => String(cause));
    expect(overlapping).toMatch(/is declared already/);
  });
});

it('VAT that waits is shown invoice by invoice, on any day', async () => {
  const day = (day: string) => company.run((context) => readPending(context, { on: day }));
  const early = await day('2026-10-19');
  expect(early.rows).toMatchObject([
    { number: service.number, label: 'TVA 20 %', leftMinor: '20000', differenceMinor: '0' },
    { number: service.number, label: 'TVA 10 %', leftMinor: '3333', differenceMinor: '0' },
  ]);
  const late = await day('2026-12-02');
  expect(late.rows.map((row) => row.differenceMinor)).toEqual(['0', '0']);
  expect(late.leftMinor).toBe((await paper(november)).waiting.closingMinor);
});

it('leaves as CSV, XLSX and PDF', async () => {
  for (const part of ['return', 'lines', 'pending'] as const) {
    for (const format of ['csv', 'xlsx', 'pdf'] as const) {
      const file = await company.run((context) => exportPaper(context, { ...october, part, format }, ports));
      expect(file.name).toMatch(new RegExp(`-2026-10-01-2026-10-31\\.${format}$`));
      const text = await textOf(file);
      expect(text.startsWith('%PDF')).toBe(format === 'pdf');
      if (format === 'csv' && part === 'return') expect(text).toContain('TVA brute due');
    }
  }
});

it('leaves sound books', async () => {
  const { findings } = await company.run((context) => verifyBooks(context));
  expect(findings.filter((one) => !one.code.startsWith('books.entry'))).toEqual([]);
});
