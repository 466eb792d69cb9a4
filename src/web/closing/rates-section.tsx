import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ratesContract } from '../../app/closing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { daysBetween, plainDate } from '../../core/calendar/index.ts';
import { CURRENCIES } from '../../core/money/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useDescribe, useFieldErrors, useRefresh } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { DateField } from '../kit/date-field.tsx';
import { readDecimal, showDecimal } from '../kit/decimals.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { FileDrop } from '../kit/file-drop.tsx';
import { TrashIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './closing.module.css';
import { RateFeed } from './rate-feed.tsx';

const rates = client(ratesContract);
type Rates = AnswerOf<typeof ratesContract.list>;

const MAX_BYTES = 16_000_000;

/** Rates of exchange: read from a file of the ECB or typed, the latest of each currency. */
export function RatesSection() {
  const t = useTexts().exchangeRates;
  const mayRecord = useMay('books.record');
  const read = useQuery({ queryKey: ['rates'], queryFn: ({ signal }) => rates.list({}, { signal }) });
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {read.isError && <Problem problem={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <>
          <RateFeed feed={read.data.feed} mayRecord={mayRecord} />
          {mayRecord && <Upload />}
          <Latest read={read.data} mayRecord={mayRecord} />
          {mayRecord && <ByHand read={read.data} />}
        </>
      )}
    </Page>
  );
}

function Upload() {
  const t = useTexts().exchangeRates;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  const upload = useMutation({
    mutationFn: (file: File) => rates.upload({}, file),
    onSuccess: async ({ kept, from, until }) => {
      toasts.success(
        from === null || until === null ? t.nothingRecent : t.uploaded(kept, day(from), day(until)),
      );
      await refresh();
    },
  });
  return (
    <Section title={t.uploadTitle} description={t.uploadText}>
      <div className={classes.stack}>
        <FileDrop
          label={t.uploadLabel}
          accept={['.csv', '.xml', '.zip']}
          maxBytes={MAX_BYTES}
          busy={upload.isPending}
          onFiles={([file]) => file !== undefined && upload.mutate(file)}
        />
        {upload.isError && <Problem problem={upload.error} describe={describe} compact />}
      </div>
    </Section>
  );
}

function Latest({ read, mayRecord }: { read: Rates; mayRecord: boolean }) {
  const t = useTexts().exchangeRates;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const drop = useMutation({
    mutationFn: ({ currency, on }: Rates['latest'][number]) => rates.drop({ currency, on }),
    onSuccess: async () => {
      toasts.success(t.dropped);
      await refresh();
    },
    onError: toasts.failure,
  });
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  const { counts, latest, base, today } = read;
  return (
    <Section
      title={t.latest}
      description={counts.lastOn === null ? t.none : t.count(counts.rates, day(counts.lastOn))}
      flush
    >
      <ul className={classes.rows}>
        {latest.map((one) => (
          <li key={one.currency}>
            <span className={classes.stepMain}>
              {t.quote(base, showDecimal(one.rate, locale), one.currency)}
              <br />
              <small className={classes.dim}>
                {day(one.on)} · {t.sources[one.source]}
                {one.on < today && ` · ${t.stale(daysBetween(plainDate(one.on), plainDate(today)))}`}
              </small>
            </span>
            {mayRecord && one.source === 'hand' && (
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t.drop(one.currency, day(one.on))}
                loading={drop.isPending && drop.variables.currency === one.currency}
                onClick={() => drop.mutate(one)}
              >
                <TrashIcon size={18} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ByHand({ read }: { read: Rates }) {
  const t = useTexts().exchangeRates;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [currency, setCurrency] = useState('USD');
  const [on, setOn] = useState<string | null>(read.today);
  const [text, setText] = useState('');
  const rate = readDecimal(text);
  const save = useMutation({
    mutationFn: () => rates.save({ currency, on: on ?? '', rate: rate ?? '' }),
    onSuccess: async () => {
      toasts.success(t.saved);
      setText('');
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const isBeside = ['currency', 'on', 'rate'].some((path) => errorOf(path) !== undefined);
  return (
    <Section title={t.handTitle}>
      <form
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FieldPair>
          <Select
            label={t.currency}
            searchable
            allowDeselect={false}
            value={currency}
            error={errorOf('currency')}
            onChange={(value) => setCurrency(value ?? 'USD')}
            data={CURRENCIES.filter((one) => one !== read.base)}
          />
          <DateField
            label={t.on}
            clearable={false}
            max={read.today}
            value={on}
            error={errorOf('on')}
            onChange={setOn}
          />
          <TextInput
            label={t.rate(read.base)}
            inputMode="decimal"
            autoComplete="off"
            rightSection={currency}
            rightSectionWidth="3.5rem"
            value={text}
            error={text !== '' && rate === null ? t.rateUnread : errorOf('rate')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </FieldPair>
        {save.isError && !isBeside && <Problem problem={save.error} describe={describe} compact />}
        <div>
          <Button type="submit" loading={save.isPending} disabled={rate === null || on === null}>
            {t.save}
          </Button>
        </div>
      </form>
    </Section>
  );
}
