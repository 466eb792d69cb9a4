import { parseTerms } from '../../core/calendar/index.ts';
import { blankCustomer } from '../../contract/blank-customer.ts';
import { termsText, type Customer } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';

/** A record as it is typed: the address and the terms as text. */
export type Values = Omit<Customer, 'id' | 'addressLines' | 'paymentTerms' | Read> & {
  address: string;
  terms: string;
};
type Read =
  | 'policyId'
  | 'clock'
  | 'contacts'
  | 'addresses'
  | 'ibans'
  | 'missing'
  | 'mergedInto'
  | 'merged'
  | 'version';

type TextName = {
  [K in keyof Values]: Values[K] extends string ? (string extends Values[K] ? K : never) : never;
}[keyof Values];

/** The properties of a text field that is about one value. */
export type Field = (name: TextName) => {
  value: string;
  error: string | undefined;
  autoComplete: 'off';
  onChange: (event: { currentTarget: { value: string } }) => void;
};
export type Setter = <K extends keyof Values>(name: K, value: Values[K]) => void;

export function useStart(customer: Customer | undefined): () => Values {
  const t = useTexts().receivables;
  return () => {
    const start = customer ?? blankCustomer;
    return {
      ...start,
      address: start.addressLines.join('\n'),
      terms: termsText(start.paymentTerms, t.terms),
    };
  };
}

/** As the server takes it; terms that cannot be read leave what was kept. */
export const recordOf = (values: Values, kept: Customer | undefined) => ({
  kind: values.kind,
  name: values.name,
  siren: values.siren,
  siret: values.siret,
  vatNumber: values.vatNumber,
  language: values.language,
  addressLines: values.address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  postalCode: values.postalCode,
  city: values.city,
  country: values.country.toUpperCase(),
  note: values.note,
  currency: values.currency,
  paymentTerms: parseTerms(values.terms) ?? (kept ?? blankCustomer).paymentTerms,
  noReminderReason: values.noReminderReason.trim(),
  salesperson: values.salesperson,
  debtorGroup: values.debtorGroup,
  eAddress: values.eAddress,
  eAddressScheme: values.eAddress.trim() === '' ? '' : values.eAddressScheme,
  revenueAccount: values.revenueAccount,
  paymentMeans: values.paymentMeans,
  vatRegime: values.vatRegime,
  buyerReference: values.buyerReference,
  timeZone: values.timeZone,
  tags: values.tags,
  custom: values.custom,
});

const shown = new Set([
  'name',
  'code',
  'siren',
  'siret',
  'vatNumber',
  'addressLines',
  'postalCode',
  'city',
  'country',
  'currency',
  'email',
  'contacts.0.email',
  'eAddress',
  'revenueAccount',
  'timeZone',
]);

/** Whether a refusal has a field to stand at. */
export const isShownBeside = (path: string): boolean => shown.has(path) || path.startsWith('custom.');
