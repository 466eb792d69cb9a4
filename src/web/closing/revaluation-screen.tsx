import { Button, Checkbox } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDescribe, useRefresh } from '../invoices/index.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon } from '../kit/icons.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { closingApi, type Checklist, type Revaluation } from './api.ts';
import { BackToClosing, ClosingPage } from './closing-page.tsx';
import classes from './closing.module.css';
import { RateChoices, type Chosen } from './rate-choices.tsx';
import { RunNote } from './run-note.tsx';
import { useWords } from './texts.ts';
import { BankTable, ItemTable } from './valued-tables.tsx';

/** What is open in other currencies at a closing, item by item at the closing rate, before it is booked. */
export function RevaluationScreen() {
  const t = useWords().revaluation;
  return (
    <ClosingPage title={t.title} subtitle={t.subtitle} before={<BackToClosing />}>
      {(closing) => <Body key={closing.closingOn} closing={closing} />}
    </ClosingPage>
  );
}

const textOf = (chosen: Chosen): string =>
  Object.entries(chosen)
    .map(([currency, on]) => `${currency}:${on}`)
    .join(',');

function Body({ closing }: { closing: Checklist }) {
  const t = useWords().revaluation;
  const { closingOn } = closing;
  const [chosen, setChosen] = useState<Chosen>({});
  const rates = textOf(chosen);
  const read = useQuery({
    queryKey: ['closing', 'revaluation', closingOn, rates],
    queryFn: ({ signal }) =>
      closingApi.previewRevaluation({ closingOn, ...(rates === '' ? {} : { rates }) }, { signal }),
    placeholderData: keepPreviousData,
  });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return null;
  const { data } = read;
  if (data.items.length + data.banks.length === 0) {
    return (
      <EmptyState icon={BankIcon} title={t.none}>
        {t.noneHint}
      </EmptyState>
    );
  }
  return (
    <>
      {data.run !== null && <RunNote run={data.run} />}
      <Section title={t.rates}>
        <RateChoices shown={data} closingOn={closingOn} chosen={chosen} onChoose={setChosen} />
      </Section>
      {data.items.length > 0 && (
        <Section title={t.items} description={t.itemsText} flush>
          <ItemTable items={data.items} base={data.currency} />
        </Section>
      )}
      {data.banks.length > 0 && (
        <Section title={t.banks} description={t.banksText} flush>
          <BankTable banks={data.banks} base={data.currency} />
        </Section>
      )}
      <Book shown={data} closingOn={closingOn} />
    </>
  );
}

type BookProps = { shown: Revaluation; closingOn: string };

function Book({ shown, closingOn }: BookProps) {
  const t = useWords().revaluation;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const mayRecord = useMay('books.record');
  const [withProvision, setProvision] = useState(true);
  const book = useMutation({
    mutationFn: () =>
      closingApi.revalue({
        closingOn,
        withProvision,
        rates: shown.currencies.flatMap(({ currency, rate }) =>
          rate === null ? [] : [{ currency, on: rate.on }],
        ),
      }),
    onSuccess: async () => {
      toasts.success(t.booked);
      await refresh();
    },
  });
  const isReady = shown.currencies.every((one) => one.rate !== null);
  const figure = (key: 'loss' | 'gain' | 'provision', minor: string) => ({
    key,
    label: t.figures[key],
    value: <MoneyText minor={minor} currency={shown.currency} />,
  });
  return (
    <div className={classes.foot}>
      <Figures
        figures={[
          figure('loss', shown.lossMinor),
          figure('gain', shown.gainMinor),
          figure('provision', shown.provisionStandingMinor),
        ]}
      />
      {book.isError && <Problem problem={book.error} describe={describe} compact />}
      {mayRecord && (
        <div className={classes.act}>
          <Checkbox
            label={t.provision}
            description={t.provisionHint}
            checked={withProvision}
            onChange={(event) => setProvision(event.currentTarget.checked)}
          />
          <Button loading={book.isPending} disabled={!isReady} onClick={() => book.mutate()}>
            {t.book}
          </Button>
        </div>
      )}
    </div>
  );
}
