import { accountant as accountantFindings } from './accountant.en.ts';
import { bank as bankFindings } from './bank.en.ts';
import { charges as chargesFindings } from './charges.en.ts';
import { dunning as dunningFindings } from './dunning.en.ts';
import { fec } from './fec.en.ts';
import { entries as entriesFindings } from './entries.en.ts';
import { invoicing as invoicingFindings } from './invoicing.en.ts';
import { billing as billingFindings } from './billing.en.ts';
import { sales as salesFindings } from './sales.en.ts';
import { seal as sealFindings } from './seal.en.ts';
import { table as tableFindings } from './table.en.ts';
import { einvoiceChecks } from './einvoice-checks.en.ts';
import { takeover as takeoverFindings } from './takeover.en.ts';
import { einvoiceReading } from './einvoice-reading.en.ts';
import { templates as templatesFindings } from './templates.en.ts';
import { vat as vatFindings } from './vat.en.ts';
import { webhooks as webhooksFindings } from './webhooks.en.ts';
import { closing as closingFindings } from './closing.en.ts';
import { instruments as instrumentsFindings } from './instruments.en.ts';
import { post as postFindings } from './post.en.ts';
import { payouts as payoutsFindings } from './payouts.en.ts';
import type { FindingTexts } from './text.ts';

/** Sentences of rooms behind the first screen: the web fetches them with those rooms, or with a refusal. */
export const laterFindings: FindingTexts = {
  ...fec,
  ...accountantFindings,
  ...bankFindings,
  ...chargesFindings,
  ...dunningFindings,
  ...entriesFindings,
  ...invoicingFindings,
  ...billingFindings,
  ...salesFindings,
  ...sealFindings,
  ...tableFindings,
  ...einvoiceChecks,
  ...takeoverFindings,
  ...einvoiceReading,
  ...templatesFindings,
  ...vatFindings,
  ...webhooksFindings,
  ...closingFindings,
  ...instrumentsFindings,
  ...payoutsFindings,
  ...postFindings,
};
