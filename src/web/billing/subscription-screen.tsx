import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { BackLink } from '../kit/back-link.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { subscriptionsApi, useRefresh, type Subscription } from './api.ts';
import classes from './billing.module.css';
import { FailedPeriod } from './failed-period.tsx';
import { ResumeDialog } from './resume-dialog.tsx';
import { SubscriptionFacts } from './subscription-facts.tsx';
import { PastPeriods, UpcomingPeriods } from './subscription-periods.tsx';

/** One subscription: what it does, what comes, what was. */
export function SubscriptionScreen() {
  const t = useTexts().subscriptions;
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const one = useQuery({
    queryKey: ['subscriptions', 'one', id],
    queryFn: ({ signal }) => subscriptionsApi.read({ id }, { signal }),
  });
  const back = <BackLink to="/abonnements">{t.back}</BackLink>;
  if (one.data === undefined) {
    return (
      <Page title={t.title} before={back}>
        {one.isError && <Problem problem={one.error} onRetry={() => void one.refetch()} />}
      </Page>
    );
  }
  return <Loaded subscription={one.data} back={back} />;
}

function Loaded({ subscription, back }: { subscription: Subscription; back: React.ReactNode }) {
  const t = useTexts().subscriptions;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const mayEdit = useMay('invoices.issue');
  const [resuming, setResuming] = useState(false);
  const [dropping, setDropping] = useState(false);
  const { id, version, pausedOn, occurrences, upcoming } = subscription;
  const pause = useMutation({
    mutationFn: () => subscriptionsApi.pause({ id, version }),
    onSuccess: async () => {
      toasts.success(t.actions.paused);
      await refresh();
    },
    onError: toasts.failure,
  });
  const drop = useMutation({
    mutationFn: () => subscriptionsApi.drop({ id, version }),
    onSuccess: async () => {
      toasts.success(t.actions.dropped);
      await navigate({ to: '/abonnements' });
      await refresh();
    },
    onError: toasts.failure,
  });
  const failed = occurrences.find((one) => one.state === 'failed');
  const hasRun = occurrences.some((one) => one.state !== 'failed');
  return (
    <Page
      title={subscription.title}
      subtitle={
        pausedOn === null
          ? subscription.customerName
          : `${subscription.customerName}. ${t.pausedSince(formatDate(plainDate(pausedOn), locale, 'long'))}`
      }
      before={back}
      actions={
        mayEdit && (
          <>
            {!hasRun && (
              <Button variant="default" onClick={() => setDropping(true)}>
                {t.actions.drop}
              </Button>
            )}
            {pausedOn === null ? (
              upcoming.length > 0 && (
                <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate()}>
                  {t.actions.pause}
                </Button>
              )
            ) : (
              <Button variant="default" onClick={() => setResuming(true)}>
                {t.actions.resume}
              </Button>
            )}
            <Button onClick={() => void navigate({ to: `/abonnements/${id}/modifier` })}>
              {t.actions.edit}
            </Button>
          </>
        )
      }
    >
      {failed !== undefined && <FailedPeriod id={id} failed={failed} />}
      <Section>
        <SubscriptionFacts subscription={subscription} />
      </Section>
      <div className={classes.columns}>
        <Section title={t.upcoming.title}>
          <UpcomingPeriods subscription={subscription} />
        </Section>
        <Section title={t.past.title}>
          <PastPeriods subscription={subscription} />
        </Section>
      </div>
      <ResumeDialog opened={resuming} onClose={() => setResuming(false)} subscription={subscription} />
      <ConfirmDialog
        opened={dropping}
        onClose={() => setDropping(false)}
        title={t.actions.dropTitle}
        confirmLabel={t.actions.drop}
        destructive
        busy={drop.isPending}
        onConfirm={() => drop.mutate()}
      >
        {t.actions.dropText}
      </ConfirmDialog>
    </Page>
  );
}
