import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBench, type Bench } from '../../../test/kit/instruments.ts';
import { refusal } from '../../../test/kit/entries.ts';
import { confirmBatch, confirmReturn, undoLine } from '../banking/index.ts';
import { reversePayment } from '../payments/index.ts';
import { readTimeline } from '../receivables/timeline.ts';
import { creditRemittance, debitUnpaid } from './credit-remittance.ts';
import { drawBill } from './draw-bill.ts';
import { findLines } from './find-lines.ts';
import { holdBill } from './hold-bill.ts';
import { downloadLcr } from './lcr-download.ts';
import { listInstruments, readInstrument, readSummary } from './list-instruments.ts';
import { markPaid, markSent } from './mark-paid.ts';
import { markUnpaid } from './mark-unpaid.ts';
import { receiveCheque } from './receive-cheque.ts';
import { remit } from './remit.ts';
import { listRemittances } from './remittances.ts';
import { undoRemittance, undoStep } from './undo.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.company.close());

const unpaid = (id: string, over: { rebilledMinor?: string; on?: string } = {}) =>
  bench.company.run((context) =>
    markUnpaid(context, {
      id,
      on: over.on ?? '2026-11-22',
      reason: 'Provision insuffisante',
      certificateOn: null,
      rebilledMinor: over.rebilledMinor ?? '0',
    }),
  );
const credit = (id: string, lineId: string, interestMinor = 0n) =>
  bench.company.run((context) => creditRemittance(context, { id, lineId, interestMinor }));
const state = (id: string) => bench.company.run(async (context) => (await readInstrument(context, id)).state);

