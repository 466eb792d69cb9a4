import type { PaymentTerms, PlainDate } from '../calendar/index.ts';
import type { Currency, Decimal } from '../money/index.ts';

/**
 * A commercial document: what a person edits, and what is frozen when it is issued. One shape for the draft, the
 * preview, the ledger, the picture (PDF) and the electronic document. Amounts are minor units of `currency`.
 */

/** What the numbers of a series, the ledger and the electronic type code follow from. */
export const documentKinds = [
  'quote',
  'order_confirmation',
  'pro_forma',
  'invoice',
  'deposit',
  'progress',
  'final',
  'credit_note',
  'corrective',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** As kept on a party and typed: the street first (BT-35), then building, place, and who it is for. */
export type Address = {
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
};

/** UNTDID 5305. S standard, AE reverse charge, K intra-community, G export, E exempt, Z zero rated, O out of scope. */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

export type VatTreatment = {
  readonly category: VatCategory;
  /** Percent: '20', '5.5'; '0' for every category but S. */
  readonly rate: Decimal;
  /** Why no VAT is due: a key of `vat-exemptions.ts` (its legal text in fr and en, its VATEX code). */
  readonly exemption?: string;
};

/** A rebate (or, on a document, a charge): a part of the base, or an amount without VAT. */
export type Adjustment =
  | { readonly kind: 'percent'; readonly percent: Decimal }
  | { readonly kind: 'amount'; readonly minor: bigint };

export type ItemLine = {
  readonly type: 'item';
  readonly id: string;
  readonly productId?: string;
  /** The seller's reference. */
  readonly reference?: string;
  readonly name: string;
  readonly description?: string;
  /** At most four decimals; negative on a line that takes something back. */
  readonly quantity: Decimal;
  /** UN/ECE Recommendation 20: C62 (pièce), HUR (heure), DAY (jour), KGM, MTR, LS (forfait)… */
  readonly unit: string;
  /** Without VAT, for one unit; at most six decimals. */
  readonly unitPrice: Decimal;
  readonly discount?: Adjustment;
  /** Like the eco-contribution: per unit, without VAT, taxed as the line (C. env. L541-10-26: shown apart, never rebated). */
  readonly contribution?: { readonly label: string; readonly perUnit: Decimal };
  readonly vat: VatTreatment;
  /** Revenue account (70…), or 4191 where a deposit is taken off. */
  readonly account: string;
  readonly nature: 'goods' | 'services';
  readonly period?: { readonly from: PlainDate; readonly to: PlainDate };
  /** The deposit invoice this line takes off; set by core only (`deduct-deposits.ts`). */
  readonly deposit?: { readonly invoiceId: string; readonly number: string };
  /** Of a quote: offered apart, in no total until it is chosen (`options.ts`). */
  readonly optional?: true;
};

export type Line =
  | ItemLine
  | {
      readonly type: 'section';
      readonly id: string;
      readonly title: string;
      /** All below it, down to the next section, is one option. */
      readonly optional?: true;
    }
  | { readonly type: 'comment'; readonly id: string; readonly text: string };

/** On the document: shared out over the VAT rates in proportion when it names none. */
export type DocumentAdjustment = {
  readonly id: string;
  readonly isCharge: boolean;
  readonly label: string;
  readonly value: Adjustment;
  readonly vat?: VatTreatment;
};

export type Seller = {
  readonly name: string;
  /** SARL, SAS, EI… */
  readonly legalForm: string;
  /** Share capital as printed ('10 000 €'); '' where there is none. */
  readonly capital: string;
  /** 'RCS Lyon', 'RM 69'… */
  readonly register: string;
  readonly siren: string;
  readonly siret: string;
  readonly vatNumber: string;
  readonly address: Address;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly iban: string;
  readonly bic: string;
  /** Electronic invoicing address, scheme 0225: SIREN, SIREN_SIRET…; '' = the SIREN. */
  readonly eAddress: string;
  /** 'franchise': no VAT (CGI art. 293 B). */
  readonly vatRegime: 'real' | 'franchise';
  /** CGI art. 269-2 c: VAT on services due on debits, said on the invoice. */
  readonly vatOnDebits: boolean;
  /** Decennial insurance of crafts, association agréée, tax representative…: printed as it is. */
  readonly legalMention: string;
  /** Rate of late-payment interest as printed (C. com. L441-10 II). */
  readonly lateRate: string;
};

export type Buyer = {
  readonly partyId: string;
  readonly code: string;
  readonly kind: 'company' | 'individual' | 'public_body';
  readonly name: string;
  readonly siren: string;
  readonly siret: string;
  readonly vatNumber: string;
  readonly address: Address;
  /** Where it is delivered, when it differs (CGI ann. II art. 242 nonies A, I-8° bis). */
  readonly deliveryAddress?: Address;
  /** '' = derived from the SIREN for a French company. */
  readonly eAddress: string;
  readonly eAddressScheme: string;
  readonly language: 'fr' | 'en';
  readonly email: string;
};

/** The receivable was sold or assigned: pay the holder (C. mon. fin. L313-23 s., C. civ. 1346-1). */
export type Holder = {
  readonly name: string;
  readonly iban: string;
  readonly bic: string;
  readonly mention: string;
};

export type Instalment = {
  readonly dueOn: PlainDate;
  readonly minor: bigint;
  /** Retention of guarantee (loi 71-584): 4117, outside reminders until it is released. */
  readonly isRetention: boolean;
};

/**
 * What the company's template adds to a document: read while it is a draft, frozen when it is issued. Lists of pairs
 * where names are the company's own, so that none of them can be taken for a member of ours.
 */
export type DocumentTemplate = {
  /** With placeholders, at their places on the page. */
  readonly texts: Readonly<
    Partial<Record<'intro' | 'beforeTotals' | 'payment' | 'closing' | 'footer', string>>
  >;
  /** Own fields that are printed, in the language of the document. */
  readonly fields: readonly {
    readonly label: string;
    readonly value: string;
    readonly place: 'facts' | 'references';
  }[];
  /** What the texts name beside the document itself: contact, tags, own fields. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
};

export type Document = {
  readonly kind: DocumentKind;
  readonly language: 'fr' | 'en';
  readonly currency: Currency;
  /** Units of base currency for one unit of `currency`, with its day and source; none in base currency. */
  readonly exchange?: { readonly rate: Decimal; readonly on: PlainDate; readonly source: string };
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly holder?: Holder;
  readonly title: string;
  readonly issuedOn: PlainDate;
  /** Delivery or end of the service, when it is not the day of issue (CGI ann. II art. 242 nonies A, I-10°). */
  readonly suppliedOn?: PlainDate;
  readonly period?: { readonly from: PlainDate; readonly to: PlainDate };
  /** Several deliveries of a month on one invoice (CGI art. 289, I-3): payable within 45 days (C. com. L441-10, I). */
  readonly isSummary?: true;
  readonly terms: PaymentTerms;
  /** Quotes: until when the offer stands. */
  readonly validUntil?: PlainDate;
  /** Empty: one instalment at the due date of the terms. Percentages of the total; the last takes the rest. */
  readonly schedule: readonly { readonly dueOn: PlainDate; readonly percent: Decimal }[];
  readonly retention?: { readonly percent: Decimal; readonly releaseOn: PlainDate };
  /** Discount for early payment; none: « pas d’escompte » is printed (C. com. L441-9). */
  readonly earlyPayment?: { readonly percent: Decimal; readonly days: number };
  /** Part already paid, printed and taken off what is due (BT-113). */
  readonly paidMinor: bigint;
  readonly means: 'transfer' | 'direct_debit' | 'card' | 'cheque' | 'cash';
  readonly references: {
    readonly purchaseOrder: string;
    readonly contract: string;
    /** Service code, cost centre: BT-10. */
    readonly buyerReference: string;
    readonly project: string;
    readonly quote: string;
  };
  /** Credit notes and correctives: what they correct; final invoices: their deposits. */
  readonly preceding: readonly {
    readonly invoiceId: string;
    readonly number: string;
    readonly issuedOn: PlainDate;
  }[];
  /** Why it is credited or corrected. */
  readonly reason: string;
  readonly lines: readonly Line[];
  readonly adjustments: readonly DocumentAdjustment[];
  /** Printed above and below the lines. */
  readonly intro: string;
  readonly closing: string;
  readonly template?: DocumentTemplate;
};
