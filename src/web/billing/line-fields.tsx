import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { contentToDocument } from '../../contract/document-shapes.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { computeTotals } from '../../core/invoicing/index.ts';
import { formatNumber } from '../../i18n/format.ts';
import { PlusIcon, TrashIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import type { Content } from './api.ts';
import classes from './billing.module.css';
import { blankLine, isComplete, RATES, type LineDraft } from './line-drafts.ts';
import { readDecimal } from '../kit/decimals.ts';

type Props = {
  lines: readonly LineDraft[];
  onChange: (lines: readonly LineDraft[]) => void;
  /** What they make, for the total under them; null while it is not known. */
  content: Content | null;
  base: string;
  /** How many lines there are besides, that these fields cannot say. */
  note?: number;
};

/** The few fields of a delivery or a subscription; the editor of documents has the others. */
export function LineFields({ lines, onChange, content, base, note = 0 }: Props) {
  const t = useTexts().billing.lines;
  const { locale } = useLocale();
  const money = useMoney();
  const set = (index: number, change: Partial<LineDraft>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  const invalid = (text: string) =>
    text.trim() !== '' && readDecimal(text) === null ? t.invalid : undefined;
  const totals =
    content !== null && lines.every(isComplete)
      ? computeTotals(contentToDocument(content, '2000-01-01'), wireCurrency(base))
      : null;
  return (
    <fieldset className={classes.lines}>
      <legend className={classes.legend}>{t.legend}</legend>
      {lines.map((line, index) => (
        <div key={line.key} className={classes.line} role="group" aria-label={t.line(index + 1)}>
          <TextInput
            className={classes.lineName}
            label={t.name}
            value={line.name}
            maxLength={300}
            required
            autoComplete="off"
            onChange={(event) => set(index, { name: event.currentTarget.value })}
          />
          <TextInput
            label={t.quantity}
            value={line.quantity}
            inputMode="decimal"
            required
            autoComplete="off"
            error={invalid(line.quantity)}
            onChange={(event) => set(index, { quantity: event.currentTarget.value })}
          />
          <TextInput
            label={t.price}
            value={line.price}
            inputMode="decimal"
            required
            autoComplete="off"
            error={invalid(line.price)}
            onChange={(event) => set(index, { price: event.currentTarget.value })}
          />
          <Select
            label={t.vat}
            value={line.rate}
            allowDeselect={false}
            data={[...new Set([...RATES, line.rate])].map((rate) => ({
              value: rate,
              label: `${formatNumber(rate, locale)}\u00a0%`,
            }))}
            onChange={(rate) => rate !== null && set(index, { rate })}
          />
          {lines.length > 1 && (
            <ActionIcon
              className={classes.lineRemove}
              variant="subtle"
              color="gray"
              aria-label={`${t.remove} ${String(index + 1)}`}
              onClick={() => onChange(lines.filter((_, at) => at !== index))}
            >
              <TrashIcon size={18} />
            </ActionIcon>
          )}
        </div>
      ))}
      {note > 0 && <p className={classes.dim}>{t.detailed(note)}</p>}
      <div className={classes.linesFoot}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<PlusIcon size={16} />}
          onClick={() => onChange([...lines, blankLine(lines.at(-1)?.rate ?? '20')])}
        >
          {t.add}
        </Button>
        <span className={classes.linesTotal} aria-live="polite">
          {totals !== null &&
            t.total(
              money(totals.netMinor, content?.currency ?? base),
              money(totals.grossMinor, content?.currency ?? base),
            )}
        </span>
      </div>
    </fieldset>
  );
}
