import type { DocumentContent } from '../../contract/document-shapes.ts';
import { addDays } from '../../core/calendar/index.ts';
import type { DocumentKind } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { readCustomer } from '../party/index.ts';

/** What an offer stands for unless somebody says otherwise. */
const OFFER_DAYS = 30;

/** An empty document of a kind, with what is known of its customer. Not kept before something is written. */
export const startDocument = async (
  context: Context,
  input: { kind: DocumentKind; customerId?: string | undefined },
): Promise<DocumentContent> => {
  const organization = await readOrganization(context);
  const customer = input.customerId === undefined ? null : await readCustomer(context, input.customerId);
  const extra =
    input.customerId === undefined
      ? null
      : await context.tx
          .selectFrom('customer')
          .select(['payment_means', 'buyer_reference'])
          .where('org_id', '=', context.org)
          .where('party_id', '=', input.customerId)
          .executeTakeFirst();
  return {
    kind: input.kind,
    partyId: customer?.id ?? null,
    deliveryAddressId: null,
    language: customer?.language ?? organization.locale,
    currency: customer?.currency ?? organization.baseCurrency,
    exchange: null,
    holder: null,
    title: '',
    issuedOn: null,
    suppliedOn: null,
    period: null,
    terms: customer?.paymentTerms ?? { kind: 'net', days: 30 },
    validUntil: input.kind === 'quote' ? addDays(context.today, OFFER_DAYS) : null,
    schedule: [],
    retention: null,
    earlyPayment: null,
    paidMinor: '0',
    means: (extra?.payment_means as DocumentContent['means'] | undefined) ?? 'transfer',
    references: {
      purchaseOrder: '',
      contract: '',
      buyerReference: extra?.buyer_reference ?? '',
      project: '',
      quote: '',
    },
    preceding: [],
    reason: '',
    lines: [],
    adjustments: [],
    intro: '',
    closing: '',
  };
};
