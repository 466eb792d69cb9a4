import { error, warning } from '../../finding.ts';
import { parseIban } from '../../party/index.ts';
import { isBlank, missing, missingAll, needs, unknownCode, unwanted, when, type Rule } from './rule.ts';
import type { EPaymentMeans } from '../model.ts';

/** XRechnung 3.0 (KoSIT), the German public buyers' rules BR-DE-*. */

const TYPES = new Set('326 380 384 389 381 875 876 877'.split(' '));
const SKONTO = /^#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/;
const EMAIL = /^[^@\s]+@([^@.\s]+\.)+[^@.\s]+$/;

const TRANSFERS = new Set(['30', '58']);
const CARDS = new Set(['48', '54', '55']);
const DEBITS = new Set(['59']);

/** BR-DE-23 to -25: a means of payment comes with its own particulars, and with no other's. */
function meansFindings(means: EPaymentMeans, mandate: string | undefined, path: string) {
  const has = {
    transfer: !isBlank(means.account),
    card: means.card !== undefined,
    debit: !isBlank(means.debitedAccount) || !isBlank(mandate),
  };
  const [own, term] = TRANSFERS.has(means.code)
    ? (['transfer', 'BG-17'] as const)
    : CARDS.has(means.code)
      ? (['card', 'BG-18'] as const)
      : DEBITS.has(means.code)
        ? (['debit', 'BG-19'] as const)
        : [null, ''];
  if (own === null) return [];
  const others = (['transfer', 'card', 'debit'] as const).filter((one) => one !== own && has[one]);
  return [
    ...when(!has[own], missing(path, term)),
    ...when(
      others.length > 0,
      unwanted(path, { transfer: 'BG-17', card: 'BG-18', debit: 'BG-19' }[others[0] ?? own]),
    ),
  ];
}

export const xrechnungRules: readonly Rule[] = [
  {
    id: 'BR-DE-1',
    check: ({ payment }) => when(payment.means.length === 0, missing('payment.means', 'BG-16')),
  },
  {
    id: 'BR-DE-2',
    check: ({ seller }) => when(seller.contact === undefined, missing('seller.contact', 'BG-6')),
  },
  needs('BR-DE-3', 'BT-37', 'seller.address.city', (invoice) => invoice.seller.address?.city),
  needs('BR-DE-4', 'BT-38', 'seller.address.postalCode', (invoice) => invoice.seller.address?.postalCode),
  needs('BR-DE-5', 'BT-41', 'seller.contact.name', (invoice) => invoice.seller.contact?.name),
  needs('BR-DE-6', 'BT-42', 'seller.contact.phone', (invoice) => invoice.seller.contact?.phone),
  needs('BR-DE-7', 'BT-43', 'seller.contact.email', (invoice) => invoice.seller.contact?.email),
  needs('BR-DE-8', 'BT-52', 'buyer.address.city', (invoice) => invoice.buyer.address?.city),
  needs('BR-DE-9', 'BT-53', 'buyer.address.postalCode', (invoice) => invoice.buyer.address?.postalCode),
  {
    id: 'BR-DE-10',
    check: ({ delivery }) =>
      delivery?.address === undefined
        ? []
        : [
            ...when(isBlank(delivery.address.city), missing('delivery.address.city', 'BT-77')),
            ...when(isBlank(delivery.address.postalCode), missing('delivery.address.postalCode', 'BT-78')),
          ],
  },
  needs('BR-DE-15', 'BT-10', 'references.buyerReference', (invoice) => invoice.references.buyerReference),
  {
    id: 'BR-DE-16',
    check: ({ vat, seller, taxRepresentative }) =>
      when(
        vat.some(({ category }) => category !== 'O') &&
          isBlank(seller.vatId) &&
          isBlank(seller.taxNumber) &&
          taxRepresentative === undefined,
        missingAll('seller.vatId', 'BT-31 BT-32 BT-63'),
      ),
  },
  {
    id: 'BR-DE-17',
    check: ({ type }) => when(!TYPES.has(type), unknownCode('type', 'BT-3', type)),
  },
  {
    id: 'BR-DE-18',
    check: ({ payment: { terms = '' } }) =>
      terms
        .split(/\r?\n/)
        .filter((line) => line.startsWith('#') && !SKONTO.test(line))
        .map((value) => error('einvoice.skonto', { path: 'payment.terms', params: { value } })),
  },
  {
    id: 'BR-DE-19',
    check: ({ payment: { means } }) =>
      means.flatMap(({ code, account, debitedAccount }, index) => {
        const value = code === '58' ? account : code === '59' ? debitedAccount : undefined;
        return when(
          !isBlank(value) && !parseIban(value!).ok,
          warning('einvoice.iban', { path: `payment.means.${index}`, params: { value: value ?? '' } }),
        );
      }),
  },
  {
    // Older versions are read, and named so; ours is in profiles.ts.
    id: 'BR-DE-21',
    check: ({ guideline }) =>
      when(!/xrechnung_\d/.test(guideline), unknownCode('guideline', 'BT-24', guideline)),
  },
  {
    id: 'BR-DE-22',
    check: ({ attachments }) => {
      const names = attachments.flatMap(({ fileName }) => (fileName === undefined ? [] : [fileName]));
      const double = names.find((name, index) => names.indexOf(name) !== index);
      return double === undefined
        ? []
        : [error('einvoice.attachment-twice', { path: 'attachments', params: { value: double } })];
    },
  },
  {
    id: 'BR-DE-23',
    check: ({ payment: { means, mandate } }) =>
      means.flatMap((one, index) => meansFindings(one, mandate, `payment.means.${index}`)),
  },
  {
    id: 'BR-DE-26',
    check: ({ type, references }) =>
      when(
        type === '384' && references.preceding.length === 0,
        warning('einvoice.credits-one', { path: 'references.preceding' }),
      ),
  },
  {
    id: 'BR-DE-27',
    check: ({ seller: { contact } }) =>
      when(
        !isBlank(contact?.phone) && contact!.phone!.replaceAll(/\D/g, '').length < 3,
        warning('einvoice.contact', {
          path: 'seller.contact.phone',
          params: { term: 'BT-42', value: contact?.phone ?? '' },
        }),
      ),
  },
  {
    id: 'BR-DE-28',
    check: ({ seller: { contact } }) =>
      when(
        !isBlank(contact?.email) && !EMAIL.test(contact!.email!),
        warning('einvoice.contact', {
          path: 'seller.contact.email',
          params: { term: 'BT-43', value: contact?.email ?? '' },
        }),
      ),
  },
  {
    id: 'BR-DE-30',
    check: ({ payment: { means, creditorId } }) =>
      means.flatMap((one, index) =>
        DEBITS.has(one.code)
          ? [
              ...when(isBlank(creditorId), missing('payment.creditorId', 'BT-90')),
              ...when(isBlank(one.debitedAccount), missing(`payment.means.${index}.debitedAccount`, 'BT-91')),
            ]
          : [],
      ),
  },
];
