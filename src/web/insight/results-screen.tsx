import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { channels } from '../../app/dunning/contract.ts';
import { customerKinds } from '../../app/insight/contract.ts';
import { formatPercent } from '../../i18n/format.ts';
import { stepName } from '../dunning/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateField } from '../kit/date-field.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { DownloadIcon, ReminderIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Page, Toolbar } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { insightApi, useResults, type ResultFilter, type Results } from './api.ts';
import classes from './results.module.css';

type Step = Results['steps'][number];
type Window = Step['windows'][number];

/** Below, a share says more about chance than about the step. */
const FEW = 20;

/** « Résultats des relances »: what was paid after each step, by amount and by number. */
export function ResultsScreen() {
  const t = useTexts();
  const words = t.insight.results;
  const [filter, setFilter] = useState<ResultFilter>({});
  const results = useResults(filter);
  const { data } = results;
  const change = (part: Partial<Record<keyof ResultFilter, string | null>>) =>
    setFilter(
      (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...part }).filter(([, value]) => value !== null && value !== ''),
        ) as ResultFilter,
    );
  return (
    <Page
      title={words.title}
      subtitle={words.subtitle}
      before={<BackLink to="/relances">{t.dunningScreens.title}</BackLink>}
      actions={
        <Button
          component="a"
          href={insightApi.exportResults(filter)}
          variant="default"
          leftSection={<DownloadIcon size={18} />}
        >
          {words.export}
        </Button>
      }
    >
      <Toolbar label={words.list}>
        <DateField
          label={words.from}
          w="11rem"
          value={filter.from ?? data?.from ?? null}
          onChange={(from) => change({ from })}
        />
        <DateField
          label={words.to}
          w="11rem"
          value={filter.to ?? data?.to ?? null}
          onChange={(to) => change({ to })}
        />
        <Select
          label={words.policy}
          w="12rem"
          placeholder={words.anyPolicy}
          clearable
          value={filter.policy ?? null}
          data={(data?.policies ?? []).map((one) => ({
            value: one.policy,
            label: words.policyName(one.name, one.version),
          }))}
          onChange={(policy) => change({ policy })}
        />
        <Select
          label={words.kind}
          w="12rem"
          placeholder={words.anyKind}
          clearable
          value={filter.customerKind ?? null}
          data={customerKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          onChange={(customerKind) => change({ customerKind })}
        />
        <Select
          label={words.channel}
          w="12rem"
          placeholder={words.anyChannel}
          clearable
          value={filter.channel ?? null}
          data={channels.map((channel) => ({ value: channel, label: t.dunning.channels[channel] }))}
          onChange={(channel) => change({ channel })}
        />
      </Toolbar>
      <DataTable
        label={words.list}
        rows={data?.steps ?? []}
        columns={useColumns(data?.steps[0]?.windows ?? [])}
        rowKey={(row) => `${row.stepCode} ${row.currency}`}
        rowName={(row) => stepName(t, row)}
        loading={results.isPending}
        wrap
        height="page"
        problem={
          results.error === null ? undefined : (
            <Problem problem={results.error} onRetry={() => void results.refetch()} />
          )
        }
        empty={
          <EmptyState icon={ReminderIcon} title={words.empty}>
            {words.emptyText}
          </EmptyState>
        }
      />
      <p className={classes.note}>{words.note}</p>
    </Page>
  );
}

function useColumns(windows: readonly Pick<Window, 'days'>[]): Column<Step>[] {
  const t = useTexts();
  const words = t.insight.results;
  return [
    {
      key: 'step',
      header: words.step,
      width: 'minmax(9rem, 1.2fr)',
      card: 'title',
      cell: (row) => <strong>{stepName(t, row)}</strong>,
    },
    {
      key: 'reminded',
      header: words.reminded,
      width: 'minmax(7rem, 1fr)',
      cardLabel: true,
      cell: (row) => (
        <span className={classes.cell}>
          <span>{row.itemCount}</span>
          <span className={classes.dim}>{words.customers(row.customerCount)}</span>
        </span>
      ),
    },
    {
      key: 'asked',
      header: words.asked,
      width: '9rem',
      align: 'end',
      card: 'amount',
      cell: (row) => <MoneyText minor={row.askedMinor} currency={row.currency} />,
    },
    ...windows.map(({ days }, at): Column<Step> => ({
      key: `within ${days}`,
      header: words.within(days),
      width: 'minmax(10rem, 1.3fr)',
      cardLabel: true,
      cell: (row) => <Share window={row.windows[at]!} currency={row.currency} />,
    })),
  ];
}

function Share({ window, currency }: { window: Window; currency: string }) {
  const words = useTexts().insight.results;
  const { locale } = useLocale();
  const money = useMoney();
  if (window.itemCount === 0) return <span className={classes.dim}>{words.notYet}</span>;
  const share = Number((BigInt(window.paidMinor) * 10_000n) / BigInt(window.askedMinor)) / 10_000;
  return (
    <span className={classes.cell}>
      <span className={classes.share} style={{ '--share': `${share * 100}%` }}>
        {formatPercent(share, locale)}
      </span>
      <span className={classes.dim}>
        {words.ofAmount(money(window.paidMinor, currency, true), money(window.askedMinor, currency, true))}
      </span>
      <span className={classes.dim}>{words.settled(window.paidItemCount, window.itemCount)}</span>
      {window.itemCount < FEW && <span className={classes.few}>{words.few(window.itemCount)}</span>}
    </span>
  );
}
