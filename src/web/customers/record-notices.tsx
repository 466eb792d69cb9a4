import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Customer } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { ContactForm } from './contact-form.tsx';
import classes from './customers.module.css';
import { useMissingText } from './missing-text.ts';

/** What stands over the whole record: it was merged, or an invoice would lack something. */
export function RecordNotices({ customer, onEdit }: { customer: Customer; onEdit: (() => void) | null }) {
  const t = useTexts();
  const words = t.parties;
  const missing = useMissingText();
  const [isAdding, setAdding] = useState(false);
  const { mergedInto } = customer;
  if (mergedInto !== null) {
    return (
      <div className={classes.notice} role="note">
        <p>
          <strong>{words.merged.into(mergedInto.name)}</strong> {words.merged.intoText}
        </p>
        <Button component={Link} to={`/clients/${mergedInto.id}`} variant="default" size="xs">
          {words.merged.open}
        </Button>
      </div>
    );
  }
  if (customer.missing.length === 0) return null;
  return (
    <div className={classes.notice} role="note">
      <p>{words.missingText(missing(customer.missing))}</p>
      {onEdit !== null && (
        <span className={classes.noticeActions}>
          {customer.missing.includes('email') && (
            <Button variant="default" size="xs" onClick={() => setAdding(true)}>
              {t.receivables.customer.addContact}
            </Button>
          )}
          {customer.missing.some((fact) => fact !== 'email') && (
            <Button variant="default" size="xs" onClick={onEdit}>
              {t.parties.complete}
            </Button>
          )}
        </span>
      )}
      <ContactForm target={isAdding ? { customer, contact: null } : null} onClose={() => setAdding(false)} />
    </div>
  );
}

/** The duplicates that became this record: their invoices are a click away. */
export function MergedRecords({ customer }: { customer: Customer }) {
  const t = useTexts().parties.merged;
  if (customer.merged.length === 0) return null;
  return (
    <Section title={t.from} description={t.fromText}>
      <ul className={classes.contacts}>
        {customer.merged.map((one) => (
          <li key={one.id}>
            <Link to={`/clients/${one.id}`}>{one.name}</Link> <span className={classes.dim}>{one.code}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
