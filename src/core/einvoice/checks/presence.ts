import type { EAddress, EParty } from '../model.ts';
import { LEVEL, profiles, type Profile } from '../profiles.ts';
import { isBlank, missing, missingAll, needs, ofLines, unwanted, when, type Rule } from './rule.ts';

/** EN 16931-1, BR-01 to BR-65: what must be said. */

export const levelOf = (profile: Profile | null): number =>
  profile === null ? LEVEL.en16931 : profiles[profile].level;

const isNowhere = (address: EAddress | undefined): boolean =>
  address === undefined ||
  (address.lines.every((line) => isBlank(line)) &&
    [address.postalCode, address.city, address.subdivision, address.country].every(isBlank));

const hasNumber = (party: EParty): boolean =>
  party.ids.some(({ value }) => !isBlank(value)) || !isBlank(party.legalId?.value) || !isBlank(party.vatId);

const document: Rule[] = [
  needs('BR-01', 'BT-24', 'guideline', (invoice) => invoice.guideline),
  needs('BR-02', 'BT-1', 'number', (invoice) => invoice.number),
  needs('BR-03', 'BT-2', 'issuedOn', (invoice) => invoice.issuedOn),
  needs('BR-04', 'BT-3', 'type', (invoice) => invoice.type),
  needs('BR-05', 'BT-5', 'currency', (invoice) => invoice.currency),
  needs('BR-06', 'BT-27', 'seller.name', (invoice) => invoice.seller.name),
  needs('BR-07', 'BT-44', 'buyer.name', (invoice) => invoice.buyer.name),
  {
    id: 'BR-08',
    check: ({ seller }) => when(isNowhere(seller.address), missing('seller.address', 'BG-5')),
  },
  needs('BR-09', 'BT-40', 'seller.address.country', (invoice) => invoice.seller.address?.country),
  {
    id: 'BR-10',
    check: ({ buyer }, { profile }) =>
      when(levelOf(profile) > LEVEL.minimum && isNowhere(buyer.address), missing('buyer.address', 'BG-8')),
  },
  {
    id: 'BR-11',
    check: ({ buyer }, { profile }) =>
      when(
        levelOf(profile) > LEVEL.minimum && isBlank(buyer.address?.country),
        missing('buyer.address.country', 'BT-55'),
      ),
  },
  {
    id: 'BR-12',
    check: ({ totals }, { profile }) =>
      when(levelOf(profile) > LEVEL.minimum && isBlank(totals.lines), missing('totals.lines', 'BT-106')),
  },
  needs('BR-13', 'BT-109', 'totals.net', (invoice) => invoice.totals.net),
  needs('BR-14', 'BT-112', 'totals.gross', (invoice) => invoice.totals.gross),
  needs('BR-15', 'BT-115', 'totals.due', (invoice) => invoice.totals.due),
  {
    id: 'BR-16',
    check: ({ lines }, { profile }) =>
      when(levelOf(profile) >= LEVEL.basic && lines.length === 0, missing('lines', 'BG-25')),
  },
];

const parties: Rule[] = [
  {
    id: 'BR-17',
    check: ({ payee, seller }) =>
      payee === undefined
        ? []
        : [
            ...when(isBlank(payee.name), missing('payee.name', 'BT-59')),
            ...when(
              !isBlank(payee.name) && payee.name === seller.name && !hasNumber(payee),
              unwanted('payee', 'BG-10'),
            ),
          ],
  },
  {
    id: 'BR-18',
    check: ({ taxRepresentative: one }) =>
      when(one !== undefined && isBlank(one.name), missing('taxRepresentative.name', 'BT-62')),
  },
  {
    id: 'BR-19',
    check: ({ taxRepresentative: one }) =>
      when(one !== undefined && isNowhere(one.address), missing('taxRepresentative.address', 'BG-12')),
  },
  {
    id: 'BR-20',
    check: ({ taxRepresentative: one }) =>
      when(
        one !== undefined && isBlank(one.address?.country),
        missing('taxRepresentative.address.country', 'BT-69'),
      ),
  },
  {
    id: 'BR-56',
    check: ({ taxRepresentative: one }) =>
      when(one !== undefined && isBlank(one.vatId), missing('taxRepresentative.vatId', 'BT-63')),
  },
  {
    id: 'BR-57',
    check: ({ delivery }) =>
      when(
        delivery?.address !== undefined && isBlank(delivery.address.country),
        missing('delivery.address.country', 'BT-80'),
      ),
  },
  {
    id: 'BR-62',
    check: ({ seller: { endpoint } }) =>
      when(
        !isBlank(endpoint?.value) && isBlank(endpoint?.scheme),
        missing('seller.endpoint.scheme', 'BT-34-1'),
      ),
  },
  {
    id: 'BR-63',
    check: ({ buyer: { endpoint } }) =>
      when(
        !isBlank(endpoint?.value) && isBlank(endpoint?.scheme),
        missing('buyer.endpoint.scheme', 'BT-49-1'),
      ),
  },
  {
    id: 'BR-CO-26',
    check: ({ seller }) => when(!hasNumber(seller), missingAll('seller', 'BT-29 BT-30 BT-31')),
  },
];

