import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contentToDocument } from '../../contract/document-shapes.ts';
import { termsText } from '../invoices/index.ts';
import type { PaymentTerms } from '../../core/calendar/index.ts';
import { isInvoice, optionsOf } from '../../core/invoicing/index.ts';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import type { Kept } from './api.ts';
import classes from './issued.module.css';
import { useWords } from './texts.ts';

type Props = { kept: Kept; dueOn: string | null; netMinor: bigint };

/** Number, dates, customer, who wrote it, what was answered. */
export function DocumentFacts({ kept, dueOn, netMinor }: Props) {
  const t = useTexts();
  const own = useWords();
  const words = own.issued;
  const { content, kind } = kept;
  const facts: [string, ReactNode][] = [];
  const say = (label: string, value: ReactNode, isThere: boolean) => isThere && facts.push([label, value]);
  say(words.number, kept.number, kept.number !== '');
  say(
    words.customer,
    <Link to={`/clients/${content.partyId ?? ''}`}>{kept.buyer?.name}</Link>,
    kept.buyer !== null && content.partyId !== null,
  );
  say(words.subject, content.title, content.title !== '');
  say(words.issuedOn, <DateText date={content.issuedOn} style="long" />, content.issuedOn !== null);
  say(words.dueOn, <DateText date={dueOn} style="long" />, dueOn !== null);
  say(
    words.validUntil,
    <DateText date={content.validUntil} style="long" />,
    content.validUntil !== null && kind === 'quote',
  );
  say(
    own.fields.terms,
    termsText(content.terms as PaymentTerms, t.receivables.terms),
    isInvoice(kind) && kind !== 'credit_note',
  );
  say(words.net, <MoneyText minor={netMinor} currency={content.currency} />, true);
  const options = optionsOf(contentToDocument(content, kept.today));
  const chosen = options.filter((option) => kept.chosenOptions.includes(option.id));
  say(
    own.options.chosen,
    chosen.length === 0 ? own.options.none : chosen.map(({ name }) => name).join(', '),
    options.length > 0 && kept.state === 'accepted',
  );
  say(words.reason, content.reason, content.reason !== '');
  say(
    kept.state === 'refused' ? words.decided.refused : words.decided.accepted,
    <>
      <DateText date={kept.decidedOn} style="long" />
      {kept.decidedBy !== '' && <small> {words.decidedBy(kept.decidedBy)}</small>}
    </>,
    kept.decidedOn !== null && (kept.state === 'accepted' || kept.state === 'refused'),
  );
  say(words.createdBy, kept.createdBy, kept.createdBy !== '');
  return (
    <Section title={words.facts}>
      <dl className={classes.list}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
