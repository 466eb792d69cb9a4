import { accountant as accountantFindings } from './accountant.fr.ts';
import { bank as bankFindings } from './bank.fr.ts';
import { charges as chargesFindings } from './charges.fr.ts';
import { dunning as dunningFindings } from './dunning.fr.ts';
import { fec } from './fec.fr.ts';
import { entries as entriesFindings } from './entries.fr.ts';
import { invoicing as invoicingFindings } from './invoicing.fr.ts';
import { billing as billingFindings } from './billing.fr.ts';
import { sales as salesFindings } from './sales.fr.ts';
import { seal as sealFindings } from './seal.fr.ts';
import { table as tableFindings } from './table.fr.ts';
import { einvoiceChecks } from './einvoice-checks.fr.ts';
import { takeover as takeoverFindings } from './takeover.fr.ts';
import { einvoiceReading } from './einvoice-reading.fr.ts';
import { templates as templatesFindings } from './templates.fr.ts';
import { vat as vatFindings } from './vat.fr.ts';
import { webhooks as webhooksFindings } from './webhooks.fr.ts';
import { closing as closingFindings } from './closing.fr.ts';
import { instruments as instrumentsFindings } from './instruments.fr.ts';
import { post as postFindings } from './post.fr.ts';
import { payouts as payoutsFindings } from './payouts.fr.ts';
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
