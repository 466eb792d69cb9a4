import { Button, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
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
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { insightApi, usePreview, type Preview, type PreviewRow } from './api.ts';
import { channelCounts, countsOf, type Counts } from './channel-counts.ts';
import classes from './preview.module.css';

type Day = Preview['days'][number];

/** « 30 jours à venir »: what would leave, week by week and day by day, while nothing is paid. */
export function PreviewScreen() {
  const t = useTexts();
  const words = t.insight.preview;
  const { locale } = useLocale();
  const preview = usePreview();
  const day = (on: string) => formatDate(plainDate(on), locale, 'long');
  const { data } = preview;
  return (
    <Page
      title={words.title}
      subtitle={data === undefined ? '\u00a0' : words.subtitle(day(data.from), day(data.to))}
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
      {preview.isError && <Problem problem={preview.error} onRetry={() => void preview.refetch()} />}
      {data === undefined && !preview.isError && (
        <>
          <p className="e-hidden">{words.loading}</p>
          <Skeleton height={320} />
        </>
      )}
      {data?.days.length === 0 && (
        <EmptyState icon={CalendarIcon} title={words.empty}>
          {words.emptyText}
        </EmptyState>
      )}
      {data !== undefined && data.days.length > 0 && <Weeks preview={data} />}
    </Page>
  );
}

/** From Monday to Sunday. */
const weekOf = (on: PlainDate): PlainDate => addDays(on, 1 - weekday(on));

function Weeks({ preview }: { preview: Preview }) {
  const t = useTexts();
  const words = t.insight.preview;
  const { locale } = useLocale();
  const all = countsOf(preview.days);
  const weeks = new Map<PlainDate, Day[]>();
  for (const one of preview.days) {
    const monday = weekOf(plainDate(one.on));
    weeks.set(monday, [...(weeks.get(monday) ?? []), one]);
  }
  const short = (on: PlainDate) => formatDate(on, locale, 'day');
  return (
    <>
      <Figures
        figures={[
          { key: 'messages', label: words.total, value: words.messages(all.messages) },
          ...channelCounts(all).map(({ channel, count }) => ({
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
            <DayRows key={one.on} day={one} rows={preview.rows.filter((row) => row.on === one.on)} />
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

/** A day shows what came with the screen; the rest of a full day is asked for. */
function DayRows({ day, rows }: { day: Day; rows: readonly PreviewRow[] }) {
  const t = useTexts();
  const words = t.insight.preview;
  const { locale } = useLocale();
  const toasts = useToasts();
  const [more, setMore] = useState<readonly PreviewRow[]>([]);
  const count = Object.values(day.byChannel).reduce((sum, one) => sum + one, 0);
  const shown = [...rows, ...more];
  const ask = useMutation({
    mutationFn: () => insightApi.preview({ on: day.on, offset: shown.length }),
    onSuccess: (answer) => setMore([...more, ...answer.rows]),
    onError: toasts.failure,
  });
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
      {shown.length < count && (
        <Button variant="subtle" size="compact-md" loading={ask.isPending} onClick={() => ask.mutate()}>
          {words.more(count - shown.length)}
        </Button>
      )}
    </section>
  );
}
