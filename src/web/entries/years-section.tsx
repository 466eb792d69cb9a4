import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useRefresh } from '../invoices/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { periodsApi, type Periods } from './api.ts';
import classes from './entries.module.css';
import { YearForm } from './year-form.tsx';

type Year = Periods['years'][number];
const colours = { open: 'green', closed: 'amber', hard: 'red' } as const;
const stateOf = (year: Year): keyof typeof colours =>
  year.state === 'open' ? 'open' : year.isHard ? 'hard' : 'closed';

/** Financial years, the latest first: closed in their order, reopened from the last one. */
export function YearsSection({ periods, mayClose }: { periods: Periods; mayClose: boolean }) {
  const t = useTexts().entries.periodsScreen;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const [opening, setOpening] = useState<'year' | null>(null);
  const [closing, setClosing] = useState<Year | null>(null);
  const after = (message: string) => async () => {
    setClosing(null);
    toasts.success(message);
    await refresh();
  };
  const refused = (error: unknown) => {
    setClosing(null);
    toasts.failure(error);
  };
  const close = useMutation({
    mutationFn: ({ startsOn }: Year) => periodsApi.closeYear({ startsOn }),
    onSuccess: after(t.closed),
    onError: refused,
  });
  const reopen = useMutation({
    mutationFn: ({ startsOn }: Year) => periodsApi.reopenYear({ startsOn }),
    onSuccess: after(t.reopened),
    onError: refused,
  });
  const day = (on: string) => formatDate(plainDate(on), locale);
  const { years } = periods;
  const oldestOpen = years.findLast((one) => one.state === 'open');
  const lastClosed = years.find((one) => one.state === 'closed');
  return (
    <Section
      title={t.years}
      description={t.yearsDetail}
      flush
      actions={
        mayClose && (
          <Button variant="default" onClick={() => setOpening('year')}>
            {t.openYear}
          </Button>
        )
      }
    >
      {years.length === 0 && <p className={classes.empty}>{t.noYear}</p>}
      <ul className={classes.rows}>
        {years.map((year) => (
          <li key={year.startsOn}>
            <span>
              <strong>{t.year(day(year.startsOn), day(year.endsOn))}</strong>{' '}
              <StatusBadge colour={colours[stateOf(year)]}>{t.states[stateOf(year)]}</StatusBadge>
            </span>
            {mayClose && year === oldestOpen && year.endsOn < periods.today && (
              <Button size="compact-sm" onClick={() => setClosing(year)}>
                {t.close}
              </Button>
            )}
            {mayClose && year === lastClosed && !year.isHard && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={reopen.isPending}
                onClick={() => reopen.mutate(year)}
              >
                {t.reopen}
              </Button>
            )}
            {year.state === 'closed' && <Carried year={year} currency={periods.currency} />}
          </li>
        ))}
      </ul>
      <YearForm target={opening} periods={periods} onClose={() => setOpening(null)} />
      <ConfirmDialog
        opened={closing !== null}
        onClose={() => setClosing(null)}
        title={t.closeTitle}
        confirmLabel={t.close}
        onConfirm={() => {
          if (closing !== null) close.mutate(closing);
        }}
        busy={close.isPending}
        reversible
      >
        {closing !== null && t.closeDetail(day(closing.startsOn), day(closing.endsOn))}
      </ConfirmDialog>
    </Section>
  );
}

function Carried({ year, currency }: { year: Year; currency: string }) {
  const t = useTexts().entries.periodsScreen;
  const money = useMoney();
  const result = BigInt(year.resultMinor);
  const words =
    result === 0n
      ? t.even
      : result > 0n
        ? t.profit(money(result, currency))
        : t.loss(money(-result, currency));
  return (
    <details className={classes.fold}>
      <summary>
        {words} · {t.carried(year.carried.length)}
      </summary>
      <table className={classes.carried}>
        <thead>
          <tr>
            <th scope="col">{t.account}</th>
            <th scope="col">{t.balance}</th>
          </tr>
        </thead>
        <tbody>
          {year.carried.map((one) => (
            <tr key={one.account}>
              <td>
                {one.account} {one.name}
              </td>
              <td>
                <MoneyText minor={one.balanceMinor} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
