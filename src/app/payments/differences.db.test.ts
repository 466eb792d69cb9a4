import fc from 'fast-check';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { fillSeller } from '../../../test/kit/selling.ts';
import { Problem } from '../../contract/problem.ts';
import { EUR } from '../../core/money/index.ts';
import { projectRoot } from '../../shell/paths.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import type { Context } from '../../shell/http/context.ts';
import { creditInvoice } from '../invoicing/credits/credit-invoice.ts';
import { createDraft } from '../invoicing/drafts.ts';
import { issueDocument } from '../invoicing/issue-document.ts';
import { readDocument } from '../invoicing/read-document.ts';
import { startDocument } from '../invoicing/start-document.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import {
  editSettlementSettings,
  readSettlementSettings,
  reverseWriteOff,
  writeOff,
  type NewWriteOff,
} from '../openitems/index.ts';
import { recordPayment, reversePayment } from './index.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;
beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

type Line = [unitPrice: string, rate: string, nature: 'goods' | 'services'];

/** Issues an invoice and answers its open item. */
const issued = async (context: Context, lines: Line[]) => {
  const content = await startDocument(context, { kind: 'invoice', customerId: customer });
  const id = await createDraft(context, {
    ...content,
    title: 'Conseil',
    lines: lines.map(([unitPrice, rate, nature], index) => ({
      type: 'item' as const,
      id: `l${String(index)}`,
      name: 'Conseil',
      quantity: '1',
      unit: 'C62',
      unitPrice,
      vat: { category: 'S' as const, rate },
      account: nature === 'goods' ? '707' : '706',
      nature,
    })),
  });
  const { version } = await readDocument(context, id);
  const { invoiceId } = await issueDocument(context, { id, version, send: false }, secrets);
  const item = await context.tx
    .selectFrom('open_item')
    .select(['id', 'open_minor as minor'])
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  return { ...item, documentId: id };
};

const pay = (context: Context, itemId: string, amountMinor: bigint) =>
  recordPayment(context, {
    method: 'transfer',
    partyId: customer,
    receivedOn: context.today,
    currency: EUR,
    amountMinor,
    reference: 'VIR',
    note: '',
    shares: [{ itemId, amountMinor }],
  });

type Balances = Record<string, bigint>;
const balances = async ({ tx }: Context): Promise<Balances> => {
  const { rows } = await sql<{ account: string; minor: bigint }>`
    select account, sum(debit_minor - credit_minor)::bigint as minor from posting group by account
    having sum(debit_minor - credit_minor) <> 0 order by account`.execute(tx);
  return Object.fromEntries(rows.map((row) => [row.account, row.minor]));
};

/** What the work changes, account by account. The books are sound after it. Nothing of it is kept. */
const changes = async (work: (context: Context) => Promise<unknown>): Promise<Balances> => {
  const done = new Error('not kept');
  let found: Balances = {};
  await company
    .run(async (context) => {
      const before = await balances(context);
      await work(context);
      const after = await balances(context);
      for (const account of new Set([...Object.keys(before), ...Object.keys(after)])) {
        const moved = (after[account] ?? 0n) - (before[account] ?? 0n);
        if (moved !== 0n) found = { ...found, [account]: moved };
      }
      expect((await verifyBooks(context)).findings).toEqual([]);
      throw done;
    })
    .catch((cause: unknown) => {
      if (cause !== done) throw cause;
    });
  return found;
};

const refusal = async (work: (context: Context) => Promise<unknown>): Promise<string[]> => {
  const cause: unknown = await company.run(work).catch((problem: unknown) => problem);
  if (!(cause instanceof Problem)) throw cause;
  return cause.findings.map((one) => one.code);
};

const close = (context: Context, itemId: string, over: Partial<NewWriteOff>) =>
  writeOff(context, { itemId, kind: 'discount', amountMinor: 0n, reason: '', ...over });

