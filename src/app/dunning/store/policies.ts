import { sql } from 'kysely';
import type { HolidayCalendar } from '../../../core/calendar/index.ts';
import {
  PLAIN_OPTIONS,
  type Limits,
  type OwnTexts,
  type PolicyOptions,
  type PolicyVersion,
  type Step,
} from '../../../core/dunning/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { readLimits, type KeptLimits } from './limits.ts';

/** A policy version with the row it came from. */
export type KeptPolicy = {
  readonly policyId: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** The kind of customer that follows it when nobody said otherwise; '' of none. */
  readonly forKind: string;
  readonly isNewest: boolean;
  /** Put away: nobody is given it any more. */
  readonly isArchived: boolean;
  readonly policy: PolicyVersion;
  readonly texts: OwnTexts;
};

type Row = {
  policy_id: string;
  code: string;
  is_default: boolean;
  is_archived: boolean;
  for_kind: string;
  newest: number;
  version: number;
  name: string;
  steps: Step[];
  promise_grace_days: number;
  contact_gap_days: number;
  minimum_minor: Record<string, string>;
  calendar: string;
  options: StoredOptions;
  texts: OwnTexts;
};

type StoredOptions = Partial<Omit<PolicyOptions, 'noticeMinimumMinor'>> & {
  noticeMinimumMinor?: Record<string, string>;
};

export type Policies = {
  readonly all: readonly KeptPolicy[];
  /** Those of today, with every version. */
  readonly kept: KeptLimits;
  readonly version: (policyId: string, version: number) => KeptPolicy;
  /** The newest version of a policy; null: of the one for that kind of customer, or the default one. */
  readonly newest: (policyId: string | null, kind?: string) => KeptPolicy;
};

/** Every version of every policy: a few rows. */
export const readPolicies = async (context: Context): Promise<Policies> => {
  const { rows } = await sql<Row>`
    select v.policy_id, p.code, p.is_default, p.archived_at is not null as is_archived, p.for_kind, p.version as newest, v.version, v.name, v.steps, v.promise_grace_days,
      v.contact_gap_days, v.minimum_minor, v.calendar, v.options, v.texts
    from dunning_policy_version v join dunning_policy p on p.org_id = v.org_id and p.id = v.policy_id
    where v.org_id = ${context.org} order by p.is_default desc, p.code, v.version`.execute(context.tx);
  const kept = await readLimits(context);
  const all = rows.map((row) => toKept(row, kept.limits));
  const find = (wanted: (one: KeptPolicy) => boolean): KeptPolicy => {
    const found = all.find(wanted);
    if (found === undefined) throw new Error('a reminder policy is missing');
    return found;
  };
  return {
    all,
    kept,
    version: (policyId, version) =>
      find((kept) => kept.policyId === policyId && kept.policy.version === version),
    newest: (policyId, kind = '') => {
      const newest = all.filter((kept) => kept.isNewest);
      if (policyId !== null) return find((kept) => kept.isNewest && kept.policyId === policyId);
      const own = newest.find((kept) => kind !== '' && kept.forKind === kind);
      return own ?? find((kept) => kept.isNewest && kept.isDefault);
    },
  };
};

const toKept = (row: Row, limits: Limits): KeptPolicy => ({
  policyId: row.policy_id,
  name: row.name,
  isDefault: row.is_default,
  forKind: row.for_kind,
  isNewest: row.version === row.newest,
  isArchived: row.is_archived,
  policy: {
    policyCode: row.code,
    version: row.version,
    steps: row.steps,
    promiseGraceDays: row.promise_grace_days,
    contactGapDays: row.contact_gap_days,
    minimumMinor: fromText(row.minimum_minor),
    calendar: row.calendar as HolidayCalendar,
    limits,
    options: {
      ...PLAIN_OPTIONS,
      ...row.options,
      noticeMinimumMinor: fromText(row.options.noticeMinimumMinor ?? {}),
    },
  },
  texts: row.texts,
});

type Minimums = PolicyVersion['minimumMinor'];

const fromText = (stored: Record<string, string>): Minimums =>
  Object.fromEntries(
    Object.entries(stored).map(([currency, minor]) => [currency as Currency, BigInt(minor)]),
  );

const toText = (minimums: Minimums): Record<string, string> =>
  Object.fromEntries(Object.entries(minimums).map(([code, minor]) => [code, String(minor)]));

export const insertPolicyVersion = async (
  context: Context,
  policyId: string,
  name: string,
  policy: PolicyVersion,
  texts: OwnTexts,
): Promise<void> => {
  await context.tx
    .insertInto('dunning_policy_version')
    .values({
      org_id: context.org,
      policy_id: policyId,
      version: policy.version,
      name,
      steps: JSON.stringify(policy.steps),
      promise_grace_days: policy.promiseGraceDays,
      contact_gap_days: policy.contactGapDays,
      minimum_minor: JSON.stringify(toText(policy.minimumMinor)),
      calendar: policy.calendar,
      options: JSON.stringify({
        ...policy.options,
        noticeMinimumMinor: toText(policy.options.noticeMinimumMinor),
      }),
      texts: JSON.stringify(texts),
      recorded_by: context.actor.name,
    })
    .execute();
};
