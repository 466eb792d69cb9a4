import { banking } from './banking.en.ts';
import { bulk } from './bulk.en.ts';
import { billing } from './billing.en.ts';
import { common } from './common.en.ts';
import { subscriptions } from './subscriptions.en.ts';
import { connections } from './connections.en.ts';
import { dunning } from './dunning.en.ts';
import { invoicingSettings } from './invoicing-settings.en.ts';
import { messages } from './messages.en.ts';
import { organization } from './organization.en.ts';
import { parties } from './parties.en.ts';
import { products } from './products.en.ts';
import { receivables } from './receivables.en.ts';
import { messages as messagesFindings } from './findings/messages.en.ts';
import { money as moneyFindings } from './findings/money.en.ts';
import { party as partyFindings } from './findings/party.en.ts';
import { ledger as ledgerFindings } from './findings/ledger.en.ts';
import { openitems as openitemsFindings } from './findings/openitems.en.ts';
import { payments as paymentsFindings } from './findings/payments.en.ts';
import { receivables as receivablesFindings } from './findings/receivables.en.ts';
import { organization as organizationFindings } from './findings/organization.en.ts';
import type { FindingTexts } from './findings/text.ts';
import type { FirstTexts } from './fr.ts';

/** Everything in English: the same shape as French, or it does not compile. */
export const texts: FirstTexts = {
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

/** See fr.ts. */
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
