import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { soldLines } from '../../../test/kit/vat.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { sides } from '../../core/ledger/index.ts';
import { streamInTenant } from '../../shell/db/stream-in-tenant.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { openRenderer } from '../../shell/typst/index.ts';
import { readDraft } from '../entries/draft-row.ts';
import { validateEntry } from '../entries/validate-entry.ts';
import { ensureAccounts, postEntry, type ReportPorts } from '../ledger/index.ts';
import { declareReturn, draftEntry, editPeriod } from './declare.ts';
import { exportPaper } from './export-paper.ts';
import { readPaper, type Paper } from './read-paper.ts';

/** A year of the régime simplifié: the CA12, the instalments paid, its entry. */

const secrets = createSecretBox(randomBytes(32));
const year = { from: '2026-01-01', to: '2026-12-31' };
let company: TestCompany;
let ports: ReportPorts;
beforeAll(async () => {
  company = await createTestCompany({ now: '2026-03-02T08:00:00Z' });
  await company.run(fillSeller);
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
const paper = (): Promise<Paper> => company.run((context) => readPaper(context, year));
/** An instalment leaves the bank (CGI art. 287, 3). */
const payInstalment = (day: string, minor: bigint): Promise<unknown> => {
  on(day);
  return company.run(async (context) => {
    await ensureAccounts(context, ['44581']);
    return postEntry(
      context,
      {
        journal: 'OD',
        entryOn: plainDate(day),
        label: 'Acompte de TVA',
        postings: [
          { account: '44581', ...sides(minor) },
          { account: '512', ...sides(-minor) },
        ],
      },
      { kind: 'manual', id: null },
    );
  });
};

it('declares a year on the CA12, the instalments paid taken off', async () => {
  const customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  const sell = (lines: Parameters<typeof soldLines>[0]) =>
    company.run((context) => issueInvoice(context, customer, secrets, { lines: soldLines(lines) }));
  await company.run((context) => editPeriod(context, { every: 'year' }));
  await sell([
    ['10000', '20', 'goods'],
    ['2000', '10', 'goods'],
  ]);
  await payInstalment('2026-07-15', 90_000n);
  await payInstalment('2026-12-15', 65_000n);

  const { annual, exactTaxMinor } = await paper();
  expect(annual?.rows.map(({ line, boxes, tax }) => [line, boxes, tax.roundedMinor])).toEqual([
    ['5A', ['08'], '200000'],
    ['6C', ['9B'], '20000'],
  ]);
  expect(annual).toMatchObject({
    grossMinor: '220000',
    netMinor: '220000',
    paidMinor: '155000',
    balanceMinor: '65000',
    // Of 2027 there are none (loi n° 2025-127, art. 38).
    hasInstalments: false,
  });
  expect(exactTaxMinor).toBe('220000');

  const file = await company.run((context) =>
    exportPaper(context, { ...year, part: 'return', format: 'csv' }, ports),
  );
  let csv = '';
  for await (const part of file.body as AsyncIterable<Uint8Array | string>) csv += part.toString();
  expect(csv).toMatch(/^5A;.*2000/mu);
  expect(csv).toMatch(/^33;.*650/mu);
});

it('books what is left to pay once, and counts the same instalments afterwards', async () => {
  on('2027-01-05');
  await company.run((context) => declareReturn(context, { ...year, lock: false }));
  const { draftId } = await company.run((context) => draftEntry(context, year));
  const draft = await company.run((context) => readDraft(context, draftId));
  expect(draft.piece).toBe('CA12 2026');
  expect(draft.lines.map((one) => [one.account, one.debitMinor, one.creditMinor])).toEqual([
    ['44571', '220000', null],
    ['44581', null, '155000'],
    ['44551', null, '65000'],
  ]);
  await company.run((context) => validateEntry(context, { id: draftId, version: draft.version }));
  expect((await paper()).annual).toMatchObject({ paidMinor: '155000', balanceMinor: '65000' });
  expect((await paper()).declared?.netMinor).toBe('220000');
});
