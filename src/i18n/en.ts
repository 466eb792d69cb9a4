import { bankLearning } from './bank-learning.en.ts';
import { bankDrop } from './bank-drop.en.ts';
import { banking } from './banking.en.ts';
import { bulk } from './bulk.en.ts';
import { billing } from './billing.en.ts';
import { common } from './common.en.ts';
import { subscriptions } from './subscriptions.en.ts';
import { connections } from './connections.en.ts';
import { differences } from './differences.en.ts';
import { dunning } from './dunning.en.ts';
import { dunningScreens } from './dunning-screens.en.ts';
import { entries } from './entries.en.ts';
import { invoicingSettings } from './invoicing-settings.en.ts';
import { messages } from './messages.en.ts';
import { organization } from './organization.en.ts';
import { parties } from './parties.en.ts';
import { products } from './products.en.ts';
import { receivables } from './receivables.en.ts';
import { registers } from './registers.en.ts';
import { seal } from './seal.en.ts';
import { templates } from './templates.en.ts';
import { takeover } from './takeover.en.ts';
import { takenLines } from './taken-lines.en.ts';
import { messages as messagesFindings } from './findings/messages.en.ts';
import { money as moneyFindings } from './findings/money.en.ts';
import { party as partyFindings } from './findings/party.en.ts';
import { ledger as ledgerFindings } from './findings/ledger.en.ts';
import { openitems as openitemsFindings } from './findings/openitems.en.ts';
import { payments as paymentsFindings } from './findings/payments.en.ts';
import { receivables as receivablesFindings } from './findings/receivables.en.ts';
import { organization as organizationFindings } from './findings/organization.en.ts';
import type { FindingTexts } from './findings/text.ts';
import type { Texts } from './fr.ts';

/** Everything in English: the same shape as French, or it does not compile. */
export const texts: Texts = {
  common,
  billing,
  subscriptions,
  bankDrop,
  banking,
  bankLearning,
  bulk,
  connections,
  differences,
  receivables,
  organization,
  dunning,
  dunningScreens,
  entries,
  messages,
  invoicingSettings,
  parties,
  products,
  registers,
  seal,
  takeover,
  templates,
  takenLines,
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
