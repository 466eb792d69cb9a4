import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { Problem } from '../../../contract/problem.ts';
import { plainDate } from '../../../core/calendar/index.ts';
import { EUR } from '../../../core/money/index.ts';
import { recordInvoice } from '../../invoicing/index.ts';
import { verifyBooks } from '../../ledger/index.ts';
import {
  choosePayoutItem,
  confirmBatch,
  importPayouts,
  importStatement,
  listPayouts,
  readAccounts,
  readLines,
  readPayout,
  undoLine,
  undoPayout,
  type Line,
} from '../index.ts';
import { reversePayment } from '../../payments/index.ts';

let company: TestCompany;
let balance = 10_000_000n;
let legoff: string;
let helios: string;
const opened: TestCompany[] = [];
beforeEach(async () => {
  company = await createTestCompany();
  opened.push(company);
  balance = 10_000_000n;
  legoff = await company.addCustomer({ name: 'Menuiserie Le Goff' });
  helios = await company.addCustomer({ name: 'Peinture Hélios' });
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const give = async (day: string, amount: string, label: string): Promise<void> => {
  balance += BigInt(amount.replace(',', ''));
  const cents = balance.toString();
  const row = `${day};${label};${amount};${cents.slice(0, -2)},${cents.slice(-2)}`;
  const bytes = Buffer.from(['Date;Libellé;Montant;Solde', row].join('\n'));
  const upload = { name: 'releve.csv', mediaType: 'text/csv', bytes };
  const outcome = await company.run((context) => importStatement(context, {}, upload));
  if (outcome.outcome !== 'imported') throw new Error(outcome.outcome);
};
const report = (text: string, name = 'rapport.csv') =>
  company.run((context) =>
    importPayouts(context, { name, mediaType: 'text/csv', bytes: Buffer.from(text.trim()) }),
  );
const lines = async (view: 'to-see' | 'posted'): Promise<Line[]> => {
  const { accounts } = await company.run((context) => readAccounts(context));
  return (await company.run((context) => readLines(context, { accountId: accounts[0]!.id, view }))).lines;
};
const invoice = async (number: string, totalMinor: bigint, partyId: string): Promise<string> =>
  (
    await company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'invoice',
        number,
        issuedOn: plainDate('2026-08-01'),
        dueOn: plainDate('2026-08-31'),
        currency: EUR,
        totalMinor,
        reference: '',
      }),
    )
  ).itemId;
const openMinor = (id: string): Promise<bigint> =>
  company.run(
    async ({ tx }) =>
      (await tx.selectFrom('open_item').select('open_minor').where('id', '=', id).executeTakeFirstOrThrow())
        .open_minor,
  );
const balances = (): Promise<Record<string, bigint>> =>
  company.run(async ({ tx }) => {
    const { rows } = await sql<{ account: string; minor: bigint }>`
      select account, sum(debit_minor - credit_minor)::bigint as minor from posting group by account
      having sum(debit_minor - credit_minor) <> 0`.execute(tx);
    return Object.fromEntries(rows.map((row) => [row.account, row.minor]));
  });
const refusal = async (promise: Promise<unknown>): Promise<string[]> => {
  const problem = await promise.catch((cause: unknown) => cause);
  if (!(problem instanceof Problem)) throw new Error(`not refused: ${String(problem)}`);
  return [problem.code, ...problem.findings.map((one) => one.code)];
};
const soundBooks = async () =>
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);

const HEADER = 'payout,date,charge,type,amount,fee,fee vat,net,metadata_invoice,name';
const STRIPE = `${HEADER}
po_1PXabc,2026-09-02,ch_1,charge,120.00,2.40,0.40,117.60,FA-2026-0001,Menuiserie Le Goff
po_1PXabc,2026-09-02,ch_2,charge,345.00,5.10,0.85,339.90,FA-2026-0002,Peinture Hélios
po_1PXabc,2026-09-03,ch_3,charge,77.00,1.00,0.00,76.00,,Quelqu’un`;

