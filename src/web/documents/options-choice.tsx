import { Checkbox } from '@mantine/core';
import { computeTotals, pricedOptions, withOptions, type Document } from '../../core/invoicing/index.ts';
import { MoneyText } from '../kit/money.tsx';
import classes from './issued.module.css';
import { useWords } from './texts.ts';

type Props = { quote: Document; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** A box per option of a quote, and what the whole comes to with those that are ticked; nothing without options. */
export function OptionsChoice({ quote, chosen, onChange }: Props) {
  const t = useWords().options;
  const options = pricedOptions(quote);
  if (options.length === 0) return null;
  const { grossMinor } = computeTotals(withOptions(quote, chosen));
  return (
    <Checkbox.Group
      label={t.pick}
      description={t.pickHint}
      value={[...chosen]}
      onChange={onChange}
      className={classes.options}
    >
      {options.map((option) => (
        <div key={option.id} className={classes.option}>
          <Checkbox value={option.id} label={option.name === '' ? option.lines[0]?.name : option.name} />
          <MoneyText minor={option.grossMinor} currency={quote.currency} />
        </div>
      ))}
      <p className={classes.optionsTotal} aria-live="polite">
        <span>{t.total(chosen.length)}</span>
        <strong>
          <MoneyText minor={grossMinor} currency={quote.currency} />
        </strong>
      </p>
    </Checkbox.Group>
  );
}
