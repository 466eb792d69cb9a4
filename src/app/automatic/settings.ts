import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays, maxDate, type LocalTime, type PlainDate } from '../../core/calendar/index.ts';
import { modeOf, nextDay } from '../../core/dunning/index.ts';
import { error } from '../../core/finding.ts';
import { localTimeIn } from '../../shell/clock.ts';
import type { Context } from '../../shell/http/context.ts';
import { listPolicies } from '../dunning/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import type { automaticContract } from './contract.ts';
import { mayBeTold } from './responsible.ts';

export type AutomaticSettings = {
  readonly isOn: boolean;
  readonly weekdays: readonly number[];
  readonly hour: number;
  readonly handledOn: PlainDate;
  readonly responsibleIds: readonly string[];
  readonly suspended: { readonly at: string; readonly by: string } | null;
  readonly version: number;
};

/** As they stand; nobody has set any: off. `lock`: nobody else decides by them meanwhile. */
export const readSettings = async (
  context: Context,
  { lock = false }: { lock?: boolean } = {},
): Promise<AutomaticSettings> => {
  const { rows } = await sql<{
    is_on: boolean;
    weekdays: number[];
    hour: number;
    handled_on: PlainDate;
    responsible_ids: string[];
    suspended_at: string | null;
    suspended_by: string;
    version: number;
  }>`
    select is_on, weekdays, hour, handled_on, responsible_ids, suspended_at, suspended_by, version
    from automatic_setting where org_id = ${context.org} ${lock ? sql`for update` : sql``}`.execute(
    context.tx,
  );
  const row = rows[0];
  if (row === undefined)
    return {
      isOn: false,
      weekdays: [1, 2, 3, 4, 5],
      hour: 8,
      handledOn: addDays(context.today, -1),
      responsibleIds: [],
      suspended: null,
      version: 0,
    };
  return {
    isOn: row.is_on,
    weekdays: row.weekdays,
    hour: row.hour,
    handledOn: row.handled_on,
    responsibleIds: row.responsible_ids,
    suspended: row.suspended_at === null ? null : { at: row.suspended_at, by: row.suspended_by },
    version: row.version,
  };
};

/** The clock on the company's wall. */
export const companyTime = async (context: Context): Promise<LocalTime & { zone: string }> => {
  const { timeZone: zone } = await readOrganization(context);
  return { ...localTimeIn(context.now, zone), zone };
};

export const showSettings = async (
  context: Context,
): Promise<OutputOf<(typeof automaticContract)['settings']>['settings']> => {
  const settings = await readSettings(context);
  const time = await companyTime(context);
  const candidates = (await mayBeTold(context)).map(({ id, name, email }) => ({ id, name, email }));
  const { policies } = await listPolicies(context);
  return {
    isOn: settings.isOn,
    weekdays: [...settings.weekdays],
    hour: settings.hour,
    timeZone: time.zone,
    nextOn: settings.isOn ? nextDay(settings, time, settings.handledOn) : null,
    responsible: candidates.filter(({ id }) => settings.responsibleIds.includes(id)),
    candidates,
    suspended: settings.suspended,
    hasAutomaticSteps: policies.some((policy) => policy.steps.some((step) => modeOf(step) === 'automatic')),
    version: settings.version,
  };
};

export const saveSettings = async (
  context: Context,
  input: InputOf<(typeof automaticContract)['save']>,
): Promise<{ done: true }> => {
  const before = await readSettings(context, { lock: true });
  if (before.version !== input.version) throw new Problem('edit.conflict');
  const weekdays = inOrder(input.weekdays);
  if (input.isOn && weekdays.length === 0)
    throw new Problem('record.refused', {}, [error('dunning.schedule-without-day', { path: 'weekdays' })]);
  const known = new Set((await mayBeTold(context)).map(({ id }) => id));
  if (input.responsibleIds.some((id) => !known.has(id)))
    throw new Problem('record.refused', {}, [
      error('dunning.responsible-may-not-send', { path: 'responsibleIds' }),
    ]);
  const values = {
    is_on: input.isOn,
    weekdays,
    hour: input.hour,
    responsible_ids: [...new Set(input.responsibleIds)],
    handled_on: await handledFrom(context, before, input),
    version: before.version + 1,
  };
  await context.tx
    .insertInto('automatic_setting')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
  const subject = { kind: 'organization', id: context.org };
  await audit(context, 'automatic-reminders.saved', subject, {
    isOn: input.isOn,
    weekdays: weekdays.map(String),
    hour: input.hour,
    responsible: values.responsible_ids,
  });
  return { done: true };
};

const inOrder = (weekdays: readonly number[]): number[] => [...new Set(weekdays)].sort((a, b) => a - b);

/** A plan that is new begins with its next moment: saving prepares nothing on the spot. */
const handledFrom = async (
  context: Context,
  before: AutomaticSettings,
  { isOn, weekdays, hour }: { isOn: boolean; weekdays: readonly number[]; hour: number },
): Promise<PlainDate> => {
  const isSame =
    before.isOn === isOn && before.hour === hour && before.weekdays.join() === inOrder(weekdays).join();
  if (isSame && before.version > 0) return before.handledOn;
  const time = await companyTime(context);
  const from = time.hour >= hour ? time.date : addDays(time.date, -1);
  return before.isOn ? maxDate(before.handledOn, from) : from;
};
