import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { useEndPlan, usePlans, type FreeItem, type Plan } from './plans-api.ts';
import classes from './plans.module.css';

const COLOURS = {
  proposed: 'amber',
  running: 'blue',
  kept: 'green',
  broken: 'red',
  refused: 'grey',
  ended: 'grey',
} as const;
const PARTS = { kept: 'green', part_kept: 'amber', open: 'grey', missed: 'red' } as const;

/** « Échéanciers » on the account of a customer: what was agreed, what came, and a new one. */
export function CustomerPlans({ partyId }: { partyId: string }) {
  const t = useTexts().paymentPlans;
  const mayEdit = useMay('customers.edit');
  const [making, setMaking] = useState(false);
  const { data } = usePlans(partyId);
  if (data === undefined || (data.plans.length === 0 && data.free.length === 0)) return null;
  return (
    <Section
      title={t.title}
      description={t.text}
      actions={
        mayEdit &&
        data.free.length > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => setMaking(true)}>
            {t.make}
          </Button>
        )
      }
    >
      {data.plans.length === 0 ? (
        <p className={classes.text}>{t.none}</p>
      ) : (
        <ul className={classes.list}>
          {data.plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} today={data.asOf} />
          ))}
        </ul>
      )}
      <PlanDialog
        opened={making}
        onClose={() => setMaking(false)}
        partyId={partyId}
        free={data.free}
        today={data.asOf}
      />
    </Section>
  );
}

/** What a plan that takes its place may be about: its invoices, as far as they are open. */
const itemsOf = ({ items, currency }: Plan): FreeItem[] =>
  items
    .filter(({ openMinor }) => BigInt(openMinor) > 0n)
    .map(({ id, number, openMinor }) => ({ itemId: id, number, dueOn: '', currency, minor: openMinor }));

function PlanRow({ plan, today }: { plan: Plan; today: string }) {
  const t = useTexts().paymentPlans;
  const { locale } = useLocale();
  const money = useMoney();
  const mayEdit = useMay('customers.edit');
  const toasts = useToasts();
  const [ending, setEnding] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const [tell, setTell] = useState(true);
  const end = useEndPlan(({ told }) => {
    setEnding(false);
    toasts.success(t.ended);
    if (tell && !told) toasts.info(t.notTold);
  });
  const { state, currency } = plan;
  return (
    <li className={classes.plan}>
      <div className={classes.head}>
        <StatusBadge colour={COLOURS[state]}>{t.states[state]}</StatusBadge>
        <span className={classes.numbers}>{plan.items.map(({ number }) => number).join(', ')}</span>
        {mayEdit && state === 'running' && (
          <span>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setReplacing(true)}>
              {t.replace}
            </Button>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setEnding(true)}>
              {t.end}
            </Button>
          </span>
        )}
      </div>
      <p className={classes.text}>
        {t.received(money(plan.receivedMinor, currency), money(plan.totalMinor, currency))}
        {plan.note !== '' && ` · ${plan.note}`}
      </p>
      <ul className={classes.instalments}>
        {plan.instalments.map((one) => (
          <li key={one.dueOn}>
            <span>{formatDate(plainDate(one.dueOn), locale, 'short')}</span>
            <span className={classes.amount}>{money(one.amountMinor, currency)}</span>
            <StatusBadge colour={PARTS[one.state]}>{t.parts[one.state]}</StatusBadge>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t.endTitle}
        confirmLabel={t.end}
        onConfirm={() => end.mutate({ id: plan.id, tell })}
        busy={end.isPending}
        destructive
      >
        {t.endText}
        <Checkbox
          mt="sm"
          label={t.tell}
          checked={tell}
          onChange={(event) => setTell(event.currentTarget.checked)}
        />
      </ConfirmDialog>
      <PlanDialog
        opened={replacing}
        onClose={() => setReplacing(false)}
        partyId={plan.partyId}
        free={itemsOf(plan)}
        today={today}
        replaces={plan.id}
      />
    </li>
  );
}
