import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useBrokenPlans, useSeePlan, type Plan } from './plans-api.ts';
import classes from './replies.module.css';

/** Plans that broke wait for a person to see to them; their invoices are back with the reminders already. */
export function BrokenPlans({ isMine }: { isMine: boolean }) {
  const t = useTexts().paymentPlans;
  const { data } = useBrokenPlans(isMine);
  const plans = data?.plans ?? [];
  if (plans.length === 0) return null;
  return (
    <Section title={t.brokenTitle(plans.length)}>
      <ul className={classes.list}>
        {plans.map((plan) => (
          <BrokenRow key={plan.id} plan={plan} />
        ))}
      </ul>
    </Section>
  );
}

function BrokenRow({ plan }: { plan: Plan }) {
  const t = useTexts().paymentPlans;
  const { locale } = useLocale();
  const money = useMoney();
  const mayEdit = useMay('customers.edit');
  const toasts = useToasts();
  const see = useSeePlan(() => toasts.success(t.seenDone));
  const missed = plan.instalments.find(({ state }) => state === 'missed');
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.what}>
          <Link to="/clients/$id" params={{ id: plan.partyId }}>
            {plan.partyName}
          </Link>
          {' · '}
          {plan.items.map(({ number }) => number).join(', ')}
        </p>
        <p className={classes.says}>
          {missed === undefined
            ? t.states.broken
            : t.missed(
                money(missed.amountMinor, plan.currency),
                formatDate(plainDate(missed.dueOn), locale, 'long'),
              )}
        </p>
        <p className={classes.text}>
          {t.received(money(plan.receivedMinor, plan.currency), money(plan.totalMinor, plan.currency))}
        </p>
      </div>
      {mayEdit && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t.seeOne(plan.partyName)}
          loading={see.isPending}
          onClick={() => see.mutate(plan.id)}
        >
          {t.see}
        </Button>
      )}
    </li>
  );
}
