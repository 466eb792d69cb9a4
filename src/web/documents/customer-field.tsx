import { Button } from '@mantine/core';
import { useState } from 'react';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { ratesFor } from '../kit/vat-choices.ts';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi } from './api.ts';
import { buyerOf } from './draft-facts.ts';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

/** The usual rate of metropolitan France, where the customer’s place has none of its own (CGI art. 278). */
const FIRST_RATE = '20';

/** « 732 829 320 » */
const spaced = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u202f');

/** Who it is for: searched or created in place; a chosen customer brings terms, language, currency and means. */
export function CustomerField() {
  const t = useWords().fields;
  const toasts = useToasts();
  const { content, kept, parties, today, set, act, errorOf, completeCustomer } = useEditor();
  const mayComplete = useMay('customers.edit');
  const [picked, setPicked] = useState<PickedCustomer | null>(null);
  const [changing, setChanging] = useState(false);
  const buyer = buyerOf(content, kept);

  const pick = (customer: PickedCustomer | null) => {
    setPicked(customer);
    if (customer === null) return;
    setChanging(false);
    set({ partyId: customer.id, deliveryAddressId: null, terms: customer.paymentTerms });
    documentsApi
      .start({ kind: content.kind, customerId: customer.id })
      .then(({ content: usual, parties: to }) => {
        const [rate = FIRST_RATE] = ratesFor(to.places, today);
        act({ type: 'rebook', from: parties, to, rate });
        set({
          terms: usual.terms,
          language: usual.language,
          currency: usual.currency,
          means: usual.means,
          ...(usual.currency === content.currency ? {} : { exchange: null }),
        });
      })
      // Its terms are those of the search already; the rest can be chosen by hand.
      .catch(toasts.failure);
  };
  if (content.partyId === null || changing) {
    return (
      <div id={fieldId('partyId')}>
        <CustomerPicker
          value={picked}
          onChange={pick}
          error={errorOf('partyId')}
          creatable
          opensOnFocus={changing}
          label={t.customer}
        />
      </div>
    );
  }
  const name = buyer?.name ?? picked?.name ?? '\u00a0';
  const { address } = buyer ?? {};
  const lines =
    address === undefined
      ? []
      : [
          ...address.lines,
          [address.postalCode, address.city, address.country === 'FR' ? '' : address.country]
            .filter((part) => part !== '')
            .join(' '),
        ].filter((line) => line !== '');
  const siren = buyer?.siren ?? '';
  const facts = [lines.join(' · '), siren === '' ? '' : `SIREN\u00a0${spaced(siren)}`];
  return (
    <section className={classes.customer} id={fieldId('partyId')} aria-label={t.customer}>
      <div className={classes.customerText}>
        <p className={classes.customerName}>{name}</p>
        {facts
          .filter((fact) => fact !== '')
          .map((fact) => (
            <p key={fact} className={classes.customerFacts}>
              {fact}
            </p>
          ))}
      </div>
      <div className={classes.customerActions}>
        {mayComplete && (
          <Button size="compact-sm" variant="default" onClick={completeCustomer}>
            {t.customerRecord}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            setPicked(null);
            setChanging(true);
          }}
        >
          {t.customerChange}
        </Button>
      </div>
    </section>
  );
}
