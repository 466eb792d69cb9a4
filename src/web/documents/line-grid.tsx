import { Button } from '@mantine/core';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { optionIds, type Totals } from '../../core/invoicing/index.ts';
import { PlusIcon } from '../kit/icons.tsx';
import { KeyLegend } from '../kit/key-hint.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import {
  blankItem,
  blankLine,
  lineAfter,
  usualItem,
  type DraftLine,
  type LineAction,
} from './draft-lines.ts';
import { mayBecomeCredit } from './document-state.ts';
import { errorsOfLine } from './draft-facts.ts';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { LineRow } from './line-row.tsx';
import classes from './lines.module.css';
import { ratesFor, vatChoices } from '../kit/vat-choices.ts';
import { useWords } from './texts.ts';

/**
 * The lines, made for the keyboard: Enter adds one below, Tab walks through the cells, Alt ↑ ↓ moves the line, Ctrl
 * Backspace deletes it. The hand stays on the line it was on.
 */
export function LineGrid({ totals }: { totals: Totals }) {
  const words = useWords();
  const t = words.lines;
  const vatWords = useTexts().common.vat;
  const { locale } = useLocale();
  const toasts = useToasts();
  const {
    content,
    parties,
    today,
    act,
    errors,
    errorOf,
    currency,
    base,
    nature,
    setUnreadable,
    turnIntoCredit,
  } = useEditor();
  const { lines } = content;
  const on = content.period?.to ?? content.suppliedOn ?? content.issuedOn ?? today;
  const rates = useMemo(() => ratesFor(parties.places, on), [parties.places, on]);
  const choices = useMemo(() => vatChoices(rates, locale, vatWords), [rates, locale, vatWords]);
  const grid = useRef<HTMLDivElement>(null);
  /** Where the hand goes once the lines are drawn. */
  const wanted = useRef<{ index: number; cell: string } | null>(null);
  const latest = useRef(lines);
  useEffect(() => {
    latest.current = lines;
  });

  const run = useCallback(
    (action: LineAction, cell: string) => {
      // Typing leaves the hand where it is.
      if (cell !== '') wanted.current = { index: lineAfter(latest.current, action) ?? -1, cell };
      act(action);
      if (action.type !== 'remove') return;
      const gone = latest.current[action.index];
      if (gone === undefined) return;
      toasts.info({
        message: t.removed,
        undo: () => {
          wanted.current = { index: action.index, cell };
          act({ type: 'insert', line: gone, after: action.index - 1 });
        },
      });
    },
    [act, toasts, t],
  );
  const add = useCallback(
    (type: DraftLine['type'], after: number) => {
      const id = crypto.randomUUID();
      const fallback = usualItem(parties.vatRegime, rates, { nature, customer: parties });
      const line = type === 'item' ? blankItem(id, latest.current, after, fallback) : blankLine(type, id);
      run({ type: 'insert', line, after }, 'name');
    },
    [run, parties, rates, nature],
  );
  useLayoutEffect(() => {
    const to = wanted.current;
    if (to === null) return;
    wanted.current = null;
    const row = grid.current?.querySelector(`[data-line="${String(to.index)}"]`);
    const cell = row?.querySelector<HTMLElement>(`[data-cell="${to.cell}"] :is(input, textarea, select)`);
    const first = row?.querySelector<HTMLElement>('input, textarea');
    (cell ?? first ?? grid.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  }, [lines]);

  const ofLines = useMemo(() => errorsOfLine(errors, lines.length), [errors, lines.length]);
  const options = optionIds(lines);
  const nets = new Map(totals.lines.map((one) => [one.id, one.netMinor]));
  return (
    <section className={classes.section} aria-label={t.label}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t.title}</h2>
        <KeyLegend
          hints={[
            { keys: ['enter'], label: t.keysHint },
            { keys: ['alt+arrowup', 'alt+arrowdown'], label: t.keysMove },
            { keys: ['mod+backspace'], label: t.keysRemove },
          ]}
        />
      </div>
      <div ref={grid} id={fieldId('lines')} tabIndex={-1} className={classes.grid}>
        {lines.some((line) => line.type === 'item') && (
          <div className={classes.columns} aria-hidden="true">
            <span>{t.name}</span>
            <span data-end>{t.quantity}</span>
            <span>{t.unit}</span>
            <span data-end>{t.unitPrice}</span>
            <span data-end>{t.discount}</span>
            <span>{t.vat}</span>
            <span data-end>{t.net}</span>
          </div>
        )}
        {lines.map((line, index) => (
          <LineRow
            key={line.id}
            line={line}
            index={index}
            isFirst={index === 0}
            isLast={index === lines.length - 1}
            netMinor={nets.get(line.id) ?? 0n}
            currency={currency}
            base={base}
            customer={parties}
            customerGroup={parties.customerGroup}
            language={content.language}
            isOption={options[index] !== null}
            mayBeOption={content.kind === 'quote'}
            choices={choices}
            errors={ofLines[index]!}
            setUnreadable={setUnreadable}
            run={run}
            add={add}
          />
        ))}
        {lines.length === 0 && <p className={classes.empty}>{t.empty}</p>}
        {errorOf('lines') !== undefined && <p className={classes.error}>{errorOf('lines')}</p>}
        {totals.grossMinor < 0n && mayBecomeCredit(content.kind) && (
          <p className={classes.turn}>
            <Button size="compact-sm" onClick={turnIntoCredit}>
              {words.credits.turn}
            </Button>
          </p>
        )}
        <div className={classes.adders}>
          <Button
            data-add
            size="compact-sm"
            variant="default"
            leftSection={<PlusIcon size={14} />}
            onClick={() => add('item', lines.length - 1)}
          >
            {t.add}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => add('section', lines.length - 1)}>
            {t.addSection}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => add('comment', lines.length - 1)}>
            {t.addComment}
          </Button>
        </div>
      </div>
    </section>
  );
}
