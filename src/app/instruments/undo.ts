import { maxDate } from '../../core/calendar/index.ts';
import { needsAcceptance } from '../../core/instruments/index.ts';
import { instruments } from '../../i18n/instruments.fr.ts';
import type { Context } from '../../shell/http/context.ts';
import { payAgain } from '../banking/index.ts';
import { resumeVatWait, undoWithItems } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { reversePayment } from '../payments/index.ts';
import { expectRemittance, forgetRemittance } from './expect-remittance.ts';
import { lockFacts, lockInstruments, refuse, remittanceName, wrongState, type Facts } from './facts.ts';
import { instrumentsOf, readRemittance } from './remittances.ts';
import { undoStepRow, writeStep, type StepKind } from './write-step.ts';

type Step = { id: string; entry_id: string | null; released_ids: string[]; happened_on: string };

const liveStep = (context: Context, instrumentId: string, kind: StepKind): Promise<Step | undefined> =>
  context.tx
    .selectFrom('instrument_step')
    .select(['id', 'entry_id', 'released_ids', 'happened_on'])
    .where('org_id', '=', context.org)
    .where('instrument_id', '=', instrumentId)
    .where('kind', '=', kind)
    .where('undone_at', 'is', null)
    .executeTakeFirst();

/** Undoes the last step of an instrument: its entry by a reversing one, and what it had settled or released. */
export const undoStep = async (context: Context, id: string): Promise<void> => {
  const facts = await lockFacts(context, id);
  const why = instruments.books.undone;
  const take = async (kind: StepKind): Promise<Step> => {
    const step = await liveStep(context, id, kind);
    if (step === undefined) throw wrongState(facts);
    if (step.entry_id !== null) {
      const on = maxDate(context.today, step.happened_on as typeof context.today);
      await undoWithItems(context, step.entry_id, on, why, { kind: 'instrument', id });
    }
    await undoStepRow(context, step.id);
    return step;
  };
  if (facts.state === 'unpaid') {
    refuseBesideBank(facts);
    await payAgain(context, (await take('unpaid')).released_ids);
    if (facts.remittance_id !== null && !facts.is_credited && !facts.was_credited)
      await expectRemittance(context, facts.remittance_id);
  } else if (facts.state === 'paid' && facts.remittance_kind === 'discount') {
    await resumeVatWait(context, [(await take('paid')).id]);
  } else if (facts.state === 'held') {
    await giveUp(context, facts, take);
  } else if (facts.state === 'sent') {
    await take('sent');
  } else if (facts.state === 'issued') {
    await writeStep(context, { instrumentId: id, kind: 'cancelled', on: context.today });
  } else if (facts.remittance_id !== null) {
    const name = remittanceName({ year: facts.remittance_year!, no: facts.remittance_no! });
    throw refuse('instruments.undo-remittance-first', { name });
  } else throw wrongState(facts);
  await audit(context, 'instrument.undone', { kind: 'instrument', id }, { state: facts.state });
};

/** What a bank line said is undone from that line, and before what it rests on. */
const refuseBesideBank = (facts: Facts): void => {
  const { number } = facts;
  if (facts.is_returned || facts.is_debited) throw refuse('instruments.undo-line-first', { number });
  if (facts.is_credited && !facts.was_credited) throw refuse('instruments.undo-credit-first', { number });
};

/** A cheque that was no payment; a bill that is not accepted after all, or was never drawn. */
const giveUp = async (
  context: Context,
  facts: Facts,
  take: (kind: StepKind) => Promise<Step>,
): Promise<void> => {
  if (facts.payment_id !== null) {
    await reversePayment(context, facts.payment_id, instruments.books.undone);
    return;
  }
  await take('accepted');
  if (!needsAcceptance(facts.kind))
    await writeStep(context, { instrumentId: facts.id, kind: 'cancelled', on: context.today });
};

/** A remittance that did not take place: its instruments are in hand again. Its number stays used. */
export const undoRemittance = async (context: Context, id: string): Promise<void> => {
  await lockInstruments(context);
  const remittance = await readRemittance(context, id);
  const name = remittanceName(remittance);
  if (remittance.undone_at !== null || remittance.credited_on !== null)
    throw refuse('instruments.remittance-closed', { name });
  const inside = await instrumentsOf(context, id);
  const gone = inside.find((one) => one.state !== 'remitted');
  if (gone !== undefined) throw wrongState(gone);
  await forgetRemittance(context, id);
  if (remittance.entry_id !== null) {
    const on = maxDate(context.today, remittance.remitted_on);
    await undoWithItems(context, remittance.entry_id, on, instruments.books.undone, {
      kind: 'remittance',
      id,
    });
  }
  for (const one of inside) {
    const step = await liveStep(context, one.id, 'remitted');
    await undoStepRow(context, step!.id);
  }
  await context.tx
    .updateTable('remittance')
    .set({ undone_at: context.now, undone_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await audit(context, 'remittance.undone', { kind: 'remittance', id }, { name });
};
