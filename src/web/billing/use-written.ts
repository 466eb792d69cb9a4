import { useCallback, useState } from 'react';
import type { AnswerOf } from '../../contract/endpoint.ts';
import type { documentsContract } from '../../app/invoicing/contract.ts';
import { blankItem, usualItem, type Parties } from '../documents/index.ts';
import type { PickedCustomer } from '../invoices/index.ts';
import { useToasts } from '../kit/toasts.tsx';
import { ratesFor } from '../kit/vat-choices.ts';
import { documentsApi, type Content, type Nature } from './api.ts';

export type Started = AnswerOf<typeof documentsContract.start>;

const firstLine = ({ parties, today }: Started, nature: Nature): Content['lines'][number] =>
  blankItem(
    crypto.randomUUID(),
    [],
    -1,
    usualItem(parties.vatRegime, ratesFor(parties.places, today), { nature, customer: parties }),
  );

type Written = {
  content: Content;
  change: (next: (before: Content) => Content) => void;
  parties: Parties;
  customer: PickedCustomer | null;
  pick: (customer: PickedCustomer | null) => void;
  /** The customer’s clock where it is not the company’s. */
  zone: string | null;
};

/**
 * What is being written for a customer. Whoever is chosen brings terms, language, currency and means of payment; what
 * was typed stays.
 */
export function useWritten(started: Started, before: Content | null, nature: Nature): Written {
  const toasts = useToasts();
  const [content, setContent] = useState(
    () => before ?? { ...started.content, lines: [firstLine(started, nature)] },
  );
  const [parties, setParties] = useState(started.parties);
  const [zone, setZone] = useState(started.customerZone);
  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const change = useCallback((next: (before: Content) => Content) => setContent(next), []);
  const pick = (picked: PickedCustomer | null) => {
    setCustomer(picked);
    if (picked === null) return;
    const { id, currency, paymentTerms } = picked;
    change((kept) => ({ ...kept, partyId: id, deliveryAddressId: null, currency, terms: paymentTerms }));
    documentsApi
      .start({ kind: 'invoice', customerId: id })
      .then((usual) => {
        setParties(usual.parties);
        setZone(usual.customerZone);
        change((kept) =>
          // Somebody else was chosen meanwhile.
          kept.partyId !== id
            ? kept
            : {
                ...kept,
                terms: usual.content.terms,
                language: usual.content.language,
                currency: usual.content.currency,
                means: usual.content.means,
                references: {
                  ...kept.references,
                  buyerReference: kept.references.buyerReference || usual.content.references.buyerReference,
                },
              },
        );
      })
      // Its currency and terms are those of the search already.
      .catch(toasts.failure);
  };
  return { content, change, parties, customer, pick, zone };
}

/** Every line that is sold has a name, and there is one. */
export const isWritten = ({ lines }: Content): boolean => {
  const items = lines.filter((line) => line.type === 'item');
  return items.length > 0 && items.every((line) => line.name.trim() !== '');
};