const lines: Rule[] = [
  ofLines('BR-21', (line, path) => when(isBlank(line.id), missing(`${path}.id`, 'BT-126'))),
  ofLines('BR-22', (line, path) => when(isBlank(line.quantity), missing(`${path}.quantity`, 'BT-129'))),
  ofLines('BR-23', (line, path) => when(isBlank(line.unit), missing(`${path}.unit`, 'BT-130'))),
  ofLines('BR-24', (line, path) => when(isBlank(line.net), missing(`${path}.net`, 'BT-131'))),
  ofLines('BR-25', (line, path) => when(isBlank(line.item.name), missing(`${path}.item.name`, 'BT-153'))),
  ofLines('BR-26', (line, path) => when(isBlank(line.price.net), missing(`${path}.price.net`, 'BT-146'))),
  ofLines('BR-CO-04', (line, path) =>
    when(isBlank(line.vat.category), missing(`${path}.vat.category`, 'BT-151')),
  ),
  ofLines('BR-54', ({ item }, path) =>
    item.attributes.flatMap(({ name, value }, index) =>
      when(isBlank(name) || isBlank(value), missing(`${path}.item.attributes.${index}`, 'BG-32')),
    ),
  ),
  ofLines('BR-64', ({ item: { standardId } }, path) =>
    when(
      standardId !== undefined && isBlank(standardId.scheme),
      missing(`${path}.item.standardId.scheme`, 'BT-157-1'),
    ),
  ),
  ofLines('BR-65', ({ item }, path) =>
    item.classifications.flatMap(({ scheme }, index) =>
      when(isBlank(scheme), missing(`${path}.item.classifications.${index}.scheme`, 'BT-158-1')),
    ),
  ),
];

const payment: Rule[] = [
  {
    id: 'BR-49',
    check: ({ payment: { means } }) =>
      means.flatMap(({ code }, index) =>
        when(isBlank(code), missing(`payment.means.${index}.code`, 'BT-81')),
      ),
  },
  {
    id: 'BR-61',
    check: ({ payment: { means } }) =>
      means.flatMap(({ code, account }, index) =>
        when(
          (code === '30' || code === '58') && isBlank(account),
          missing(`payment.means.${index}.account`, 'BT-84'),
        ),
      ),
  },
  {
    id: 'BR-50',
    check: ({ payment: { means } }) =>
      means.flatMap(({ account, accountName, bic }, index) =>
        when(
          isBlank(account) && !(isBlank(accountName) && isBlank(bic)),
          missing(`payment.means.${index}.account`, 'BT-84'),
        ),
      ),
  },
];

const documents: Rule[] = [
  {
    id: 'BR-52',
    check: ({ attachments }) =>
      attachments.flatMap(({ id }, index) => when(isBlank(id), missing(`attachments.${index}.id`, 'BT-122'))),
  },
  {
    id: 'UBL-DT-06',
    check: ({ attachments }) =>
      attachments.flatMap(({ content, mediaType, fileName }, index) =>
        when(
          !isBlank(content) && (isBlank(mediaType) || isBlank(fileName)),
          missing(`attachments.${index}.fileName`, 'BT-125-2'),
        ),
      ),
  },
  {
    id: 'BR-53',
    check: ({ accountingCurrency, totals }) =>
      when(
        !isBlank(accountingCurrency) && isBlank(totals.taxInAccountingCurrency),
        missing('totals.taxInAccountingCurrency', 'BT-111'),
      ),
  },
  {
    id: 'BR-55',
    check: ({ references }) =>
      references.preceding.flatMap(({ number }, index) =>
        when(isBlank(number), missing(`references.preceding.${index}.number`, 'BT-25')),
      ),
  },
];

export const presenceRules: readonly Rule[] = [...document, ...parties, ...lines, ...payment, ...documents];
