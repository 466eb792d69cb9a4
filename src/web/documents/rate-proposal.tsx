import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ratesContract } from '../../app/closing/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { showDecimal } from '../kit/decimals.ts';
import { useLocale } from '../kit/locale.tsx';
import { useEditor } from './editor-context.tsx';
import { useWords } from './texts.ts';

const rates = client(ratesContract);

/** The rate that is kept for the day of the document, or the last one before it, with its day: taken by a person, or not. */
export function RateProposal() {
  const t = useWords().fields;
  const { locale } = useLocale();
  const { content, today, set } = useEditor();
  const { currency, exchange } = content;
  const on = content.issuedOn ?? today;
  const { data } = useQuery({
    queryKey: ['rates', 'on', currency, on],
    queryFn: ({ signal }) => rates.on({ currency, on }, { signal }),
  });
  const found = data?.rate ?? data?.before ?? null;
  const perUnit = data?.perUnit ?? null;
  if (found === null || perUnit === null) return null;
  if (exchange?.rate === perUnit && exchange.on === found.on) return null;
  const source = found.source === 'ecb' ? t.rateOfEcb : t.rateByHand;
  return (
    <div>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => set({ exchange: { rate: perUnit, on: found.on, source } })}
      >
        {t.takeRate(showDecimal(perUnit, locale), formatDate(plainDate(found.on), locale, 'long'), source)}
      </Button>
    </div>
  );
}