describe('the report of a provider', () => {
  it('books gross, fee and VAT, is received in one line, and undone leaves nothing behind', async () => {
    const a = await invoice('FA-2026-0001', 12_000n, legoff);
    const b = await invoice('FA-2026-0002', 34_500n, helios);
    const before = await balances();
    const { ids } = await report(STRIPE);
    expect([await openMinor(a), await openMinor(b)]).toEqual([0n, 0n]);
    expect(await balances()).toMatchObject({ '5115': 53_350n, '627': 725n, '44566': 125n, '471': -7_700n });
    await soundBooks();
    const { payout, parts } = await company.run((context) => readPayout(context, ids[0]!));
    expect(payout).toMatchObject({
      reference: 'po_1PXabc',
      netMinor: '53350',
      state: 'expected',
      openParts: 1,
    });
    expect(parts.map((part) => [part.numbers, part.state])).toEqual([
      [['FA-2026-0001'], 'found'],
      [['FA-2026-0002'], 'found'],
      [[], 'waiting'],
    ]);

    await give('04/09/2026', '533,50', 'VIR SEPA RECU STRIPE /MOTIF PO_1PXABC');
    const [line] = await lines('posted');
    expect(line?.match).toMatchObject({ kind: 'batch', decidedBy: 'auto', batchReference: 'po_1PXabc' });
    expect(await balances()).not.toHaveProperty('5115');
    const { payouts } = await company.run((context) => listPayouts(context));
    expect(payouts).toMatchObject([{ state: 'received', receivedOn: '2026-09-04', receivedMinor: '53350' }]);
    expect(await refusal(company.run((context) => undoPayout(context, ids[0]!)))).toEqual([
      'bank.batch-received',
    ]);
    await soundBooks();

    await company.run((context) => undoLine(context, line!.id));
    await company.run((context) => undoPayout(context, ids[0]!));
    expect([await openMinor(a), await openMinor(b)]).toEqual([12_000n, 34_500n]);
    expect(await balances()).toEqual(before);
    await soundBooks();
    // Taken back, it may be given again.
    await report(STRIPE);
    expect(await openMinor(a)).toBe(0n);
    await soundBooks();
  });

  it('trusts a short number of its own column for its whole amount only', async () => {
    const a = await invoice('7', 12_000n, legoff);
    const row = (id: string, amount: string) =>
      `po_7PXabc,2026-09-02,${id},charge,${amount},0.00,0.00,${amount},7,Menuiserie Le Goff`;
    const { ids } = await report([HEADER, row('ch_1', '50.00'), row('ch_2', '120.00')].join('\n'));
    expect(await openMinor(a)).toBe(0n);
    const { parts } = await company.run((context) => readPayout(context, ids[0]!));
    expect(parts.map((part) => part.state)).toEqual(['waiting', 'found']);
    await soundBooks();
  });

  it('finds the line that came before it', async () => {
    await invoice('FA-2026-0001', 12_000n, legoff);
    await give('04/09/2026', '117,60', 'VIR SEPA RECU PSP /MOTIF PAYOUT-77');
    expect(await lines('to-see')).toHaveLength(1);
    const { autoLines } = await report(
      `${HEADER}\nPAYOUT-77,2026-09-02,ch_1,charge,120.00,2.40,0.40,117.60,FA-2026-0001,Menuiserie Le Goff`,
    );
    expect(autoLines).toBe(1);
    await soundBooks();
  });

  it('twice never doubles: neither the file, nor a payout or a payment of it in another one', async () => {
    await invoice('FA-2026-0001', 12_000n, legoff);
    await report(STRIPE);
    const before = await balances();
    expect(await report(STRIPE)).toMatchObject({ ids: [], known: ['po_1PXabc'] });
    expect(
      await refusal(
        report(
          `${HEADER}\npo_9,2026-09-02,ch_1,charge,120.00,2.40,0.40,117.60,FA-2026-0001,Menuiserie Le Goff`,
        ),
      ),
    ).toEqual(['file.refused', 'payouts.row-known']);
    expect(await balances()).toEqual(before);
  });

  it('a refund opens its invoice again by that much, a dispute whole; a later one forbids undoing the payment', async () => {
    const a = await invoice('FA-2026-0001', 12_000n, legoff);
    const b = await invoice('FA-2026-0002', 34_500n, helios);
    const first = await report(STRIPE);
    const later = await report(`${HEADER}
po_2,2026-09-06,re_1,refund,-50.00,0.00,0.00,-50.00,FA-2026-0001,Menuiserie Le Goff
po_2,2026-09-06,dp_1,chargeback,-345.00,15.00,0.00,-360.00,FA-2026-0002,Peinture Hélios
po_2,2026-09-06,rs_1,adjustment,500.00,0.00,0.00,500.00,,
po_2,2026-09-06,re_9,refund,-1.00,0.00,0.00,-1.00,FA-1999-0001,Inconnu`);
    expect([await openMinor(a), await openMinor(b)]).toEqual([5_000n, 34_500n]);
    expect(await balances()).toMatchObject({ '478': -49_900n, '5115': 53_350n + 8_900n });
    await soundBooks();
    const { parts } = await company.run((context) => readPayout(context, later.ids[0]!));
    expect(parts.map((part) => [part.kind, part.numbers.join(), part.state])).toEqual([
      ['refund', 'FA-2026-0001', 'found'],
      ['chargeback', 'FA-2026-0002', 'found'],
      ['other', '', 'aside'],
      ['refund', '', 'aside'],
    ]);
    expect(await refusal(company.run((context) => undoPayout(context, first.ids[0]!)))).toEqual([
      'payments.given-back',
    ]);
    await company.run((context) => undoPayout(context, later.ids[0]!));
    expect([await openMinor(a), await openMinor(b)]).toEqual([0n, 0n]);
    await soundBooks();
    await company.run((context) => undoPayout(context, first.ids[0]!));
    expect([await openMinor(a), await openMinor(b)]).toEqual([12_000n, 34_500n]);
    await soundBooks();
  });

  it('a payment that somebody undid by hand is left alone when its report is taken back', async () => {
    await invoice('FA-2026-0001', 12_000n, legoff);
    const before = await balances();
    const { ids } = await report(STRIPE);
    const paymentId = await company.run(
      async ({ tx }) =>
        (
          await tx
            .selectFrom('payment')
            .select('id')
            .where('amount_minor', '=', 12_000n)
            .executeTakeFirstOrThrow()
        ).id,
    );
    await company.run((context) => reversePayment(context, paymentId, 'erreur'));
    await company.run((context) => undoPayout(context, ids[0]!));
    expect(await balances()).toEqual(before);
    await soundBooks();
  });

  it('what does not add up, or is in another currency, brings in nothing', async () => {
    const before = await balances();
    expect(
      await refusal(report(`${HEADER}\npo_1PXabc,2026-09-02,ch_1,charge,120.00,2.40,0.40,118.60,FA-1,X`)),
    ).toEqual(['file.refused', 'payouts.row-not-proved']);
    expect(
      await refusal(
        report('payout,date,currency,amount,fee,net\npo_1PXabc,2026-09-02,USD,120.00,2.40,117.60'),
      ),
    ).toEqual(['file.refused', 'payouts.other-currency']);
    expect(await refusal(report('Bonjour;madame\nun;deux'))).toEqual(['file.refused', 'payouts.no-header']);
    expect(await balances()).toEqual(before);
    expect(await company.run((context) => listPayouts(context))).toEqual({ payouts: [] });
  });
});

