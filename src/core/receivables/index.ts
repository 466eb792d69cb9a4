export {
  DEFAULT_AGING_LIMITS,
  ageItems,
  agingBuckets,
  bucketDueDates,
  bucketOf,
  checkAgingLimits,
} from './aging.ts';
export type { AgedBucket, Aging, AgingLimits, Bucket, DueRange } from './aging.ts';
