import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { EditIcon, PauseIcon, PhoneIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { DraftRow, ExcludedRow } from './api.ts';
import classes from './review.module.css';
import type { ReviewRow } from './review-rows.ts';
import { exclusionText, reasonText, remarkOf, stepHue, stepLine } from './step-words.ts';
import type { Ticks } from './ticks.ts';

const ROW = 86;
const HEADING = 40;

type ListProps = {
  rows: readonly ReviewRow[];
  active: string | null;
  ticks: Ticks;
  onShow: (key: string) => void;
  loading: boolean;
};

/** Only the lines in sight exist: a run may hold thousands. One tab stop; J, K and the arrows move it. */
export function ReviewList({ rows, active, ticks, onShow, loading }: ListProps) {
  const t = useTexts();
  const words = t.dunningScreens.review;
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: rows.length,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? HEADING : ROW),
    getItemKey: (index) => rows[index]?.key ?? index,
    getScrollElement: () => scroller.current,
    overscan: 6,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
  });
  const at = rows.findIndex((row) => row.key === active);
  useEffect(() => {
    if (at >= 0 && !isNarrow) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, isNarrow, virtual]);

  return (
    <div ref={scroller} className={classes.list}>
      {loading && <ListSkeleton label={t.common.table.loading} />}
      {!loading && rows.length === 0 && <p className={classes.noMatch}>{words.noMatch}</p>}
      <ul
        className={classes.rows}
        aria-label={words.list}
        style={{ height: loading ? undefined : virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={row.kind === 'heading' ? classes.heading : classes.row}
              data-active={row.key === active || undefined}
              data-out={row.kind !== 'heading' && row.group === 'out' ? true : undefined}
              style={{ transform: `translateY(${String(item.start)}px)` }}
            >
              {row.kind === 'heading' ? (
                <>
                  {words.groups[row.group]} <span>{row.count}</span>
                </>
              ) : (
                <Line row={row} isActive={row.key === active} ticks={ticks} onShow={onShow} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type LineProps = {
  row: Exclude<ReviewRow, { kind: 'heading' }>;
  isActive: boolean;
  ticks: Ticks;
  onShow: (key: string) => void;
};

function Line({ row, isActive, ticks, onShow }: LineProps) {
  const words = useTexts().dunningScreens.review;
  const tab = isActive ? 0 : -1;
  return (
    <>
      <span className={classes.tick}>
        {row.kind === 'draft' && row.group === 'ready' ? (
          <Checkbox
            checked={ticks.isTicked(row.key)}
            onChange={() => ticks.toggle(row.key)}
            tabIndex={tab}
            aria-label={words.tick(row.draft.customerName)}
          />
        ) : row.group === 'calls' ? (
          <PhoneIcon size={18} />
        ) : row.group === 'changed' ? (
          <WarningIcon size={18} />
        ) : (
          <PauseIcon size={18} />
        )}
      </span>
      <button
        type="button"
        className={classes.open}
        tabIndex={tab}
        aria-current={isActive || undefined}
        onClick={() => onShow(row.key)}
      >
        {row.kind === 'draft' ? <DraftWords draft={row.draft} /> : <ExcludedWords excluded={row.excluded} />}
      </button>
    </>
  );
}

function DraftWords({ draft }: { draft: DraftRow }) {
  const t = useTexts();
  const { locale } = useLocale();
  const remark = remarkOf(t, draft, (iso) => formatDate(iso, locale, 'long'));
  return (
    <>
      <span className={classes.name}>
        {draft.customerName}
        {draft.isEdited && (
          <span className={classes.editedMark} title={t.dunningScreens.review.edited}>
            <EditIcon size={14} />
            <span className="e-hidden">{t.dunningScreens.review.edited}</span>
          </span>
        )}
      </span>
      <span className={classes.total}>
        <MoneyText minor={draft.totalMinor} currency={draft.currency} />
      </span>
      <span className={classes.step}>
        <StatusBadge colour={stepHue(draft.kind, draft.level)}>{stepLine(t, draft)}</StatusBadge>
      </span>
      <span className={classes.reason} data-remark={remark !== null || undefined}>
        {remark ?? reasonText(t, draft)}
      </span>
    </>
  );
}

function ExcludedWords({ excluded }: { excluded: ExcludedRow }) {
  const t = useTexts();
  const { locale } = useLocale();
  const words = t.dunningScreens.review;
  return (
    <>
      <span className={classes.name}>{excluded.customerName}</span>
      <span className={classes.total}>
        <MoneyText minor={excluded.totalMinor} currency={excluded.currency} />
      </span>
      <span className={classes.step}>
        {t.dunning.invoices(excluded.itemCount)}
        {excluded.daysLateTo > 0 && <> · {t.dunning.delays(excluded.daysLateTo, excluded.daysLateTo)}</>}
      </span>
      <span className={classes.reason}>
        {words.excludedPrefix(exclusionText(t, excluded))}
        {excluded.nextOn !== null && (
          <> · {words.nextOn(formatDate(plainDate(excluded.nextOn), locale, 'day'))}</>
        )}
      </span>
    </>
  );
}

function ListSkeleton({ label }: { label: string }) {
  return (
    <div className={classes.skeleton} role="status">
      <span className="e-hidden">{label}</span>
      {[0, 1, 2, 3, 4, 5].map((line) => (
        <span key={line} className={classes.bone} />
      ))}
    </div>
  );
}