const debit = (id: string, amount: string, text: string) =>
  `<DrctDbtTxInf><PmtId><EndToEndId>${id}</EndToEndId></PmtId><InstdAmt Ccy="EUR">${amount}</InstdAmt>
  <Dbtr><Nm>Menuiserie Le Goff</Nm></Dbtr><RmtInf><Ustrd>${text}</Ustrd></RmtInf></DrctDbtTxInf>`;

describe('direct debits as they went to the bank', () => {
  const pain = `<Document><CstmrDrctDbtInitn><GrpHdr><MsgId>M1</MsgId><NbOfTxs>2</NbOfTxs></GrpHdr>
    <PmtInf><PmtInfId>PRLV-2026-09</PmtInfId><CtrlSum>465.00</CtrlSum><ReqdColltnDt>2026-09-05</ReqdColltnDt>
    ${debit('E1', '120.00', 'FA-2026-0001')}${debit('E2', '345.00', 'abonnement')}</PmtInf></CstmrDrctDbtInitn></Document>`;

  it('are expected; one whose invoice a person has to say is posted then', async () => {
    const a = await invoice('FA-2026-0001', 12_000n, legoff);
    const b = await invoice('FA-2026-0002', 34_500n, helios);
    const before = await balances();
    const { ids } = await report(pain, 'prlv.xml');
    expect([await openMinor(a), await openMinor(b)]).toEqual([12_000n, 34_500n]);
    expect(await balances()).toEqual(before);
    await give('05/09/2026', '465,00', 'REMISE PRLV SEPA PRLV202609 NBRE 2');
    const [waiting] = await lines('to-see');
    expect(waiting?.vetoes.map((veto) => veto.key)).toEqual(['match.veto.batch-part-unknown']);
    expect(waiting?.batches).toMatchObject([{ isWhole: false, numbers: ['FA-2026-0001'] }]);
    expect(await refusal(company.run((context) => confirmBatch(context, waiting!.id, ids[0]!)))).toEqual([
      'bank.proposal-stale',
    ]);
    await company.run((context) => choosePayoutItem(context, { id: ids[0]!, partNo: 2, itemId: b }));
    await give('06/09/2026', '1,00', 'AUTRE');
    expect((await lines('posted'))[0]?.match).toMatchObject({ kind: 'batch', decidedBy: 'auto' });
    expect([await openMinor(a), await openMinor(b)]).toEqual([0n, 0n]);
    await soundBooks();
  });
});
