import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import type { Choices } from './api.ts';
import { balancing, totalsOf, withBlank, type Row } from './draft-lines.ts';
import classes from './entries.module.css';
import { LineRow } from './line-row.tsx';
import type { Typed } from './use-entry-draft.ts';

type Props = {
  rows: readonly Row[];
  choices: Choices;
  change: (next: (before: Typed) => Typed) => void;
  /** Of the line at this place, and a field of it; '' = the line whole. */
  errorOf: (index: number, path: string) => string | undefined;
};

/** The lines over their totals; an empty one always waits at the end. */
export function DraftLines({ rows, choices, change, errorOf }: Props) {
  const t = useTexts().entries.draft;
  const money = useMoney();
  const { debitMinor, creditMinor, gapMinor } = totalsOf(rows);
  const setRows = (next: (before: readonly Row[]) => readonly Row[]) =>
    change((before) => ({ ...before, rows: withBlank(next(before.rows)) }));
  const gap = money(gapMinor < 0n ? -gapMinor : gapMinor, choices.currency);
  return (
    <section className={classes.grid} aria-label={t.lines}>
      <div className={classes.columns} aria-hidden="true">
        <span>{t.account}</span>
        <span>{t.lineLabel}</span>
        <span data-end>{t.debit}</span>
        <span data-end>{t.credit}</span>
        <span />
      </div>
      {rows.map((row, index) => (
        <LineRow
          key={row.key}
          row={row}
          number={index + 1}
          choices={choices}
          errorOf={(path) => errorOf(index, path)}
          onChange={(part) =>
            setRows((before) => before.map((one) => (one.key === row.key ? { ...one, ...part } : one)))
          }
          lacking={(side) => balancing(rows, row.key, side)}
          onRemove={() => setRows((before) => before.filter((one) => one.key !== row.key))}
        />
      ))}
      <div className={classes.totals}>
        <span className={classes.gap} data-even={gapMinor === 0n || undefined} aria-live="polite">
          {gapMinor === 0n && debitMinor > 0n && t.balanced}
          {gapMinor > 0n && t.lacksCredit(gap)}
          {gapMinor < 0n && t.lacksDebit(gap)}
        </span>
        <span className={classes.sum}>
          <span className={classes.sumLabel}>{t.debit} </span>
          <MoneyText minor={debitMinor} currency={choices.currency} />
        </span>
        <span className={classes.sum}>
          <span className={classes.sumLabel}>{t.credit} </span>
          <MoneyText minor={creditMinor} currency={choices.currency} />
        </span>
      </div>
      <p className={classes.keys}>{t.keys}</p>
    </section>
  );
}
