import { error, warning, type Finding } from '../../finding.ts';
import { parseSiren, parseSiret, parseVatNumber } from '../../party/index.ts';
import { isSelfBilled } from '../document-type.ts';
import type { EInvoice, EParty, Identifier } from '../model.ts';
import { isBlank, missing, when, type CheckContext, type Rule } from './rule.ts';

/** Who sells, who buys, and where the platforms deliver: SIREN, SIRET, VAT number, electronic address. */

const SIREN = /^\d{9}$/;

/** BAR says how the platforms treat the document; between two French companies it is B2B. */
const isDomestic = ({ notes }: EInvoice): boolean =>
  notes.some(({ subject, text }) => subject === 'BAR' && text.trim() === 'B2B');

const sirenOf = (party: EParty): string =>
  party.legalId?.scheme === '0002' ? party.legalId.value.trim() : '';

const partiesOf = (invoice: EInvoice): [EParty, string][] =>
  (
    [
      [invoice.seller, 'seller'],
      [invoice.buyer, 'buyer'],
      [invoice.payee, 'payee'],
    ] as const
  ).flatMap(([party, path]) => (party === undefined ? [] : [[party, path] as [EParty, string]]));

/** What the keys of the numbers say; of what others wrote, a warning (their platform knew them). */
function keyFindings(party: EParty, path: string, { isReceived }: CheckContext): readonly Finding[] {
  const say = isReceived ? warning : error;
  const siren = sirenOf(party);
  const sirets = party.ids.filter(({ scheme }) => scheme === '0009');
  const isWrong = (text: string | undefined): boolean =>
    !isBlank(text) && text!.startsWith('FR') && !parseVatNumber(text!).ok;
  return [
    ...when(
      SIREN.test(siren) && !parseSiren(siren).ok,
      say('einvoice.siren-key', { path: `${path}.legalId`, params: { value: siren } }),
    ),
    ...sirets.flatMap(({ value }) =>
      when(
        /^\d{14}$/.test(value) && !parseSiret(value).ok,
        say('einvoice.siret-key', { path: `${path}.ids`, params: { value } }),
      ),
    ),
    ...when(
      isWrong(party.vatId),
      say('einvoice.vat-key', { path: `${path}.vatId`, params: { value: party.vatId ?? '' } }),
    ),
  ];
}

const siretFindings = (party: EParty, path: string): readonly Finding[] =>
  party.ids
    .filter(({ scheme }) => scheme === '0009')
    .flatMap(({ value }) => {
      const siren = sirenOf(party);
      return when(
        !/^\d{14}$/.test(value) ||
          (siren !== '' && !value.startsWith(siren)) ||
          (siren === '' && path !== 'payee'),
        error('einvoice.siret-of-another', { path: `${path}.ids`, params: { value } }),
      );
    });

/** BR-FR-21, -22: the platform finds the recipient by an address that starts with its SIREN. */
const reachable = (party: EParty, path: string, term: string): readonly Finding[] => {
  const { endpoint } = party;
  const isOwn =
    endpoint?.scheme === '0225' &&
    !isBlank(party.legalId?.value) &&
    endpoint.value.startsWith(party.legalId!.value);
  return when(
    !isBlank(endpoint?.value) && !isOwn,
    error('einvoice.french-address', {
      path: `${path}.endpoint`,
      params: { term, value: endpoint?.value ?? '' },
    }),
  );
};

const addressFindings = (
  endpoint: Identifier | undefined,
  path: string,
  term: string,
): readonly Finding[] => [
  ...when(
    endpoint?.scheme === '0225' && !/^[A-Za-z0-9+\-_.]+$/.test(endpoint.value),
    error('einvoice.address-characters', { path, params: { term, value: endpoint?.value ?? '' } }),
  ),
  ...when(
    (endpoint?.value.length ?? 0) > 125,
    error('einvoice.too-long', { path, params: { term, max: 125 } }),
  ),
];

export const frenchPartyRules: readonly Rule[] = [
  {
    id: 'BR-FR-09',
    check: (invoice) => partiesOf(invoice).flatMap(([party, path]) => siretFindings(party, path)),
  },
  {
    id: 'BR-FR-10',
    check: ({ seller }) => when(!SIREN.test(sirenOf(seller)), missing('seller.legalId', 'BT-30')),
  },
  {
    id: 'BR-FR-11',
    check: (invoice) =>
      when(isDomestic(invoice) && !SIREN.test(sirenOf(invoice.buyer)), missing('buyer.legalId', 'BT-47')),
  },
  {
    id: 'BR-FR-12',
    check: ({ buyer }, { isOutside }) =>
      when(!isOutside && isBlank(buyer.endpoint?.value), missing('buyer.endpoint', 'BT-49')),
  },
  {
    id: 'BR-FR-13',
    check: ({ seller }) => when(isBlank(seller.endpoint?.value), missing('seller.endpoint', 'BT-34')),
  },
  {
    id: 'BR-FR-21',
    check: (invoice) =>
      isDomestic(invoice) && !isSelfBilled(invoice.type) ? reachable(invoice.buyer, 'buyer', 'BT-49') : [],
  },
  {
    id: 'BR-FR-22',
    check: (invoice) =>
      isDomestic(invoice) && isSelfBilled(invoice.type) ? reachable(invoice.seller, 'seller', 'BT-34') : [],
  },
  {
    id: 'BR-FR-23',
    check: ({ seller, buyer }) => [
      ...addressFindings(seller.endpoint, 'seller.endpoint', 'BT-34'),
      ...addressFindings(buyer.endpoint, 'buyer.endpoint', 'BT-49'),
    ],
  },
  {
    id: 'BR-FR-32',
    check: (invoice) =>
      partiesOf(invoice).flatMap(([party, path]) =>
        [...party.ids, ...(party.legalId === undefined ? [] : [party.legalId])].flatMap(({ value, scheme }) =>
          when(
            (scheme === '0002' || scheme === '0231') && !SIREN.test(value.trim()),
            error('einvoice.siren-shape', { path, params: { value } }),
          ),
        ),
      ),
  },
  {
    id: 'BR-FR-CO-10',
    check: (invoice) =>
      partiesOf(invoice).flatMap(([party, path]) => {
        const schemes = party.ids.map(({ scheme }) => scheme ?? '').filter((scheme) => scheme !== 'SEPA');
        return [
          ...when(schemes.some(isBlank), missing(`${path}.ids`, 'BT-29-1')),
          ...when(
            new Set(schemes).size < schemes.length,
            error('einvoice.identifier-twice', { path: `${path}.ids` }),
          ),
        ];
      }),
  },
  {
    id: 'L441-9',
    check: (invoice, context) =>
      partiesOf(invoice).flatMap(([party, path]) => keyFindings(party, path, context)),
  },
];
