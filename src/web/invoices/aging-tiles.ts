import type { Texts } from '../../i18n/catalogue.ts';
import type { Bucket } from '../kit/bucket-tiles.tsx';
import type { Home } from './api.ts';

/** What is owed in one currency by how late it is, each range with its name and colour, empty ones at zero. */
export const agingTiles = (
  buckets: Home['buckets'],
  shown: Pick<Home['currencies'][number], 'currency' | 'buckets'>,
  t: Texts['receivables'],
): Bucket[] =>
  buckets.map((bucket) => ({
    key: String(bucket.index),
    label: t.bucket(bucket),
    colour: bucket.colour,
    minor: shown.buckets[bucket.index]?.sumMinor ?? '0',
    count: shown.buckets[bucket.index]?.count ?? 0,
    currency: shown.currency,
  }));
