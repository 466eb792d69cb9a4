import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parties, type Customer } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { ContactForm } from './contact-form.tsx';
import classes from './customers.module.css';
import { useMissingText } from './missing-text.ts';
import { useRegisterView } from './registers-api.ts';

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
  const lacking = customer.missing.filter(
    (fact) => fact !== 'ceased' && fact !== 'vat-invalid' && fact !== 'returned',
  );
  return (
    <>
      <RefutedNotice customer={customer} />
      {customer.missing.includes('returned') && <ReturnedNotice customer={customer} onEdit={onEdit} />}
      {lacking.length > 0 && (
        <div className={classes.notice} role="note">
          <p>{words.missingText(missing(lacking))}</p>
          {onEdit !== null && (
            <span className={classes.noticeActions}>
              {lacking.includes('email') && (
                <Button variant="default" size="xs" onClick={() => setAdding(true)}>
                  {t.receivables.customer.addContact}
                </Button>
              )}
              {lacking.some((fact) => fact !== 'email') && (
                <Button variant="default" size="xs" onClick={onEdit}>
                  {t.parties.complete}
                </Button>
              )}
            </span>
          )}
        </div>
      )}
      <ContactForm target={isAdding ? { customer, contact: null } : null} onClose={() => setAdding(false)} />
    </>
  );
}

/** A letter came back: no other one goes there until a person has corrected the address, or says that it is right. */
function ReturnedNotice({ customer, onEdit }: { customer: Customer; onEdit: (() => void) | null }) {
  const t = useTexts().parties.returned;
  const toasts = useToasts();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => parties.confirmAddress({ id: customer.id, version: customer.version }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      toasts.success(t.confirmed);
    },
    onError: toasts.failure,
  });
  return (
    <div className={classes.notice} data-tone="bad" role="note">
      <p>{t.text}</p>
      {onEdit !== null && (
        <span className={classes.noticeActions}>
          <Button variant="default" size="xs" onClick={onEdit}>
            {t.correct}
          </Button>
          <Button variant="default" size="xs" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t.confirm}
          </Button>
        </span>
      )}
    </div>
  );
}

/** A public register speaks against the record: said before anything is invoiced. */
function RefutedNotice({ customer }: { customer: Customer }) {
  const words = useTexts().registers.record;
  const view = useRegisterView(customer.id);
  const outcomes = new Set(view.data?.checks.map((check) => check.outcome));
  const said = (['ceased', 'closed', 'invalid'] as const).filter((one) => outcomes.has(one));
  if (said.length === 0) return null;
  return (
    <div className={classes.notice} data-tone="bad" role="note">
      {said.map((one) => (
        <p key={one}>{words[one]}</p>
      ))}
    </div>
  );
}
