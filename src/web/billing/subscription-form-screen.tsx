import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTexts } from '../kit/locale.tsx';
import { subscriptionsApi } from './api.ts';
import { FormPage } from './form-page.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { useStarted } from './use-started.ts';

export function NewSubscriptionScreen() {
  const t = useTexts().subscriptions;
  const started = useStarted(null);
  return (
    <FormPage title={t.form.newTitle} back={{ to: '/abonnements', label: t.title }} needs={[started]}>
      {started.data === undefined ? null : <SubscriptionForm started={started.data} before={null} />}
    </FormPage>
  );
}

export function EditSubscriptionScreen() {
  const t = useTexts().subscriptions;
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const one = useQuery({
    queryKey: ['subscriptions', 'one', id],
    queryFn: ({ signal }) => subscriptionsApi.read({ id }, { signal }),
    // Somebody else may have changed it since it was looked at.
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  const before = one.isFetchedAfterMount ? one.data : undefined;
  const started = useStarted(before?.customerId ?? null);
  const isReady = before !== undefined && started.data !== undefined;
  return (
    <FormPage
      title={t.form.editTitle}
      subtitle={before === undefined ? '\u00a0' : `${before.customerName}. ${t.form.editHint}`}
      back={{ to: `/abonnements/${id}`, label: before?.title ?? t.title }}
      needs={[one, started]}
    >
      {isReady ? <SubscriptionForm key={before.id} started={started.data} before={before} /> : null}
    </FormPage>
  );
}
