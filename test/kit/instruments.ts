import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { importStatement, readLines, setPolicy } from '../../src/app/banking/index.ts';
import { drawBill } from '../../src/app/instruments/draw-bill.ts';
import { receiveCheque } from '../../src/app/instruments/receive-cheque.ts';
import { createDraft, issueDocument, startDocument } from '../../src/app/invoicing/index.ts';
import { verifyBooks } from '../../src/app/ledger/index.ts';
import { readWaiting } from '../../src/app/vat/waiting-vat.ts';
import type { PlainDate } from '../../src/core/calendar/index.ts';
import type { BillKind } from '../../src/core/instruments/index.ts';
import { createSecretBox } from '../../src/shell/secrets.ts';
import { createTestCompany, type TestCompany } from './company.ts';
import { fillSeller } from './selling.ts';

const secrets = createSecretBox(randomBytes(32));

export type Debt = { readonly itemId: string; readonly number: string; readonly minor: bigint };

/** A company that sells services (VAT on receipts, 20 %), with a customer and a bank account. */
export const createBench = async () => {
  const company: TestCompany = await createTestCompany();
  await company.run(fillSeller);
  const customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  let lines = 0;
  let papers = 0;
  let bank = '';

  /** A statement of one line, dated 15 November. */
  const line = async (amount: string, label: string): Promise<string> => {
    lines += 1;
    const text = `${label} ${String(lines)}`;
    const bytes = Buffer.from(`Date;Contrepartie;Libellé;Montant\n15/11/2026;;${text};${amount}`);
    const where = bank === '' ? { newAccountName: 'Courant' } : { accountId: bank };
    const outcome = await company.run((context) =>
      importStatement(context, where, { name: `${text}.csv`, mediaType: 'text/csv', bytes }),
    );
    if (outcome.outcome !== 'imported') throw new Error(outcome.outcome);
    bank = outcome.accountIds[0]!;
    for (const view of ['to-see', 'debits'] as const) {
      const found = await company.run((context) => readLines(context, { accountId: bank, view }));
      const one = found.lines.find((row) => row.text === text);
      if (one !== undefined) return one.id;
    }
    throw new Error(`no line says ${text}`);
  };
  // Lines wait for a person: each test says itself what they are.
  await company.run((context) => setPolicy(context, { mode: 'never', limitMinor: null }));
  await line('0,01', 'OUVERTURE');
  await company.run((context) =>
    context.tx
      .updateTable('bank_account')
      .set({ identifier: 'FR7630006000011234567890189' })
      .where('id', '=', bank)
      .execute(),
  );

  const invoice = (minor: bigint): Promise<Debt> =>
    company.run(async (context) => {
      const content = await startDocument(context, { kind: 'invoice', customerId: customer });
      const id = await createDraft(context, {
        ...content,
        title: 'Conseil',
        issuedOn: '2026-11-10',
        lines: [
          {
            type: 'item',
            id: 'l1',
            name: 'Conseil',
            quantity: '1',
            unit: 'C62',
            unitPrice: `${(minor * 5n) / 600n}.${String(((minor * 5n) / 6n) % 100n).padStart(2, '0')}`,
            vat: { category: 'S', rate: '20' },
            account: '706',
            nature: 'services',
          },
        ],
      });
      const { invoiceId, number } = await issueDocument(context, { id, version: 1, send: false }, secrets);
      const item = await context.tx
        .selectFrom('open_item')
        .select(['id', 'amount_minor'])
        .where('invoice_id', '=', invoiceId)
        .executeTakeFirstOrThrow();
      return { itemId: item.id, number, minor: item.amount_minor };
    });

  const sharesOf = (debt: Debt) => [{ itemId: debt.itemId, amountMinor: debt.minor.toString() }];
  const cheque = (debt: Debt): Promise<string> =>
    company.run((context) => {
      papers += 1;
      return receiveCheque(context, {
        partyId: customer,
        drawer: '',
        number: `CHQ ${debt.number}`,
        bank: 'BNP',
        issuedOn: '2026-11-09',
        receivedOn: '2026-11-10',
        currency: 'EUR',
        amountMinor: debt.minor.toString(),
        note: '',
        shares: sharesOf(debt),
      });
    });
  const billInput = (debt: Debt, over: { kind?: BillKind; maturityOn?: string } = {}) => {
    papers += 1;
    return {
      kind: over.kind ?? ('lcr' as const),
      partyId: customer,
      number: `LCR-${String(papers)}`,
      bank: 'BNP QUIMPER',
      iban: 'FR1420041010050500013M02606',
      issuedOn: '2026-11-10',
      maturityOn: over.maturityOn ?? '2026-12-31',
      currency: 'EUR',
      amountMinor: debt.minor.toString(),
      shares: sharesOf(debt),
    };
  };
  const bill = (debt: Debt, over: { kind?: BillKind; maturityOn?: string } = {}): Promise<string> =>
    company.run((context) => drawBill(context, billInput(debt, over)));

  const balance = (account: string): Promise<bigint> =>
    company.run(async (context) => {
      const rows = await context.tx
        .selectFrom('posting')
        .select(['debit_minor', 'credit_minor'])
        .where('org_id', '=', context.org)
        .where('account', '=', account)
        .execute();
      return rows.reduce((sum, row) => sum + row.debit_minor - row.credit_minor, 0n);
    });
  const isOpen = (itemId: string): Promise<bigint> =>
    company.run(async (context) => {
      const row = await context.tx
        .selectFrom('open_item')
        .select('open_minor')
        .where('org_id', '=', context.org)
        .where('id', '=', itemId)
        .executeTakeFirstOrThrow();
      return row.open_minor;
    });
  /** VAT that has fallen due. */
  const vatDue = async (): Promise<bigint> => -(await balance('44571'));
  const sound = async (): Promise<void> => {
    const [{ findings }, waiting] = await company.run(
      async (context) =>
        [await verifyBooks(context), await readWaiting(context, context.today as PlainDate)] as const,
    );
    expect(findings).toEqual([]);
    expect(waiting.filter((one) => one.differenceMinor !== 0n)).toEqual([]);
  };
  return { company, customer, bank, line, invoice, cheque, bill, billInput, balance, isOpen, vatDue, sound };
};

export type Bench = Awaited<ReturnType<typeof createBench>>;
