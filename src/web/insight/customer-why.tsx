import { Link } from '@tanstack/react-router';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useWhy } from './api.ts';
import classes from './insight.module.css';
import { Why } from './why-note.tsx';

const SHOWN = 4;

/** Each open invoice of a customer with its reason and its next date, the oldest first. */
export function CustomerWhy({ partyId }: { partyId: string }) {
  const t = useTexts().insight.why;
  const why = useWhy({ customerId: partyId });
  const page = why.data?.pages[0];
  if (why.isError) {
    return (
      <Section title={t.ofCustomer}>
        <Problem problem={why.error} onRetry={() => void why.refetch()} compact />
      </Section>
    );
  }
  if (page === undefined || page.total === 0) return null;
  const rest = page.total - Math.min(SHOWN, page.items.length);
  return (
    <Section title={t.ofCustomer}>
      <ul className={classes.list}>
        {page.items.slice(0, SHOWN).map((row) => (
          <li key={row.itemId}>
            <strong className={classes.number}>{row.number}</strong>
            <Why row={row} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Link to="/relances/pourquoi" search={{ customerId: partyId }}>
          {t.more(rest)}
        </Link>
      )}
    </Section>
  );
}