describe('VAT on receipts (CGI art. 269, 2-c)', () => {
  it('falls due with each payment, by rate, and all of it with the last', async () => {
    const moved = await changes(async (context) => {
      const { id, minor } = await issued(context, [
        ['1000', '20', 'services'],
        ['100', '10', 'services'],
        ['50', '20', 'goods'],
      ]);
      expect(minor).toBe(137_000n);
      await pay(context, id, 45_667n);
      expect(await balances(context)).toMatchObject({ '44574': -14_000n, '44571': -8_000n });
      await pay(context, id, 91_333n);
    });
    expect(moved).toEqual({ '512': 137_000n, '706': -110_000n, '707': -5_000n, '44571': -22_000n });
  });

  it('waits again when the payment is undone', async () => {
    const moved = await changes(async (context) => {
      const { id } = await issued(context, [['333.33', '20', 'services']]);
      const first = await pay(context, id, 10_001n);
      const before = await balances(context);
      const { paymentId } = await pay(context, id, 20_002n);
      await reversePayment(context, paymentId, 'chèque impayé');
      expect(await balances(context)).toEqual(before);
      await reversePayment(context, first.paymentId, 'erreur');
    });
    expect(moved).toEqual({ '411': 40_000n, '706': -33_333n, '44574': -6_667n });
  });

  it('never falls due on what a credit note takes off', async () => {
    const moved = await changes(async (context) => {
      const { id, documentId } = await issued(context, [['1000', '20', 'services']]);
      await pay(context, id, 72_000n);
      const noteId = await creditInvoice(context, { id: documentId, reason: 'Mission arrêtée' });
      const { version } = await readDocument(context, noteId);
      await issueDocument(context, { id: noteId, version, send: false }, secrets);
    });
    // 480,00 € set against the rest: 80,00 € of VAT never due. 720,00 € to give back: their VAT until then.
    expect(moved).toEqual({ '512': 72_000n, '411': -72_000n, '44571': -12_000n, '44574': 12_000n });
  });

  it('is pro rata to the cent after any part payments, undoings and write-offs', async () => {
    const step = fc.record({ do: fc.constantFrom('pay', 'undo', 'discount'), at: fc.nat(1_000) });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom('20', '10', '5.5'),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (cents, rate, steps) => {
          await changes(async (context) => {
            const price = `${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
            const { id, minor } = await issued(context, [
              [price, rate, 'services'],
              ['7.77', '20', 'goods'],
            ]);
            const undo: (() => Promise<void>)[] = [];
            let left = minor;
            for (const { do: what, at } of steps) {
              const amountMinor = (left * BigInt(at)) / 1_000n;
              if (what === 'undo') {
                await undo.splice(at % Math.max(1, undo.length), 1)[0]?.();
              } else if (amountMinor > 0n) {
                left -= amountMinor;
                const made = await (what === 'pay'
                  ? pay(context, id, amountMinor)
                  : close(context, id, { amountMinor }));
                undo.push(async () => {
                  left += amountMinor;
                  if ('paymentId' in made) await reversePayment(context, made.paymentId, 'annulé');
                  else await reverseWriteOff(context, made.writeOffId);
                });
              }
              expect((await verifyBooks(context)).findings).toEqual([]);
            }
          });
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a difference written off', () => {
  it('as a discount takes its VAT back, in the proportion of the invoice (CGI art. 267, II-1°)', async () => {
    const moved = await changes(async (context) => {
      const { id } = await issued(context, [['1000', '20', 'goods']]);
      await pay(context, id, 117_600n);
      await close(context, id, { amountMinor: 2_400n });
    });
    expect(moved).toEqual({ '512': 117_600n, '665': 2_000n, '707': -100_000n, '44571': -19_600n });
  });

  it('of services lowers the VAT that waits: 44571 has what was paid, 44574 nothing', async () => {
    const moved = await changes(async (context) => {
      const { id } = await issued(context, [['1000', '20', 'services']]);
      await close(context, id, { amountMinor: 2_400n });
      await pay(context, id, 117_600n);
    });
    expect(moved).toEqual({ '512': 117_600n, '665': 2_000n, '706': -100_000n, '44571': -19_600n });
  });

  it('as irrecoverable gives VAT back with its proof (CGI art. 272, 1)', async () => {
    const moved = await changes(async (context) => {
      const { id } = await issued(context, [['1000', '20', 'goods']]);
      await close(context, id, {
        kind: 'irrecoverable',
        amountMinor: 120_000n,
        reason: 'Certificat du liquidateur, 3 novembre 2026',
      });
    });
    expect(moved).toEqual({ '654': 100_000n, '707': -100_000n });
  });

  it('is undone to the cent, and the item is owed again', async () => {
    const moved = await changes(async (context) => {
      const { id } = await issued(context, [['1000', '20', 'services']]);
      await pay(context, id, 33_333n);
      const before = await balances(context);
      for (const kind of ['rounding', 'discount', 'fee', 'irrecoverable', 'waiver'] as const) {
        const amountMinor = kind === 'rounding' ? 99n : 1_234n;
        const { writeOffId } = await close(context, id, { kind, amountMinor, reason: 'dossier 12' });
        expect(await balances(context)).not.toEqual(before);
        await reverseWriteOff(context, writeOffId);
        expect(await balances(context)).toEqual(before);
        await reverseWriteOff(context, writeOffId);
        expect(await balances(context)).toEqual(before);
      }
      const item = await context.tx
        .selectFrom('open_item')
        .select('open_minor')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(item.open_minor).toBe(86_667n);
    });
    expect(Object.keys(moved).sort()).toEqual(['411', '44571', '44574', '512', '706']);
  });

  it('on an item typed without its VAT is charged whole', async () => {
    const moved = await changes(async (context) => {
      const { itemId } = await recordInvoice(context, {
        partyId: customer,
        kind: 'invoice',
        number: 'REPRISE-1',
        issuedOn: context.today,
        dueOn: context.today,
        currency: EUR,
        totalMinor: 20_000n,
        reference: '',
      });
      await close(context, itemId, { amountMinor: 400n });
    });
    expect(moved).toMatchObject({ '411': 19_600n, '665': 400n });
  });

  it('goes to the accounts of the company, within its limit', async () => {
    const moved = await changes(async (context) => {
      const settings = await readSettlementSettings(context);
      expect(settings.roundingLimitMinor).toBe(100n);
      await editSettlementSettings(context, {
        roundingLimitMinor: 500n,
        accounts: { ...settings.accounts, roundingLoss: '658100' },
      });
      const { id } = await issued(context, [['100', '20', 'goods']]);
      await close(context, id, { kind: 'rounding', amountMinor: 500n });
    });
    expect(moved).toMatchObject({ '658100': 500n });
  });

  it('is refused above what is open, above the limit, or without its reason', async () => {
    const attempt = (over: Partial<NewWriteOff>) =>
      refusal(async (context) => close(context, (await issued(context, [['10', '20', 'goods']])).id, over));
    expect(await attempt({ amountMinor: 1_201n })).toEqual(['openitems.above-open']);
    expect(await attempt({ amountMinor: -1n })).toEqual(['openitems.above-open']);
    expect(await attempt({ kind: 'rounding', amountMinor: 101n })).toEqual([
      'openitems.above-rounding-limit',
    ]);
    expect(await attempt({ kind: 'irrecoverable', amountMinor: 1n })).toEqual([
      'openitems.irrecoverable-without-reason',
    ]);
    expect(await attempt({ kind: 'waiver', amountMinor: 1n, reason: ' ' })).toEqual([
      'openitems.waiver-without-reason',
    ]);
    expect(
      await refusal(async (context) => {
        const settings = await readSettlementSettings(context);
        await editSettlementSettings(context, {
          roundingLimitMinor: 10_001n,
          accounts: { ...settings.accounts, fee: '411' },
        });
      }),
    ).toEqual(['openitems.difference-account', 'openitems.rounding-limit']);
  });
});

describe('what was settled before VAT on receipts was followed', () => {
  it('falls due with the migration, in one entry', async () => {
    const numbers = await company.run(async (context) => {
      const first = await issued(context, [
        ['1000', '20', 'services'],
        ['100', '10', 'services'],
      ]);
      await pay(context, first.id, 43_667n);
      const second = await issued(context, [['500', '20', 'services']]);
      await pay(context, second.id, 60_000n);
      return balances(context);
    });
    const sqlText = readFileSync(join(projectRoot(), 'migrations/0026_settlement_differences.sql'), 'utf8');
    const backfill = sqlText.slice(sqlText.indexOf('do $$'));
    const client = await company.test.adminPool.connect();
    try {
      await client.query('begin; set local session_replication_role = replica');
      await client.query('delete from encaisse.vat_receipt');
      await client.query(
        "delete from encaisse.posting where entry_id in (select id from encaisse.journal_entry where source_kind = 'vat_receipt')",
      );
      await client.query("delete from encaisse.entry_link where journal = 'OD'");
      await client.query("delete from encaisse.journal_entry where source_kind = 'vat_receipt'");
      await client.query("delete from encaisse.entry_counter where journal = 'OD'");
      await client.query('commit; begin');
      await client.query(`set local role "${inject('cluster').roles.owner}"`);
      await client.query(backfill);
      await client.query('commit');
    } finally {
      client.release();
    }
    expect(await company.run(balances)).toEqual(numbers);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
    const entries = await company.run(({ tx }) =>
      tx.selectFrom('journal_entry').select('entry_no').where('source_kind', '=', 'vat_receipt').execute(),
    );
    expect(entries).toEqual([{ entry_no: 1n }]);
  });
});
