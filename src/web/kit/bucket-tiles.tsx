import type { ReactNode } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import classes from './bucket-tiles.module.css';
import { KeyHint } from './key-hint.tsx';
import { useShortcut } from './keyboard.tsx';
import { useLocale, useTexts } from './locale.tsx';
import { MoneyText, useMoney } from './money.tsx';
import { colourOf } from './tone.ts';

export type Bucket = {
  key: string;
  label: string;
  /** Minor units. */
  minor: string;
  currency?: string;
  count: number;
  colour: string;
  /** « +12 aujourd’hui »: what moved into it. */
  note?: ReactNode;
};

export type BucketTilesProps = {
  buckets: readonly Bucket[];
  /** The one the list below is filtered by. */
  pressed: string | null;
  /** Pressing the pressed one again gives null. */
  onPress: (key: string | null) => void;
};

/** Who owes what, by delay: amount and count. Keys 1 to 6 press them. */
export function BucketTiles({ buckets, pressed, onPress }: BucketTilesProps) {
  const { label } = useTexts().common.tiles;
  return (
    <div className={classes.tiles} role="group" aria-label={label}>
      {buckets.map((bucket, index) => (
        <Tile
          key={bucket.key}
          bucket={bucket}
          digit={index < 9 ? String(index + 1) : null}
          pressed={pressed === bucket.key}
          dimmed={pressed !== null && pressed !== bucket.key}
          onPress={() => onPress(pressed === bucket.key ? null : bucket.key)}
        />
      ))}
    </div>
  );
}

type TileProps = {
  bucket: Bucket;
  digit: string | null;
  pressed: boolean;
  dimmed: boolean;
  onPress: () => void;
};

function Tile({ bucket, digit, pressed, dimmed, onPress }: TileProps) {
  const t = useTexts().common;
  useShortcut(digit ?? 'none', onPress, {
    label: t.keys.tile(bucket.label),
    group: 'screen',
    enabled: digit !== null,
  });
  return (
    <button
      type="button"
      className={classes.tile}
      aria-pressed={pressed}
      data-dimmed={dimmed || undefined}
      style={{ '--colour': colourOf(bucket.colour) }}
      onClick={onPress}
    >
      <span className={classes.label}>
        {bucket.label}
        {digit !== null && (
          <span className={classes.key} aria-hidden="true">
            <KeyHint keys={digit} />
          </span>
        )}
      </span>
      <span className={classes.amount}>
        <MoneyText minor={bucket.minor} currency={bucket.currency} rounded />
      </span>
      <span className={classes.count}>
        {t.tiles.count(bucket.count)}
        {bucket.note !== undefined && <span className={classes.note}>{bucket.note}</span>}
      </span>
    </button>
  );
}

type Share = { bucket: Bucket; minor: bigint; from: number; to: number; percent: number };

/** Where each bucket starts and ends on the bar, in percent, from exact amounts; only pixels are ever rounded. */
export function shares(buckets: readonly Bucket[]): readonly Share[] {
  const owed = buckets.filter((bucket) => BigInt(bucket.minor) > 0n);
  const total = owed.reduce((sum, bucket) => sum + BigInt(bucket.minor), 0n);
  const percentOf = (minor: bigint) => Number((minor * 100_000n) / total) / 1000;
  const list: Share[] = [];
  let before = 0n;
  for (const bucket of owed) {
    const minor = BigInt(bucket.minor);
    const percent = Math.round(percentOf(minor) * 10) / 10;
    list.push({ bucket, minor, from: percentOf(before), to: percentOf(before + minor), percent });
    before += minor;
  }
  return list;
}

/** The same buckets as one bar, each as long as its share of what is due. */
export function AgingBar({
  buckets,
  pressed = null,
}: {
  buckets: readonly Bucket[];
  pressed?: string | null;
}) {
  const t = useTexts().common.tiles;
  const money = useMoney();
  const { locale } = useLocale();
  const bars = shares(buckets);
  const spoken = bars
    .map((one) =>
      t.share(
        one.bucket.label,
        money(one.minor, one.bucket.currency, true),
        formatNumber(one.percent, locale, 0),
      ),
    )
    .join(' · ');
  return (
    <svg className={classes.bar} role="img" aria-label={`${t.bar}. ${spoken === '' ? t.nothing : spoken}`}>
      {bars.map((one, index) => (
        <g key={one.bucket.key} opacity={pressed === null || pressed === one.bucket.key ? 1 : 0.35}>
          <title>
            {t.share(
              one.bucket.label,
              money(one.minor, one.bucket.currency),
              formatNumber(one.percent, locale),
            )}
          </title>
          <rect
            x={`${String(one.from)}%`}
            width={`${String(one.to - one.from)}%`}
            height="100%"
            style={{ fill: colourOf(one.bucket.colour) }}
          />
          {index > 0 && (
            <rect
              x={`${String(one.from)}%`}
              width="2"
              height="100%"
              transform="translate(-1 0)"
              style={{ fill: 'var(--e-page)' }}
            />
          )}
        </g>
      ))}
    </svg>
  );
}
