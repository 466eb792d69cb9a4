import type { PlainDate } from '../calendar/index.ts';
import type { Decimal } from '../money/index.ts';

/**
 * The canonical electronic invoice: the semantic model of EN 16931-1 (BT = business term, BG = group), with what the
 * French reform (XP Z12-012) and the EXTENDED profile add. Readers fill it from CII and UBL, writers make CII and UBL
 * of it, the checks read it. It is data as it was said: a read invoice may be wrong, so nothing here is computed.
 * Amounts are decimal text in the invoice currency, as in XML.
 */

/** An identifier with the list it comes from (ICD: '0002' SIREN, '0009' SIRET, '0088' GLN, '0225' French e-address). */
export type Identifier = { readonly value: string; readonly scheme?: string };

export type EAddress = {
  /** BT-35/50/64/75: street, then further lines (BT-36, BT-162 …). At most three. */
  readonly lines: readonly string[];
  readonly postalCode?: string;
  readonly city?: string;
  readonly subdivision?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
};

export type EContact = {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
};

export type EParty = {
  /** Registered name (BT-27, BT-44). */
  readonly name?: string;
  /** What it trades as (BT-28, BT-45), when different. */
  readonly tradingName?: string;
  /** BT-29, BT-46, BT-60: all but the legal one (SIRET 0009, GLN 0088, a customer number without scheme). */
  readonly ids: readonly Identifier[];
  /** BT-30, BT-47: SIREN, scheme 0002. */
  readonly legalId?: Identifier;
  /** BT-31, BT-48. */
  readonly vatId?: string;
  /** BT-32: local tax number of a seller. */
  readonly taxNumber?: string;
  /** BT-33: form, capital, register (C. com. R123-237, R123-238). Sellers only. */
  readonly legalInformation?: string;
  readonly address?: EAddress;
  /** BT-34, BT-49: where the platform delivers. */
  readonly endpoint?: Identifier;
  readonly contact?: EContact;
};

/** UNTDID 5305, those EN 16931 admits. */
export const vatCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
export type VatCategory = (typeof vatCategories)[number];

export type ENote = {
  /** UNTDID 4451: PMT, PMD, AAB (French mandatory mentions), TXD, BAR, REG, AAI, SUR… */
  readonly subject?: string;
  readonly text: string;
};

/** Documents referred to: order, contract, delivery note, tender, project… */
export type EReferences = {
  /** BT-10. */
  readonly buyerReference?: string;
  /** BT-11. */
  readonly project?: string;
  /** BT-12. */
  readonly contract?: string;
  /** BT-13. */
  readonly purchaseOrder?: string;
  /** BT-14. */
  readonly salesOrder?: string;
  /** BT-15. */
  readonly receivingAdvice?: string;
  /** BT-16. */
  readonly despatchAdvice?: string;
  /** BT-17. */
  readonly tender?: string;
  /** BT-18. */
  readonly object?: Identifier;
  /** BT-19. */
  readonly buyerAccounting?: string;
  /** BG-3, with BT-25 and BT-26; `type` is in the EXTENDED profiles. */
  readonly preceding: readonly {
    readonly number: string;
    readonly issuedOn?: PlainDate;
    readonly type?: string;
  }[];
};

export type EPeriod = { readonly from?: PlainDate; readonly to?: PlainDate };

export type EDelivery = {
  /** BT-70. */
  readonly name?: string;
  /** BT-71. */
  readonly locationId?: Identifier;
  /** BT-72. */
  readonly on?: PlainDate;
  /** BG-15. */
  readonly address?: EAddress;
};

export type EPaymentMeans = {
  /** BT-81, UNTDID 4461: 58 SEPA transfer, 30 transfer, 48 card, 59 SEPA direct debit, 10 cash, 20 cheque, 57 standing agreement, 1 not defined. */
  readonly code: string;
  /** BT-82. */
  readonly text?: string;
  /** BT-84: an IBAN, or another account number. */
  readonly account?: string;
  /** Only where a document says otherwise than the account's shape: CII has a place for IBANs and one for others. */
  readonly accountSaidToBe?: 'iban' | 'other';
  /** BT-85. */
  readonly accountName?: string;
  /** BT-86. */
  readonly bic?: string;
  /** BT-87, BT-88: the last digits of a card, and its holder. */
  readonly card?: { readonly number: string; readonly holder?: string };
  /** BT-91: the account that is debited. */
  readonly debitedAccount?: string;
};

export type EPayment = {
  readonly means: readonly EPaymentMeans[];
  /** BT-83: remittance information. */
  readonly reference?: string;
  /** BT-89: mandate (RUM). */
  readonly mandate?: string;
  /** BT-90: creditor identifier (ICS). */
  readonly creditorId?: string;
  /** BT-20. */
  readonly terms?: string;
  /** BT-9. */
  readonly dueOn?: PlainDate;
};

/** BG-20, BG-21 (document) and BG-27, BG-28 (line): an amount without VAT. */
export type EAllowanceCharge = {
  readonly isCharge: boolean;
  readonly amount: Decimal;
  readonly base?: Decimal;
  readonly percent?: Decimal;
  /** Document level only: BT-95, BT-102. */
  readonly vat?: ETax;
  readonly reason?: string;
  /** UNTDID 5189 for allowances, 7161 for charges. */
  readonly reasonCode?: string;
};

