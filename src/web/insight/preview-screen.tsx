import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { addDays, plainDate, weekday, type PlainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { stepHue, stepName } from '../dunning/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CalendarIcon, DownloadIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { insightApi, usePreview, type PreviewRow } from './api.ts';
import { channelCounts, countsOf, type Counts } from './channel-counts.ts';
import { previewDays, type PreviewDay } from './preview-days.ts';
import classes from './preview.module.css';

const SHOWN = 40;
const MORE = 300;

/** « 30 jours à venir »: what would leave, week by week and day by day, while nothing is paid. */
export function PreviewScreen() {
  const t = useTexts();
  const words = t.insight.preview;
  const { locale } = useLocale();
  const [isStopped, setStopped] = useState(false);
  const preview = usePreview();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = preview;
  const goesOn = hasNextPage && !isStopped && !preview.isError;
  useEffect(() => {
    if (goesOn && !isFetchingNextPage) void fetchNextPage();
  }, [goesOn, isFetchingNextPage, fetchNextPage]);
  const day = (on: string) => formatDate(plainDate(on), locale, 'long');
  const first = data?.pages[0];
  const isWhole = data !== undefined && !hasNextPage;
  const done = data?.pages.reduce((sum, part) => sum + part.customers, 0) ?? 0;
  const resume = () => {
    setStopped(false);
    if (preview.isError) void fetchNextPage();
  };
  return (
    <Page
      title={words.title}
      subtitle={first === undefined ? '\u00a0' : words.subtitle(day(first.from), day(first.to))}
      before={<BackLink to="/relances">{t.dunningScreens.title}</BackLink>}
      actions={
        <Button
          component="a"
          href={insightApi.exportPreview({})}
          variant="default"
          leftSection={<DownloadIcon size={18} />}
        >
          {words.export}
        </Button>
      }
    >
      {preview.isError && (
        <Problem
          problem={preview.error}
          onRetry={first === undefined ? () => void preview.refetch() : resume}
        />
      )}
      {first === undefined && !preview.isError && (
        <>
          <p className="e-hidden">{words.loading}</p>
          <Skeleton height={320} />
        </>
      )}
      {first !== undefined && !isWhole && !preview.isError && (
        <ProgressPanel
          title={words.loading}
          state={isStopped ? 'paused' : 'running'}
          goesOn={false}
          done={done}
          total={first.customersInAll}
          detail={words.customers(done, first.customersInAll ?? done)}
          onCancel={() => setStopped(true)}
          onResume={resume}
        />
      )}
      {isWhole && <Weeks parts={data.pages.map((part) => part.rows)} />}
    </Page>
  );
}

/** From Monday to Sunday. */
const weekOf = (on: PlainDate): PlainDate => addDays(on, 1 - weekday(on));

function Weeks({ parts }: { parts: readonly (readonly PreviewRow[])[] }) {
  const t = useTexts();
  const words = t.insight.preview;
  const { locale } = useLocale();
  const all = useMemo(() => previewDays(parts), [parts]);
  if (all.length === 0) {
    return (
      <EmptyState icon={CalendarIcon} title={words.empty}>
        {words.emptyText}
      </EmptyState>
    );
  }
  const counts = countsOf(all);
  const weeks = new Map<PlainDate, PreviewDay[]>();
  for (const one of all) {
    const monday = weekOf(plainDate(one.on));
    weeks.set(monday, [...(weeks.get(monday) ?? []), one]);
  }
  const short = (on: PlainDate) => formatDate(on, locale, 'day');
  return (
    <>
      <Figures
        figures={[
          { key: 'messages', label: words.total, value: words.messages(counts.messages) },
          ...channelCounts(counts).map(({ channel, count }) => ({
            key: channel,
            label: t.dunning.channels[channel],
            value: channel === 'call' ? words.calls(count) : words.messages(count),
          })),
        ]}
      />
      <p className={classes.hint}>{words.note}</p>
      {[...weeks].map(([monday, days]) => (
        <Section
          key={monday}
          title={words.week(short(monday), short(addDays(monday, 6)))}
          description={<WeekLine counts={countsOf(days)} />}
        >
          {days.map((one) => (
            <DayRows key={one.on} day={one} />
          ))}
        </Section>
      ))}
    </>
  );
}

function WeekLine({ counts }: { counts: Counts }) {
  const t = useTexts();
  const words = t.insight.preview;
  const parts = channelCounts(counts).map(
    ({ channel, count }) => `${t.dunning.channels[channel]}\u00a0: ${count}`,
  );
  return <>{[words.messages(counts.messages), ...parts].join(' · ')}</>;
}

/** A full day shows its first lines; the rest on demand. */
function DayRows({ day }: { day: PreviewDay }) {
  const t = useTexts();
  const words = t.insight.preview;
  const { locale } = useLocale();
  const [most, setMost] = useState(SHOWN);
  const shown = day.rows.slice(0, most);
  const left = day.rows.length - shown.length;
  return (
    <section className={classes.day} aria-label={formatDate(plainDate(day.on), locale, 'long')}>
      <h3 className={classes.dayHead}>
        <time dateTime={day.on}>{formatDate(plainDate(day.on), locale, 'long')}</time>
        <span>
          {day.totals.map((total) => (
            <MoneyText key={total.currency} minor={total.minor} currency={total.currency} />
          ))}
        </span>
      </h3>
      <ul className={classes.rows}>
        {shown.map((row) => (
          <li key={`${row.partyId} ${row.currency} ${row.kind}`}>
            <Link to="/clients/$id" params={{ id: row.partyId }} className={classes.name}>
              {row.customerName}
            </Link>
            <StatusBadge colour={stepHue(row.kind, row.level)}>{stepName(t, row)}</StatusBadge>
            <span className={classes.dim}>
              {t.dunning.channels[row.channel]} · {words.invoices(row.itemCount)}
            </span>
            <span className={classes.amount}>
              <MoneyText minor={row.totalMinor} currency={row.currency} />
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button variant="subtle" size="compact-md" onClick={() => setMost(most + MORE)}>
          {words.more(Math.min(left, MORE))}
        </Button>
      )}
    </section>
  );
}
