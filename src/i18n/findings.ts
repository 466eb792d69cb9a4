import { messages as messagesEn } from './findings/messages.en.ts';
import { messages as messagesFr } from './findings/messages.fr.ts';
import { money as moneyEn } from './findings/money.en.ts';
import { money as moneyFr } from './findings/money.fr.ts';
import { party as partyEn } from './findings/party.en.ts';
import { party as partyFr } from './findings/party.fr.ts';
import { ledger as ledgerEn } from './findings/ledger.en.ts';
import { ledger as ledgerFr } from './findings/ledger.fr.ts';
import { openitems as openitemsEn } from './findings/openitems.en.ts';
import { openitems as openitemsFr } from './findings/openitems.fr.ts';
import { payments as paymentsEn } from './findings/payments.en.ts';
import { payments as paymentsFr } from './findings/payments.fr.ts';
import { bank as bankEn } from './findings/bank.en.ts';
import { bank as bankFr } from './findings/bank.fr.ts';
import { receivables as receivablesEn } from './findings/receivables.en.ts';
import { receivables as receivablesFr } from './findings/receivables.fr.ts';
import { dunning as dunningEn } from './findings/dunning.en.ts';
import { dunning as dunningFr } from './findings/dunning.fr.ts';
import { invoicing as invoicingEn } from './findings/invoicing.en.ts';
import { invoicing as invoicingFr } from './findings/invoicing.fr.ts';
import { organization as organizationEn } from './findings/organization.en.ts';
import { organization as organizationFr } from './findings/organization.fr.ts';
import { table as tableEn } from './findings/table.en.ts';
import { table as tableFr } from './findings/table.fr.ts';
import { takeover as takeoverEn } from './findings/takeover.en.ts';
import { takeover as takeoverFr } from './findings/takeover.fr.ts';
import type { FindingTexts } from './findings/text.ts';
import type { Locale } from './plural.ts';

/**
 * What every refusal or remark of the core and the rooms says: what is wrong, and what to do. One file per room and
 * language in findings/; a code without sentences, or a sentence without its code, fails findings.test.ts.
 */
const french: FindingTexts = {
  ...messagesFr,
  ...moneyFr,
  ...partyFr,
  ...ledgerFr,
  ...openitemsFr,
  ...paymentsFr,
  ...bankFr,
  ...receivablesFr,
  ...dunningFr,
  ...invoicingFr,
  ...organizationFr,
  ...tableFr,
  ...takeoverFr,
};

const english: FindingTexts = {
  ...messagesEn,
  ...moneyEn,
  ...partyEn,
  ...ledgerEn,
  ...openitemsEn,
  ...paymentsEn,
  ...bankEn,
  ...receivablesEn,
  ...dunningEn,
  ...invoicingEn,
  ...organizationEn,
  ...tableEn,
  ...takeoverEn,
};

export const findingTexts: Record<Locale, FindingTexts> = { fr: french, en: english };

type Told = { code: string; params?: Readonly<Record<string, string | number>> };

/** The sentence of one finding; the bare code when nobody wrote one (the test forbids it for our own codes). */
export function findingText(locale: Locale, finding: Told): string {
  const text = findingTexts[locale][finding.code];
  if (text === undefined) return finding.code;
  return typeof text === 'string' ? text : text(finding.params ?? {});
}
