import { zoneName } from '../../i18n/time-zones.ts';
import { DateText } from '../kit/dates.tsx';
import { showDecimal } from '../kit/decimals.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import type { Subscription } from './api.ts';
import classes from './billing.module.css';

/** What was agreed, in words. */
export function SubscriptionFacts({ subscription }: { subscription: Subscription }) {
  const t = useTexts().subscriptions;
  const { locale } = useLocale();
  const { indexation, customerZone } = subscription;
  const zone = customerZone === null ? '' : ` (${zoneName(customerZone, locale)})`;
  const facts: { label: string; value: React.ReactNode }[] = [
    {
      label: t.facts.rhythm,
      value: `${t.every(subscription.everyMonths)}, ${t.facts.anchor(subscription.anchorDay)}`,
    },
    { label: t.facts.timing, value: t.timings[subscription.timing] },
    {
      label: t.facts.mode,
      value: `${t.modes[subscription.mode]}, ${t.facts.hour(subscription.hour)}${zone}`,
    },
    {
      label: t.facts.indexation,
      value:
        indexation.kind === 'percent'
          ? t.percentOf(showDecimal(indexation.percent, locale))
          : indexation.kind === 'index'
            ? t.indexOf(indexation.name)
            : t.indexations.none,
    },
    { label: t.facts.start, value: <DateText date={subscription.startsOn} /> },
    {
      label: t.facts.end,
      value: subscription.endsOn === null ? t.facts.noEnd : <DateText date={subscription.endsOn} />,
    },
  ];
  return (
    <dl className={classes.facts}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
