import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { CheckIcon } from '../kit/icons.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { AcceptForm } from './accept-form.tsx';
import type { MailDetail, Proposal } from './api.ts';
import classes from './inbox.module.css';
import { ResendInvoice } from './resend-invoice.tsx';
import { hues } from './words.ts';

type CardProps = {
  mail: MailDetail;
  proposal: Proposal;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onShown: () => void;
};

/** What a sentence may mean, and the one act that follows from it, filled in and still to be confirmed. */
export function ProposalCard({ mail, proposal, isOpen, onOpen, onShown }: CardProps) {
  const t = useTexts().inbox;
  const { locale } = useLocale();
  const mayEdit = useMay('customers.edit');
  const details = useDetails(proposal);
  const card = useRef<HTMLDivElement>(null);
  const { kind } = proposal;
  const act = mail.acts.find((one) => one.kind === kind);
  useEffect(() => {
    // Filled in: Enter confirms, Shift Tab goes back to what is to be corrected.
    if (isOpen) card.current?.querySelector<HTMLElement>('form [type=submit]')?.focus();
  }, [isOpen]);
  return (
    <div ref={card} className={classes.card}>
      <p className={classes.cardTitle}>
        <StatusBadge colour={hues[kind]}>{t.proposals[kind]}</StatusBadge>
        {details !== '' && <span className={classes.details}>{details}</span>}
      </p>
      <q className={classes.found}>{mail.text.slice(proposal.found.from, proposal.found.to)}</q>
      {kind === 'acknowledgement' ? (
        <p className={classes.dim}>{t.acknowledgementHint}</p>
      ) : act === undefined ? (
        mayEdit &&
        (isOpen ? (
          kind === 'not-received' ? (
            <ResendInvoice mail={mail} onClose={() => onOpen(false)} onShown={onShown} />
          ) : (
            <AcceptForm mail={mail} proposal={proposal} onClose={() => onOpen(false)} onShown={onShown} />
          )
        ) : (
          <div className={classes.acts}>
            <Button onClick={() => onOpen(true)} rightSection={<KeyHint keys="a" />}>
              {t.accept[kind]}
            </Button>
          </div>
        ))
      ) : (
        <p className={classes.dim}>
          <CheckIcon size={16} /> {t.done(act.by, formatInstant(act.at, locale, 'Europe/Paris'))}
        </p>
      )}
    </div>
  );
}

/** « 1 200,00 € pour le 15 décembre 2026 ». */
const useDetails = (proposal: Proposal): string => {
  const t = useTexts().inbox;
  const { locale } = useLocale();
  const money = useMoney();
  const { kind, on, amountMinor, currency, share, category, reference, email } = proposal;
  const day = on === null ? '' : formatDate(plainDate(on), locale, 'long');
  const amount =
    amountMinor !== null && currency !== null
      ? money(amountMinor, currency)
      : share === null
        ? ''
        : t.says.share(share.numerator, share.denominator);
  const when =
    day === ''
      ? kind === 'promise'
        ? t.says.noDay
        : ''
      : kind === 'paid'
        ? t.says.paidOn(day)
        : kind === 'absence'
          ? t.says.until(day)
          : t.says.on(day);
  return [
    [amount, when].filter((one) => one !== '').join(' '),
    category === null ? '' : t.categories[category],
    reference === '' ? '' : t.says.reference(reference),
    email,
  ]
    .filter((one) => one !== '')
    .join(' · ');
};
