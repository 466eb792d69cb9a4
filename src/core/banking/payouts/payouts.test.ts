import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDirectDebits, readPayouts } from './index.ts';

const table = (text: string) => {
  const [header = '', ...rows] = text.trim().split('\n');
  return readPayouts(
    header.split(','),
    rows.map((row, at) => ({ line: at + 2, cells: row.split(',') })),
    'rapport.csv',
  );
};
const shown = (text: string) => {
  const read = table(text);
  if (!read.ok) return read.findings.map((one) => `${one.code} ${String(one.params?.['line'] ?? '')}`.trim());
  return read.value.map(
    (one) =>
      `${one.provider}|${one.kind}|${one.reference}|${one.expectedOn ?? ''}|${one.grossMinor} - ${one.feeMinor} = ${one.netMinor}|` +
      one.parts.map((part) => `${part.kind} ${part.grossMinor} ${part.number}`).join(';'),
  );
};

describe('reports of providers', () => {
  test.each<[string, string, string[]]>([
    [
      'Stripe: itemised payout reconciliation',
      `
automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,reporting_category,currency,gross,fee,net,description,charge_id,payment_metadata[invoice_number]
po_1,2026-11-20 00:00:00,txn_1,2026-11-16 10:00:00,charge,eur,100.00,1.75,98.25,Facture,ch_1,FA-2026-0001
po_1,2026-11-20 00:00:00,txn_2,2026-11-17 10:00:00,refund,eur,-40.00,0.00,-40.00,REFUND,ch_1,FA-2026-0001
po_1,2026-11-20 00:00:00,txn_3,2026-11-18 10:00:00,fee,eur,-2.00,0.00,-2.00,Billing fee,,
po_2,2026-11-21 00:00:00,txn_4,2026-11-18 10:00:00,charge,eur,50.00,1.00,49.00,,ch_2,FA-2026-0002`,
      [
        'Stripe|payout|po_1|2026-11-20|6000 - 375 = 5625|charge 10000 FA-2026-0001;refund -4000 FA-2026-0001;fee 0 ',
        'Stripe|payout|po_2|2026-11-21|5000 - 100 = 4900|charge 5000 FA-2026-0002',
      ],
    ],
    [
      'PayPal: fees are negative, the withdrawal proves the total, days first',
      `
Date,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID,Invoice Number,Balance Impact
16/11/2026,Le Goff,Express Checkout Payment,Completed,EUR,120.00,-4.43,115.57,T1,,FA-2026-0001,Credit
17/11/2026,Le Goff,Express Checkout Payment,Pending,EUR,10.00,0.00,10.00,T0,,FA-2026-0009,Memo
18/11/2026,,General Withdrawal,Completed,EUR,-115.57,0.00,-115.57,T2,,,Debit`,
      ['PayPal|payout|T2|2026-11-18|12000 - 443 = 11557|charge 12000 FA-2026-0001'],
    ],
    [
      'GoCardless: a payment that failed later is taken back',
      `
customers.company_name,resources.type,resources.status,resources.reference,gross_amount,gocardless_fees,net_amount,currency,payouts.id,payouts.arrival_date,payments.id
Le Goff,payment,paid_out,FA-2026-0001,80.00,0.80,79.20,EUR,PO1,2026-11-20,PM1
Hélios,late_failure,failed,FA-2026-0002,-30.00,0.00,-30.00,EUR,PO1,2026-11-20,PM2`,
      [
        'GoCardless|payout|PO1|2026-11-20|5000 - 80 = 4920|charge 8000 FA-2026-0001;chargeback -3000 FA-2026-0002',
      ],
    ],
    [
      'fees beside their VAT',
      'Payout ID,Date,Montant brut,Frais,TVA sur frais,Montant net,Numéro de facture\nP1,16/11/2026,100.00,1.00,0.20,98.80,FA-1',
      ['|payout|P1|2026-11-16|10000 - 120 = 9880|charge 10000 FA-1'],
    ],
    [
      'direct debits of a CSV: no fees at all',
      'batch,date,end_to_end,mandate,amount,invoice\nPRLV1,2026-11-02,FA-1,M1,10.00,FA-1\nPRLV1,2026-11-02,FA-2,M2,20.00,FA-2',
      ['|direct_debit|PRLV1|2026-11-02|3000 - 0 = 3000|charge 1000 FA-1;charge 2000 FA-2'],
    ],
    [
      'a row that does not add up is named, and nothing is taken in',
      'payout,date,amount,fee,net\nP1,2026-11-02,10.00,1.00,9.00\nP1,2026-11-02,10.00,1.00,9.50',
      ['payouts.row-not-proved 3'],
    ],
    [
      'a total that is not what its rows make',
      'Date,Type,Gross,Fee,Net,Transaction ID\n16/11/2026,Payment,100.00,-2.00,98.00,A\n17/11/2026,General Withdrawal,-97.00,0.00,-97.00,B',
      ['payouts.total-not-proved 3'],
    ],
    [
      'an amount that is none',
      'payout,date,amount,fee,net\nP1,2026-11-02,dix,1.00,9.00',
      ['payouts.amount 2'],
    ],
    ['a date that is none', 'payout,date,amount,fee,net\nP1,bientôt,10.00,1.00,9.00', ['payouts.date 2']],
    ['not a report', 'Date,Libellé,Débit,Crédit\n1,2,3,4', ['payouts.no-header']],
    ['no rows', 'payout,date,amount,fee,net\n', ['payouts.empty']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('VAT within the fee is told apart', () => {
    const read = table('payout,date,amount,fee,fee vat,net\nP1,2026-11-02,100.00,1.20,0.20,98.80');
    expect(read.ok && [read.value[0]!.feeMinor, read.value[0]!.vatMinor]).toEqual([120n, 20n]);
  });

  test('property: rows in whatever order and sign of fee make the same payout, gross less fee is net', () => {
    const row = fc.record({
      gross: fc.integer({ min: 1, max: 99_999 }),
      fee: fc.integer({ min: 0, max: 99 }),
    });
    const decimal = (cents: number) => (cents / 100).toFixed(2);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean(), (rows, isNegative) => {
        const lines = rows.map(
          ({ gross, fee }, at) =>
            `P1,2026-11-02,C${at},${decimal(gross)},${isNegative ? '-' : ''}${decimal(fee)},${decimal(gross - fee)}`,
        );
        const read = table(['payout,date,charge,amount,fee,net', ...lines].join('\n'));
        const back = table(['payout,date,charge,amount,fee,net', ...lines.toReversed()].join('\n'));
        if (!read.ok || !back.ok) throw new Error('refused');
        const [one] = read.value;
        expect(one!.grossMinor - one!.feeMinor).toBe(one!.netMinor);
        expect(one!.netMinor).toBe(BigInt(rows.reduce((sum, { gross, fee }) => sum + gross - fee, 0)));
        expect(back.value[0]!.netMinor).toBe(one!.netMinor);
      }),
    );
  });
});

const pain = (body: string, sum = '30.00') => `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"><CstmrDrctDbtInitn>
<GrpHdr><MsgId>MSG-1</MsgId><NbOfTxs>2</NbOfTxs><CtrlSum>${sum}</CtrlSum></GrpHdr>
<PmtInf><PmtInfId>PRLV-2026-11</PmtInfId><ReqdColltnDt>2026-11-05</ReqdColltnDt>${body}</PmtInf>
</CstmrDrctDbtInitn></Document>`;
const debit = (id: string, amount: string) =>
  `<DrctDbtTxInf><PmtId><EndToEndId>${id}</EndToEndId></PmtId><InstdAmt Ccy="EUR">${amount}</InstdAmt>
  <Dbtr><Nm>Le Goff</Nm></Dbtr><RmtInf><Ustrd>Facture ${id}</Ustrd></RmtInf></DrctDbtTxInf>`;

describe('pain.008', () => {
  test('one batch per block, with its day and debtors', () => {
    const read = readDirectDebits(pain(debit('FA-1', '10.00') + debit('FA-2', '20.00')));
    expect(read.ok && read.value).toMatchObject([
      {
        kind: 'direct_debit',
        reference: 'PRLV-2026-11',
        expectedOn: '2026-11-05',
        netMinor: 3_000n,
        parts: [
          { number: 'FA-1', grossMinor: 1_000n, name: 'Le Goff' },
          { number: 'FA-2', grossMinor: 2_000n, label: 'Facture FA-2' },
        ],
      },
    ]);
  });
  test.each([
    ['a wrong control sum', pain(debit('A', '10.00') + debit('B', '20.00'), '31.00'), 'payouts.debits-total'],
    ['a missing debit', pain(debit('A', '30.00')), 'payouts.debits-count'],
    ['another message', '<Document><CstmrCdtTrfInitn/></Document>', 'payouts.not-direct-debits'],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'bank.xml.doctype'],
  ])('%s is refused', (_, text, code) => {
    const read = readDirectDebits(text);
    expect(read.ok ? [] : read.findings.map((one) => one.code)).toEqual([code]);
  });
});
