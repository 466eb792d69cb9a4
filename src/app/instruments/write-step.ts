import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { refuse } from './facts.ts';

export type StepKind = 'sent' | 'accepted' | 'remitted' | 'paid' | 'unpaid' | 'cancelled';

export type NewStep = {
  readonly id?: string;
  readonly instrumentId: string;
  readonly kind: StepKind;
  readonly on: PlainDate;
  readonly remittanceId?: string;
  readonly entryId?: string;
  readonly releasedIds?: readonly string[];
  readonly reason?: string;
  readonly certificateOn?: string | null;
  readonly rebilledMinor?: bigint;
  readonly wasCredited?: boolean;
};

/** Writes down what happened; the act itself is in the audit. */
export const writeStep = async (context: Context, step: NewStep): Promise<string> => {
  const id = step.id ?? newId();
  await context.tx
    .insertInto('instrument_step')
    .values({
      org_id: context.org,
      id,
      instrument_id: step.instrumentId,
      kind: step.kind,
      happened_on: step.on,
      remittance_id: step.remittanceId ?? null,
      entry_id: step.entryId ?? null,
      released_ids: [...(step.releasedIds ?? [])],
      reason: step.reason ?? '',
      certificate_on: step.certificateOn ?? null,
      rebilled_minor: step.rebilledMinor ?? 0n,
      was_credited: step.wasCredited ?? false,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(
    context,
    `instrument.${step.kind}`,
    { kind: 'instrument', id: step.instrumentId },
    step.reason ? { reason: step.reason } : {},
  );
  return id;
};

export const undoStepRow = async (context: Context, id: string): Promise<void> => {
  await context.tx
    .updateTable('instrument_step')
    .set({ undone_at: context.now, undone_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};

/** Nothing happens on a day to come, nor before the instrument was there. */
export const refuseDay = (context: Context, on: string, notBefore: string): void => {
  if (on > context.today) throw refuse('instruments.in-the-future', {}, 'on');
  if (on < notBefore) throw refuse('instruments.too-early', { day: notBefore }, 'on');
};
