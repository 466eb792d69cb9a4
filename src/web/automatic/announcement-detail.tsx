import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../i18n/format.ts';
import { stepName } from '../dunning/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Hue } from '../kit/tone.ts';
import { stateHue } from './state-hue.ts';
import { useAnnouncement, type AnnouncedLine, type Announcement } from './api.ts';
import classes from './automatic.module.css';
import { AutomaticNotice } from './notice.tsx';

type Outcome = NonNullable<AnnouncedLine['outcome']> | 'pending';

const hues: Record<Outcome, Hue> = {
  pending: 'amber',
  left: 'green',
  removed: 'grey',
  changed: 'orange',
  settled: 'grey',
  'by-hand': 'blue',
  waits: 'orange',
};

/** What left by itself, what was removed by whom, what waits for review. */
export function AnnouncementDetail({ id }: { id: string }) {
  const t = useTexts();
  const words = t.automatic;
  const { locale } = useLocale();
  const found = useAnnouncement(id);
  const back = <BackLink to="/relances/automatiques">{words.back}</BackLink>;
  if (found.data === undefined)
    return (
      <Page title={words.title} before={back}>
        {found.error === null ? (
          <p>{t.common.shell.loading}</p>
        ) : (
          <Problem problem={found.error} onRetry={() => void found.refetch()} />
        )}
      </Page>
    );
  const { announcement, lines } = found.data;
  const told = announcement.told.map((one) => (one.isSent ? one.name : words.notSent(one.name)));
  return (
    <Page
      title={words.announcedFor(formatInstant(announcement.leavesAt, locale, 'Europe/Paris'))}
      subtitle={
        <span className={classes.outcome}>
          <StatusBadge colour={stateHue[announcement.state]}>{words.states[announcement.state]}</StatusBadge>
          {told.length > 0 && words.told(told.join(', '))}
        </span>
      }
      before={back}
      actions={<Link to="/relances">{words.review}</Link>}
    >
      <AutomaticNotice />
      <DataTable
        label={words.columns.lines}
        rows={lines}
        rowKey={(line) => line.draftId}
        rowName={(line) => line.customerName}
        empty={words.empty}
        muted={(line) => line.outcome === 'removed' || line.outcome === 'settled'}
        columns={[
          {
            key: 'customer',
            header: words.columns.customer,
            width: 'minmax(11rem, 2fr)',
            card: 'title',
            cell: (line) => <Link to={`/clients/${line.partyId}`}>{line.customerName}</Link>,
          },
          {
            key: 'step',
            header: words.columns.step,
            width: 'minmax(9rem, 1fr)',
            cell: (line) => stepName(t, line),
          },
          {
            key: 'total',
            header: words.columns.total,
            width: '9rem',
            align: 'end',
            card: 'amount',
            cell: (line) => <MoneyText minor={line.totalMinor} currency={line.currency} />,
          },
          {
            key: 'outcome',
            header: words.columns.outcome,
            width: 'minmax(14rem, 2fr)',
            cell: (line) => <OutcomeMark line={line} state={announcement.state} />,
          },
        ]}
      />
    </Page>
  );
}

function OutcomeMark({ line, state }: { line: AnnouncedLine; state: Announcement['state'] }) {
  const t = useTexts().automatic;
  const outcome: Outcome = line.outcome ?? (state === 'announced' ? 'pending' : 'waits');
  return (
    <span className={classes.outcome}>
      <StatusBadge colour={hues[outcome]}>{t.outcomes[outcome]}</StatusBadge>
      {line.decidedBy !== '' && <small>{t.by(line.decidedBy)}</small>}
    </span>
  );
}
