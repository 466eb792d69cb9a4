import { Anchor } from '@mantine/core';
import { StandingList, type Customer } from '../invoices/index.ts';
import { PhoneIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { pressing, talkTo, type Account } from './advice.ts';
import classes from './customers.module.css';
import { useAdvice } from './use-advice.ts';

/** What to do with this customer now and why, what stands in the way, and whom to talk to. */
export function NextAction({ account, customer }: { account: Account; customer: Customer }) {
  const t = useTexts().receivables;
  const advice = useAdvice(account, pressing(account, customer.contacts));
  const contact = talkTo(customer.contacts);
  return (
    <section className={classes.nextStep} aria-label={t.actions.next}>
      <div className={classes.nextHead}>
        <p className={classes.nextText}>{advice}</p>
        {contact !== undefined && (
          <p className={classes.talkTo}>
            <PhoneIcon size={16} />
            {contact.name !== '' && <span>{contact.name}</span>}
            {contact.phone !== '' && (
              <Anchor inherit href={telephone(contact.phone)}>
                {contact.phone}
              </Anchor>
            )}
            {contact.email !== '' && (
              <Anchor inherit href={`mailto:${contact.email}`}>
                {contact.email}
              </Anchor>
            )}
          </p>
        )}
      </div>
      <StandingList standing={account} />
    </section>
  );
}

export const telephone = (phone: string): string => `tel:${phone.replaceAll(/\s/g, '')}`;
