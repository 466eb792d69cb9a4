import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { exact, plus, printExact } from '../../core/money/index.ts';
import { floorPercent } from '../../core/payments/index.ts';
import { useDescribe, useFieldErrors } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { chargeKeys, chargesApi, type Rates } from './api.ts';
import { BookingSettings } from './booking-settings.tsx';
import classes from './charges.module.css';
import { useLastCounted } from './use-last-counted.ts';
import { usePercent, useRateText } from './use-rate-text.ts';

/** Réglages → Taux de retard: what interest is made of, what is missing, where late charges go. */
export function LateRatesSection() {
  const t = useTexts().charges.rates;
  const rates = useQuery({
    queryKey: chargeKeys.rates,
    queryFn: ({ signal }) => chargesApi.rates({}, { signal }),
  });
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {rates.isError && <Problem problem={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.data !== undefined && (
        <>
          <Missing rates={rates.data} />
          <Printed rates={rates.data} />
          <Enter rates={rates.data} />
          <Table rates={rates.data} />
        </>
      )}
      <BookingSettings />
    </Page>
  );
}

function Missing({ rates: { missing } }: { rates: Rates }) {
  const t = useTexts().charges.rates;
  const lastCounted = useLastCounted();
  if (missing === null) return null;
  return (
    <div className={classes.notice} role="note">
      <p>
        <strong>{t.missingTitle(missing)}.</strong> {t.missingText(lastCounted(missing))}
      </p>
    </div>
  );
}

function Printed({ rates: { mention, semester } }: { rates: Rates }) {
  const t = useTexts().charges.rates;
  const rateText = useRateText();
  const percent = usePercent();
  return (
    <Section title={t.printed} description={t.printedText}>
      <p className={classes.text}>{mention.kind === 'none' ? t.none : `«\u00a0${mention.text}\u00a0»`}</p>
      <p className={classes.text}>
        {mention.kind === 'unread' ? t.unread : rateText(mention, semester)}
        {mention.floor !== null && <strong> {t.floor(percent(mention.floor))}</strong>}
      </p>
      <p className={classes.text}>
        <Link to="/reglages/facturation">{t.printedLink}</Link>
      </p>
    </Section>
  );
}

function Enter({ rates }: { rates: Rates }) {
  const t = useTexts().charges.rates;
  const describe = useDescribe();
  const toasts = useToasts();
  const queries = useQueryClient();
  const mayEdit = useMay('organization.edit');
  const [values, setValues] = useState({ semester: rates.semester, ecbPercent: '', legalPercent: '' });
  const save = useMutation({
    mutationFn: () => chargesApi.saveRate(values),
    onSuccess: async () => {
      toasts.success(t.saved);
      setValues({ ...values, ecbPercent: '', legalPercent: '' });
      await queries.invalidateQueries();
    },
  });
  const errorOf = useFieldErrors(save.error);
  if (!mayEdit) return null;
  const field = (name: keyof typeof values) => ({
    value: values[name],
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  return (
    <Section title={t.enter} description={t.enterText}>
      <form
        className={classes.enter}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.isError && <Problem problem={save.error} describe={describe} compact />}
        <TextInput label={t.semesterField} placeholder="2026-2" maxLength={6} {...field('semester')} />
        <TextInput label={t.ecbField} inputMode="decimal" maxLength={8} {...field('ecbPercent')} />
        <TextInput label={t.legalField} inputMode="decimal" maxLength={8} {...field('legalPercent')} />
        <Button type="submit" loading={save.isPending}>
          {t.save}
        </Button>
      </form>
    </Section>
  );
}

const SHOWN = 6;
const plusTen = (percent: string): string => printExact(plus(exact(percent), exact('10')));

function Table({ rates }: { rates: Rates }) {
  const t = useTexts();
  const words = t.charges.rates;
  const percent = usePercent();
  const toasts = useToasts();
  const queries = useQueryClient();
  const mayEdit = useMay('organization.edit');
  const [all, setAll] = useState(false);
  const drop = useMutation({
    mutationFn: (semester: string) => chargesApi.dropRate({ semester }),
    onError: (problem) => toasts.failure(problem),
    onSuccess: async () => {
      toasts.success(words.dropped);
      await queries.invalidateQueries();
    },
  });
  const shown = all ? rates.rates : rates.rates.slice(0, SHOWN);
  return (
    <Section title={words.table}>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={words.table}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.columns.semester}</th>
              <th scope="col">{words.columns.ecb}</th>
              <th scope="col">{words.columns.law}</th>
              <th scope="col">{words.columns.legal}</th>
              <th scope="col">{words.columns.floor}</th>
              <th scope="col" className={classes.start}>
                {words.columns.source}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.semester}>
                <th scope="row">{t.charges.semester(one.semester)}</th>
                <td>{percent(one.ecbPercent)}</td>
                <td>{percent(plusTen(one.ecbPercent))}</td>
                <td>{percent(one.legalPercent)}</td>
                <td>{percent(floorPercent(one))}</td>
                <td className={classes.start}>
                  {one.source === 'published'
                    ? words.published
                    : one.replaces
                      ? words.replaces
                      : words.company}
                  {one.source === 'company' && mayEdit && (
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={words.dropOf(one.semester)}
                      onClick={() => drop.mutate(one.semester)}
                    >
                      {words.drop}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && rates.rates.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {words.showAll(rates.rates.length)}
        </Button>
      )}
    </Section>
  );
}
