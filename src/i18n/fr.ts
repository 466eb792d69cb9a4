import { banking } from './banking.fr.ts';
import { bulk } from './bulk.fr.ts';
import { billing } from './billing.fr.ts';
import { common } from './common.fr.ts';
import { subscriptions } from './subscriptions.fr.ts';
import { connections } from './connections.fr.ts';
import { dunning } from './dunning.fr.ts';
import { invoicingSettings } from './invoicing-settings.fr.ts';
import { messages } from './messages.fr.ts';
import { organization } from './organization.fr.ts';
import { parties } from './parties.fr.ts';
import { products } from './products.fr.ts';
import { receivables } from './receivables.fr.ts';
import { messages as messagesFindings } from './findings/messages.fr.ts';
import { money as moneyFindings } from './findings/money.fr.ts';
import { party as partyFindings } from './findings/party.fr.ts';
import { ledger as ledgerFindings } from './findings/ledger.fr.ts';
import { openitems as openitemsFindings } from './findings/openitems.fr.ts';
import { payments as paymentsFindings } from './findings/payments.fr.ts';
import { receivables as receivablesFindings } from './findings/receivables.fr.ts';
import { organization as organizationFindings } from './findings/organization.fr.ts';
import type { FindingTexts } from './findings/text.ts';
import type { LaterTexts } from './later.fr.ts';

/**
 * Everything in French, the source: one entry per room. The web fetches one language; the server has both, by
 * catalogue.ts and findings.ts.
 */
export const texts = {
  common,
  billing,
  subscriptions,
  banking,
  bulk,
  connections,
  receivables,
  organization,
  dunning,
  messages,
  invoicingSettings,
  parties,
  products,
};

/** What the first screen needs; the rest comes with the screens behind it. */
export type FirstTexts = typeof texts;
export type Texts = FirstTexts & LaterTexts;

/**
 * What every refusal or remark of the core and the rooms says: what is wrong, and what to do. One file per room and
 * language in findings/; a code without sentences, or a sentence without its code, fails findings.test.ts.
 */
export const findings: FindingTexts = {
  ...messagesFindings,
  ...moneyFindings,
  ...partyFindings,
  ...ledgerFindings,
  ...openitemsFindings,
  ...paymentsFindings,
  ...receivablesFindings,
  ...organizationFindings,
};
