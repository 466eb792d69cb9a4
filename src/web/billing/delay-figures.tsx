import { Anchor, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { billingContract } from '../../app/billing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Figures, type Figure } from '../kit/page.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { billingApi } from './api.ts';
import classes from './billing.module.css';

const TARGETS = [1, 2, 5, 10, 30] as const;

/** How much waits, since when, and how fast deliveries become invoices. */
export function DelayFigures({ waiting }: { waiting: AnswerOf<typeof billingContract.waiting> }) {
  const texts = useTexts();
  const t = texts.billing.figures;
  const { locale } = useLocale();
  const money = useMoney();
  const [opened, setOpened] = useState(false);
  const [target, setTarget] = useState(
    () => TARGETS.find((one) => String(one) === readStored('billing.target')) ?? 5,
  );
  const delay = useQuery({
    queryKey: ['billing', 'delay', target],
    queryFn: ({ signal }) => billingApi.delay({ withinDays: target }, { signal }),
    placeholderData: (before) => before,
  });
  const data = delay.data;
  const days = (value: number | null): string =>
    value === null ? t.none : t.medianValue(formatNumber(value, locale));
  const share = (value: number | null): string =>
    value === null ? t.none : `${formatNumber(value, locale)}\u00a0%`;
  const figures: Figure[] = [
    {
      key: 'sum',
      label: t.toInvoice,
      value:
        waiting.sums.length === 0
          ? money('0')
          : waiting.sums.map((one) => money(one.netMinor, one.currency)).join(' + '),
    },
    {
      key: 'oldest',
      label: t.oldest,
      value: waiting.oldestOn === null ? t.none : formatDate(plainDate(waiting.oldestOn), locale, 'day'),
    },
    { key: 'median', label: t.median, value: data === undefined ? t.none : days(data.medianDays) },
    {
      key: 'share',
      label: t.within(target),
      value:
        data === undefined || data.count === 0 ? (
          t.none
        ) : (
          <Anchor
            component="button"
            type="button"
            className={classes.delayButton}
            aria-label={`${share(data.shareWithin)}. ${t.open}`}
            onClick={() => setOpened(true)}
          >
            {share(data.shareWithin)}
          </Anchor>
        ),
    },
  ];
  return (
    <>
      <Figures figures={figures} />
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t.months}
        closeButtonProps={{ 'aria-label': texts.common.action.close }}
      >
        <div className={classes.stack}>
          <p className={classes.dim}>{t.monthsHint}</p>
          <Select
            label={t.target}
            value={String(target)}
            allowDeselect={false}
            data={TARGETS.map((one) => ({ value: String(one), label: t.targetDays(one) }))}
            onChange={(value) => {
              const next = TARGETS.find((one) => String(one) === value) ?? 5;
              writeStored('billing.target', String(next));
              setTarget(next);
            }}
          />
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t.month}</th>
                <th scope="col" className={classes.end}>
                  {t.invoiced}
                </th>
                <th scope="col" className={classes.end}>
                  {t.median}
                </th>
                <th scope="col" className={classes.end}>
                  {t.within(target)}
                </th>
              </tr>
            </thead>
            <tbody>
              {data?.months.map((one) => (
                <tr key={one.month}>
                  <td>{formatDate(plainDate(one.month), locale, 'long').replace(/^1(er)?\s/, '')}</td>
                  <td className={classes.end}>{formatNumber(one.count, locale)}</td>
                  <td className={classes.end}>{days(one.medianDays)}</td>
                  <td className={classes.end}>{share(one.shareWithin)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Modal>
    </>
  );
}