describe('a cheque', () => {
  it('pays at once, waits on 5112, is deposited, and credited by one bank line with others', async () => {
    const { company, cheque, invoice, bank, line, balance, isOpen } = bench;
    const before = await balance('5112');
    const first = await invoice(120_000n);
    const second = await invoice(30_000n);
    const ids = [await cheque(first), await cheque(second)];
    expect(await balance('5112')).toBe(before + 150_000n);
    expect(await isOpen(first.itemId)).toBe(0n);
    const { held } = await company.run((context) => readSummary(context, 'cheques'));
    expect(held).toMatchObject({ totalMinor: '150000', count: 2, oldestOn: '2026-11-10' });
    const slip = await company.run((context) =>
      remit(context, { kind: 'cheques', bankAccountId: bank, on: '2026-11-12', instrumentIds: ids }),
    );
    expect(await state(ids[0]!)).toBe('remitted');
    const lineId = await line('1500,00', 'REMISE CHEQUES');
    const { lines } = await company.run((context) => findLines(context, { remittanceId: slip }));
    expect(lines[0]).toMatchObject({ id: lineId, differenceMinor: '0' });
    await credit(slip, lineId);
    expect(await balance('5112')).toBe(before);
    expect([await state(ids[0]!), await state(ids[1]!)]).toEqual(['paid', 'paid']);
    await bench.sound();

    // Undone from the bank's screen, it waits for its credit again.
    await company.run((context) => undoLine(context, lineId));
    expect(await state(ids[0]!)).toBe('remitted');
    const { remittances } = await company.run((context) => listRemittances(context, 'cheques'));
    expect(remittances[0]).toMatchObject({ id: slip, state: 'open', totalMinor: '150000', count: 2 });
    await credit(slip, lineId);
    await bench.sound();
  });

  it('that comes back is owed again with its reason; the bank line that takes it back closes 5112', async () => {
    const { company, cheque, invoice, bank, line, balance, isOpen } = bench;
    const debt = await invoice(48_000n);
    const before = await balance('5112');
    const id = await cheque(debt);
    const slip = await company.run((context) =>
      remit(context, { kind: 'cheques', bankAccountId: bank, on: '2026-11-12', instrumentIds: [id] }),
    );
    await credit(slip, await line('480,00', 'REMISE'));
    await unpaid(id, { rebilledMinor: '1500' });
    expect(await isOpen(debt.itemId)).toBe(48_000n);
    expect(await balance('5112')).toBe(before - 48_000n);
    const shown = await company.run((context) => readInstrument(context, id));
    expect(shown.unpaid).toMatchObject({
      reason: 'Provision insuffisante',
      awaitsDebit: true,
      rebilledMinor: '1500',
    });
    const story = await company.run((context) => readTimeline(context, { id: bench.customer }, {}));
    expect(story.events).toContainEqual(
      expect.objectContaining({ kind: 'cheque-unpaid', detail: 'Provision insuffisante' }),
    );
    await bench.sound();
    const taken = await line('-492,00', 'CHQ IMPAYE');
    await company.run((context) => debitUnpaid(context, id, taken));
    expect(await balance('5112')).toBe(before);
    expect(await balance('627')).toBe(1_200n);
    expect(await refusal(company.run((context) => undoStep(context, id)))).toEqual([
      'instruments.undo-line-first',
    ]);
    await bench.sound();
    await company.run((context) => undoLine(context, taken));
    await company.run((context) => undoStep(context, id));
    expect(await isOpen(debt.itemId)).toBe(0n);
    expect(await state(id)).toBe('paid');
    await bench.sound();
  });

  it('returned by a line of the bank (the usual way) is unpaid too', async () => {
    const { company, cheque, invoice, bank, line, isOpen } = bench;
    const debt = await invoice(77_700n);
    const id = await cheque(debt);
    const slip = await company.run((context) =>
      remit(context, { kind: 'cheques', bankAccountId: bank, on: '2026-11-12', instrumentIds: [id] }),
    );
    await credit(slip, await line('777,00', 'REMISE'));
    const back = await line('-777,00', `REJET CHEQUE ${debt.number}`);
    await company.run((context) => confirmReturn(context, back, 1));
    expect(await isOpen(debt.itemId)).toBe(77_700n);
    const shown = await company.run((context) => readInstrument(context, id));
    expect(shown).toMatchObject({ state: 'unpaid', unpaid: { byBankLine: true, awaitsDebit: false } });
    expect(await refusal(company.run((context) => undoStep(context, id)))).toEqual([
      'instruments.undo-line-first',
    ]);
    await bench.sound();
  });

  it('unpaid before the credit leaves its slip; the bank credits the rest', async () => {
    const { company, cheque, invoice, bank, line } = bench;
    const ids = [await cheque(await invoice(12_000n)), await cheque(await invoice(24_000n))];
    const slip = await company.run((context) =>
      remit(context, { kind: 'cheques', bankAccountId: bank, on: '2026-11-12', instrumentIds: ids }),
    );
    await unpaid(ids[0]!);
    const lineId = await line('240,00', 'REMISE');
    await credit(slip, lineId);
    expect([await state(ids[0]!), await state(ids[1]!)]).toEqual(['unpaid', 'paid']);
    expect(await refusal(company.run((context) => undoStep(context, ids[0]!)))).toEqual([
      'instruments.undo-credit-first',
    ]);
    await bench.sound();
  });

  it('at the bank is neither remitted twice nor undone as a payment', async () => {
    const { company, cheque, invoice, bank } = bench;
    const id = await cheque(await invoice(1_000n));
    const slip = { kind: 'cheques' as const, bankAccountId: bank, on: '2026-11-12', instrumentIds: [id] };
    const remittance = await company.run((context) => remit(context, slip));
    expect(await refusal(company.run((context) => remit(context, slip)))).toEqual([
      'instruments.wrong-state',
    ]);
    expect(await refusal(company.run((context) => remit(context, { ...slip, kind: 'collection' })))).toEqual([
      'instruments.wrong-state',
    ]);
    const { paymentId } = await company.run((context) =>
      context.tx
        .selectFrom('instrument')
        .select('payment_id as paymentId')
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    expect(await refusal(company.run((context) => reversePayment(context, paymentId!, 'erreur')))).toEqual([
      'payments.cheque-deposited',
    ]);
    expect(await refusal(company.run((context) => undoStep(context, id)))).toEqual([
      'instruments.undo-remittance-first',
    ]);
    await company.run((context) => undoRemittance(context, remittance));
    await company.run((context) => undoStep(context, id));
    expect(await state(id)).toBe('cancelled');
    await bench.sound();
  });

  it('is never dated after its receipt', async () => {
    const { company, customer } = bench;
    const act = company.run((context) =>
      receiveCheque(context, {
        partyId: customer,
        drawer: '',
        number: '1',
        bank: '',
        issuedOn: '2026-11-11',
        receivedOn: '2026-11-10',
        currency: 'EUR',
        amountMinor: '100',
        note: '',
        shares: 'none',
      }),
    );
    expect(await refusal(act)).toEqual(['instruments.issued-later']);
  });
});

describe('a bill', () => {
  it('drawn for acceptance leaves its invoices owed until it is accepted; then VAT on receipts waits for its payment', async () => {
    const { company, bill, invoice, isOpen, vatDue, bank, line, balance } = bench;
    const debt = await invoice(120_000n);
    const due = await vatDue();
    const id = await bill(debt, { kind: 'lcr_accepted', maturityOn: '2026-11-21' });
    expect(await state(id)).toBe('issued');
    await company.run((context) => markSent(context, id, '2026-11-11'));
    expect([await state(id), await isOpen(debt.itemId)]).toEqual(['sent', 120_000n]);
    await company.run((context) => holdBill(context, id, '2026-11-12'));
    // Settled on 411: nobody is reminded of it; owed on 413.
    expect([await state(id), await isOpen(debt.itemId)]).toEqual(['held', 0n]);
    expect(await balance('413')).toBe(120_000n);
    expect(await vatDue()).toBe(due);
    const { expected } = await company.run((context) => readSummary(context, 'bills'));
    expect(expected).toContainEqual({ on: '2026-11-21', count: 1, totalMinor: '120000' });
    const remittance = await company.run((context) =>
      remit(context, { kind: 'collection', bankAccountId: bank, on: '2026-11-13', instrumentIds: [id] }),
    );
    expect([await balance('413'), await balance('5113')]).toEqual([0n, 120_000n]);
    expect(await vatDue()).toBe(due);
    await bench.sound();
    const lineId = await line('1196,50', 'REMISE LCR');
    await credit(remittance, lineId);
    expect([await state(id), await balance('5113')]).toEqual(['paid', 0n]);
    // CGI art. 269, 2-c: due when the price is received; 20 000 of 120 000.
    expect(await vatDue()).toBe(due + 20_000n);
    await bench.sound();
    await company.run((context) => undoLine(context, lineId));
    expect(await vatDue()).toBe(due);
    await bench.sound();
    await credit(remittance, lineId);
    await unpaid(id);
    expect([await isOpen(debt.itemId), await vatDue()]).toEqual([120_000n, due]);
    await bench.sound();
    await company.run((context) => undoStep(context, id));
    expect([await isOpen(debt.itemId), await vatDue()]).toEqual([0n, due + 20_000n]);
    await bench.sound();
  });

  it('that is discounted brings an advance (519) less interest and fee; VAT waits for its maturity', async () => {
    const { company, bill, invoice, vatDue, bank, line, balance } = bench;
    const debt = await invoice(60_000n);
    const due = await vatDue();
    const id = await bill(debt, { kind: 'bor', maturityOn: '2026-11-20' });
    const remittance = await company.run((context) =>
      remit(context, { kind: 'discount', bankAccountId: bank, on: '2026-11-13', instrumentIds: [id] }),
    );
    const lineId = await line('590,00', 'ESCOMPTE');
    expect(await refusal(credit(remittance, lineId, 1_001n))).toEqual(['instruments.credit-differs']);
    const fees = await balance('627');
    await credit(remittance, lineId, 800n);
    expect(await state(id)).toBe('discounted');
    expect([await balance('5114'), await balance('519'), await balance('661')]).toEqual([
      60_000n,
      -60_000n,
      800n,
    ]);
    expect([(await balance('627')) - fees, await vatDue()]).toEqual([200n, due]);
    expect(await refusal(company.run((context) => markPaid(context, id, '2026-11-19')))).toEqual([
      'instruments.not-due',
    ]);
    await company.run((context) => markPaid(context, id, '2026-11-20'));
    expect([await balance('5114'), await balance('519'), await vatDue()]).toEqual([0n, 0n, due + 10_000n]);
    await bench.sound();
    await company.run((context) => undoStep(context, id));
    expect([await balance('519'), await vatDue()]).toEqual([-60_000n, due]);
    await unpaid(id);
    await bench.sound();
    await company.run(async (context) => debitUnpaid(context, id, await line('-610,00', 'LCR IMPAYEE')));
    expect([await balance('5114'), await balance('519')]).toEqual([0n, 0n]);
    await bench.sound();
  });

  it('in hand, not honoured, leaves 413; taken back, it is cancelled', async () => {
    const { company, bill, invoice, balance, isOpen } = bench;
    const debt = await invoice(9_000n);
    const id = await bill(debt, { kind: 'lcr' });
    await unpaid(id);
    expect([await balance('413'), await isOpen(debt.itemId)]).toEqual([0n, 9_000n]);
    await bench.sound();
    await company.run((context) => undoStep(context, id));
    await company.run((context) => undoStep(context, id));
    expect([await state(id), await balance('413'), await isOpen(debt.itemId)]).toEqual([
      'cancelled',
      0n,
      9_000n,
    ]);
    await bench.sound();
  });

  it('pays invoices of its customer, to the cent', async () => {
    const { company, invoice, billInput } = bench;
    const debt = await invoice(9_000n);
    const act = (over: object) =>
      refusal(company.run((context) => drawBill(context, { ...billInput(debt), ...over })));
    expect(await act({ amountMinor: '9001' })).toEqual(['instruments.shares-not-amount']);
    const shares = [{ itemId: debt.itemId, amountMinor: '9001' }];
    expect(await act({ amountMinor: '9001', shares })).toEqual(['openitems.above-open']);
    expect(await act({ maturityOn: '2026-11-01' })).toEqual(['instruments.maturity-before-issue']);
    expect(await act({ iban: 'FR7630006000011234567890188' })).toEqual(['party.iban-key']);
  });

  it('has its place in the file for the bank', async () => {
    const { company, bill, invoice, bank } = bench;
    const id = await bill(await invoice(12_342n), { kind: 'lcr' });
    const remittance = await company.run((context) =>
      remit(context, { kind: 'collection', bankAccountId: bank, on: '2026-11-13', instrumentIds: [id] }),
    );
    const { body } = await company.run((context) => downloadLcr(context, remittance));
    const records = (body as Buffer).toString('ascii').split('\r\n');
    expect(records.map((record) => record.slice(0, 2))).toEqual(['03', '06', '08', '']);
    expect(records[1]!.slice(102, 114)).toBe('000000012342');
  });
});

describe('a remittance as the bank’s screen sees it', () => {
  const batchOf = (id: string) =>
    bench.company.run((context) =>
      context.tx
        .selectFrom('remittance as r')
        .innerJoin('payment_batch as b', 'b.id', 'r.batch_id')
        .select(['b.id', 'b.net_minor', 'b.state'])
        .where('r.id', '=', id)
        .executeTakeFirst(),
    );

  it('is one batch: accepted there it is credited here, and VAT of its bills falls due; undone there, undone here', async () => {
    const { company, bill, invoice, vatDue, bank, line, balance } = bench;
    const ids = [
      await bill(await invoice(6_000n), { kind: 'lcr', maturityOn: '2026-11-14' }),
      await bill(await invoice(12_000n), { kind: 'bor', maturityOn: '2026-11-14' }),
    ];
    const before = await balance('5113');
    const due = await vatDue();
    const id = await company.run((context) =>
      remit(context, { kind: 'collection', bankAccountId: bank, on: '2026-11-13', instrumentIds: ids }),
    );
    const { remittances } = await company.run((context) => listRemittances(context, 'bills'));
    const lineId = await line('180,00', `REMISE LCR ${remittances[0]!.name}`);
    const batch = (await batchOf(id))!;
    expect(batch).toMatchObject({ net_minor: 18_000n, state: 'expected' });
    await company.run((context) => confirmBatch(context, lineId, batch.id));
    expect([await state(ids[0]!), await state(ids[1]!)]).toEqual(['paid', 'paid']);
    expect([await balance('5113'), await vatDue()]).toEqual([before, due + 3_000n]);
    await bench.sound();
    await company.run((context) => undoLine(context, lineId));
    expect([await state(ids[0]!), await vatDue()]).toEqual(['remitted', due]);
    expect((await batchOf(id))!.state).toBe('expected');
    await bench.sound();
  });

  it('is expected without what came back before, and not at all once undone', async () => {
    const { company, cheque, invoice, bank } = bench;
    const ids = [await cheque(await invoice(6_000n)), await cheque(await invoice(12_000n))];
    const id = await company.run((context) =>
      remit(context, { kind: 'cheques', bankAccountId: bank, on: '2026-11-13', instrumentIds: ids }),
    );
    await unpaid(ids[0]!);
    expect(await batchOf(id)).toMatchObject({ net_minor: 12_000n, state: 'expected' });
    await company.run((context) => undoStep(context, ids[0]!));
    const whole = (await batchOf(id))!;
    expect(whole).toMatchObject({ net_minor: 18_000n, state: 'expected' });
    await company.run((context) => undoRemittance(context, id));
    expect(await batchOf(id)).toBeUndefined();
    const { state: left } = await company.run((context) =>
      context.tx
        .selectFrom('payment_batch')
        .select('state')
        .where('id', '=', whole.id)
        .executeTakeFirstOrThrow(),
    );
    expect(left).toBe('cancelled');
    await bench.sound();
  });
});

describe('the lists', () => {
  it('are pages of one family and state, newest first', async () => {
    const list = (family: 'cheques' | 'bills', view: 'all' | 'open' | 'unpaid') =>
      bench.company.run((context) => listInstruments(context, { family, view }));
    const bills = (await list('bills', 'all')).instruments;
    expect(bills.every((one) => one.kind !== 'cheque' && one.maturityOn !== null)).toBe(true);
    expect((await list('cheques', 'unpaid')).instruments.every((one) => one.state === 'unpaid')).toBe(true);
    expect((await list('cheques', 'open')).instruments.some((one) => one.state === 'paid')).toBe(false);
    expect(bills[0]!.invoices).toHaveLength(1);
  });

  it('keep what happened: a step is undone, never changed', async () => {
    await expect(
      bench.company.run((context) => sql`update instrument_step set reason = 'x'`.execute(context.tx)),
    ).rejects.toThrow(/undone, never changed/);
    await expect(
      bench.company.run((context) => sql`update instrument set number = 'x'`.execute(context.tx)),
    ).rejects.toThrow(/permission denied/);
  });
});