/** A category with its rate in percent; `O` has no rate. */
export type ETax = { readonly category: string; readonly rate?: Decimal };

/** BG-23. */
export type EVatBreakdown = ETax & {
  readonly base: Decimal;
  readonly tax: Decimal;
  /** BT-120, BT-121 (VATEX codes). */
  readonly exemptionReason?: string;
  readonly exemptionCode?: string;
};

/** BG-22. Amounts in the invoice currency, but `taxInAccountingCurrency`. */
export type ETotals = {
  /** BT-106. */
  readonly lines: Decimal;
  /** BT-107. */
  readonly allowances?: Decimal;
  /** BT-108. */
  readonly charges?: Decimal;
  /** BT-109. */
  readonly net: Decimal;
  /** BT-110. */
  readonly tax?: Decimal;
  /** BT-111, in BT-6. */
  readonly taxInAccountingCurrency?: Decimal;
  /** BT-112. */
  readonly gross: Decimal;
  /** BT-113. */
  readonly prepaid?: Decimal;
  /** BT-114. */
  readonly rounding?: Decimal;
  /** BT-115. */
  readonly due: Decimal;
};

/** BG-25. */
export type ELine = {
  /** BT-126. */
  readonly id: string;
  /** EXTENDED (BT-X-304, BT-X-8): the line this one is a part of, and what it is: GROUP, DETAIL, INFORMATION. */
  readonly parent?: string;
  readonly role?: string;
  /** BT-127. */
  readonly note?: string;
  /** BT-128. */
  readonly object?: Identifier;
  /** BT-129. */
  readonly quantity: Decimal;
  /** BT-130, UN/ECE Rec 20/21: C62 piece, HUR hour, DAY, KGM, MTR, LS lump sum… */
  readonly unit: string;
  /** BT-131. */
  readonly net: Decimal;
  /** BT-132. */
  readonly orderLine?: string;
  /** BT-133. */
  readonly buyerAccounting?: string;
  /** BG-26. */
  readonly period?: EPeriod;
  readonly allowancesCharges: readonly EAllowanceCharge[];
  readonly price: {
    /** BT-146. */
    readonly net: Decimal;
    /** BT-147, BT-148: the gross price and the discount that is already taken off it. */
    readonly gross?: Decimal;
    readonly discount?: Decimal;
    /** BT-149, BT-150: the price is for so many. */
    readonly baseQuantity?: Decimal;
    readonly baseUnit?: string;
  };
  /** BT-151, BT-152. */
  readonly vat: ETax;
  readonly item: {
    /** BT-153. */
    readonly name: string;
    /** BT-154. */
    readonly description?: string;
    /** BT-155. */
    readonly sellerId?: string;
    /** BT-156. */
    readonly buyerId?: string;
    /** BT-157. */
    readonly standardId?: Identifier;
    /** BT-158. */
    readonly classifications: readonly (Identifier & { readonly version?: string })[];
    /** BT-159. */
    readonly originCountry?: string;
    /** BG-32. */
    readonly attributes: readonly { readonly name: string; readonly value: string }[];
  };
};

/** BG-24. Content stays outside: the model is text. */
export type EAttachment = {
  readonly id: string;
  /** BT-123: in France LISIBLE, RIB, BON_LIVRAISON, … */
  readonly description?: string;
  readonly url?: string;
  readonly fileName?: string;
  readonly mediaType?: string;
  /** Base 64. */
  readonly content?: string;
};

export type EInvoice = {
  /** BT-24: the specification it says to follow. */
  readonly guideline: string;
  /** BT-23: business process; in France the billing mode (cadre de facturation) B1, S1, M1, S4… */
  readonly process?: string;
  /** BT-1. */
  readonly number: string;
  /** BT-2. */
  readonly issuedOn: PlainDate | '';
  /** BT-3, UNTDID 1001: 380 invoice, 381 credit note, 384 corrected, 386 deposit, 389 self-billed, 261, 262, 326… */
  readonly type: string;
  /** BT-5. */
  readonly currency: string;
  /** BT-6. */
  readonly accountingCurrency?: string;
  /** BT-7, or BT-8 in UNTDID 2475: 5 issue, 29 delivery, 72 payment (VAT on debits or on receipts). UBL has 3, 35, 432. */
  readonly taxPointOn?: PlainDate;
  readonly taxPointCode?: string;
  readonly notes: readonly ENote[];
  readonly references: EReferences;
  readonly seller: EParty;
  readonly buyer: EParty;
  /** BG-10, when it is not the seller. */
  readonly payee?: EParty;
  /** BG-11. */
  readonly taxRepresentative?: EParty;
  readonly delivery?: EDelivery;
  /** BG-14. */
  readonly period?: EPeriod;
  readonly payment: EPayment;
  readonly allowancesCharges: readonly EAllowanceCharge[];
  readonly vat: readonly EVatBreakdown[];
  readonly totals: ETotals;
  readonly lines: readonly ELine[];
  readonly attachments: readonly EAttachment[];
};

/** The syntax an invoice was read from, or is to be written in. */
export type Syntax = 'CII' | 'UBL-Invoice' | 'UBL-CreditNote';
