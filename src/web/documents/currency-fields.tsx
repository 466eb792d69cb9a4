import { Select, TextInput } from '@mantine/core';
import { CURRENCIES } from '../../core/money/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DecimalField } from './decimal-field.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { RateProposal } from './rate-proposal.tsx';
import { useWords } from './texts.ts';

/** The currency, the rate it is booked at (fixed on the document and shown), and the language. */
export function CurrencyFields() {
  const t = useWords().fields;
  const { content, base, today, set, errorOf, setUnreadable } = useEditor();
  const exchange = content.exchange ?? { rate: '1', on: content.issuedOn ?? today, source: '' };
  const change = (part: Partial<typeof exchange>) => set({ exchange: { ...exchange, ...part } });
  return (
    <>
      <div className={classes.two}>
        <Select
          id={fieldId('currency')}
          label={t.currency}
          allowDeselect={false}
          searchable
          value={content.currency}
          error={errorOf('currency')}
          onChange={(value) => set({ currency: value ?? base, exchange: null })}
          data={[...CURRENCIES]}
        />
        <Select
          label={t.language}
          allowDeselect={false}
          value={content.language}
          onChange={(value) => set({ language: value === 'en' ? 'en' : 'fr' })}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        />
      </div>
      {content.currency !== base && <RateProposal />}
      {content.currency !== base && (
        <div className={classes.three} id={fieldId('exchange')}>
          <DecimalField
            path="exchange.rate"
            label={t.rate(content.currency, base)}
            value={content.exchange?.rate ?? ''}
            ifEmpty=""
            error={errorOf('exchange.rate') ?? errorOf('exchange')}
            setUnreadable={setUnreadable}
            onChange={(rate) => (rate === '' ? set({ exchange: null }) : change({ rate }))}
          />
          <DateField
            label={t.rateOn}
            value={exchange.on}
            onChange={(on) => on !== null && content.exchange !== null && change({ on })}
          />
          <TextInput
            label={t.rateSource}
            placeholder={t.rateSourceHint}
            maxLength={60}
            disabled={content.exchange === null}
            value={exchange.source}
            onChange={(event) => change({ source: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
