import type { PlainDate } from '../../core/calendar/index.ts';
import { agingBuckets, type AgingLimits } from '../../core/receivables/index.ts';
import type { Context } from '../../shell/http/context.ts';

export type AgingSettings = {
  limits: AgingLimits;
  colours: readonly string[];
  baseCurrency: string;
  cutoverOn: PlainDate | null;
};

export const readAgingSettings = async (context: Pick<Context, 'tx' | 'org'>): Promise<AgingSettings> => {
  const row = await context.tx
    .selectFrom('organization')
    .select(['aging_limits', 'aging_colours', 'base_currency', 'cutover_on'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return {
    limits: row.aging_limits,
    colours: row.aging_colours,
    baseCurrency: row.base_currency,
    cutoverOn: row.cutover_on as PlainDate | null,
  };
};

export type ColouredBucket = {
  index: number;
  fromDays: number | null;
  toDays: number | null;
  colour: string;
};

export const colouredBuckets = ({
  limits,
  colours,
}: Pick<AgingSettings, 'limits' | 'colours'>): ColouredBucket[] =>
  agingBuckets(limits).map((bucket) => ({ ...bucket, colour: colours[bucket.index] ?? 'grey' }));
