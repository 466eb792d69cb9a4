import { ActionIcon, Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { termsText, type Customer } from '../invoices/index.ts';
import { isPlainDate } from '../../core/calendar/index.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { zoneName } from '../../i18n/time-zones.ts';
import { EditIcon, PlusIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { CustomerMemory } from '../bank/index.ts';
import { ContactConsent } from '../portal/index.ts';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { ContactForm, type ContactTarget } from './contact-form.tsx';
import classes from './customers.module.css';
import { DeliveryAddresses } from './delivery-addresses.tsx';
import { useFieldLabel } from '../kit/own-fields.ts';
import { useFacets, type CustomField } from './facets.ts';
import { MergedRecords } from './merged-records.tsx';
import { RegisterStatus } from './register-status.tsx';

/** Who the customer is, and who to write to. */
export function Identity({ customer, onEdit }: { customer: Customer; onEdit: () => void }) {
  const t = useTexts();
  const words = t.receivables.customer;
  const isMerged = customer.mergedInto !== null;
  const mayEdit = useMay('customers.edit') && !isMerged;
  const [contact, setContact] = useState<ContactTarget | null>(null);
  const address = [
    ...customer.addressLines,
    [customer.postalCode, customer.city].filter((part) => part !== '').join(' '),
    customer.country === 'FR' ? '' : customer.country,
  ].filter((line) => line !== '');
  const electronic =
    customer.eAddress === ''
      ? ''
      : `${customer.eAddress} (${t.parties.places[customer.eAddressScheme] ?? customer.eAddressScheme})`;
  const fields = useFacets().data?.fields ?? [];
  const labelOf = useFieldLabel();
  const { locale } = useLocale();
  const ownValue = ({ key, kind }: CustomField): string => {
    const value = customer.custom[key] ?? '';
    if (kind === 'date' && isPlainDate(value)) return formatDate(value, locale, 'short');
    return kind === 'number' && value !== '' ? formatNumber(value, locale) : value;
  };
  const clockText = ({ zone, from }: Customer['clock']): string => {
    const name = zoneName(zone, locale);
    return from === 'record' ? name : t.parties.form.timeZoneFrom[from](name);
  };
  const facts = [
    [words.siren, customer.siren],
    [words.siret, customer.siret],
    [words.vat, customer.vatNumber],
    [words.terms, termsText(customer.paymentTerms, t.receivables.terms)],
    [t.receivables.form.salesperson, customer.salesperson],
    [t.receivables.form.debtorGroup, customer.debtorGroup],
    [t.parties.form.eAddress, electronic],
    [t.parties.form.means, t.parties.means[customer.paymentMeans]],
    [
      t.parties.form.vatRegime,
      customer.vatRegime === 'domestic' ? '' : t.parties.vatRegimes[customer.vatRegime],
    ],
    [t.parties.form.account, customer.revenueAccount],
    [t.parties.form.buyerReference, customer.buyerReference],
    [t.parties.form.timeZone, clockText(customer.clock)],
    ...fields.map((field) => [labelOf(field), ownValue(field)] as const),
    [t.receivables.form.noReminder, customer.noReminderReason],
    [words.note, customer.note],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <Section
        title={words.contacts}
        actions={
          mayEdit && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<PlusIcon size={14} />}
              onClick={() => setContact({ customer, contact: null })}
            >
              {t.common.action.add}
            </Button>
          )
        }
      >
        {customer.contacts.length === 0 ? (
          <p className={classes.empty}>{words.noContact}</p>
        ) : (
          <ul className={classes.contacts}>
            {customer.contacts.map((one) => (
              <li key={one.id} className={classes.contact}>
                <div className={classes.contactBody}>
                  {one.name}
                  <small>{one.roles.map((role) => words.roles[role]).join(', ')}</small>
                  {one.email !== '' && (
                    <div>
                      <Anchor inherit href={`mailto:${one.email}`}>
                        {one.email}
                      </Anchor>
                      {one.isBounced && <span className={classes.bounced}> — {words.bounced}</span>}
                    </div>
                  )}
                  {one.orderRefs.length > 0 && (
                    <small>{t.people.contact.follows(one.orderRefs.join(', '))}</small>
                  )}
                  {one.phone !== '' && (
                    <Anchor inherit href={`tel:${one.phone.replaceAll(' ', '')}`}>
                      {one.phone}
                    </Anchor>
                  )}
                  <ContactConsent
                    partyId={customer.id}
                    contactId={one.id}
                    who={one.name || one.email}
                    mayEdit={mayEdit}
                  />
                </div>
                {mayEdit && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t.receivables.form.editContact} ${one.name || one.email}`}
                    onClick={() => setContact({ customer, contact: one })}
                  >
                    <EditIcon size={16} />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        title={words.identity}
        actions={
          mayEdit && (
            <Button size="compact-sm" variant="default" leftSection={<EditIcon size={14} />} onClick={onEdit}>
              {t.common.action.edit}
            </Button>
          )
        }
      >
        {address.length > 0 && (
          <address className={classes.address}>
            {address.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </address>
        )}
        <dl className={classes.facts}>
          {facts.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {customer.tags.length > 0 && (
          <ul className={classes.tags} aria-label={t.parties.form.tags}>
            {customer.tags.map((tag) => (
              <li key={tag} className={classes.tag}>
                {tag}
              </li>
            ))}
          </ul>
        )}
        <RegisterStatus customer={customer} />
      </Section>
      <DeliveryAddresses customer={customer} mayEdit={mayEdit} />
      <CustomerMemory partyId={customer.id} />
      <MergedRecords customer={customer} />
      <ContactForm target={contact} onClose={() => setContact(null)} />
    </>
  );
}
