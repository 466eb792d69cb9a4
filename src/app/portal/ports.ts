import type { SendPorts } from '../invoicing/index.ts';
import type { Database } from '../../shell/db/tenant.ts';
import type { InContext } from '../../shell/runtime.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';

/** What links need. Wired in compose. */
export type LinkPorts = { readonly secrets: SecretBox; readonly publicUrl: URL };

/** What the pages need beside: they find out themselves whose they are. */
export type PagePorts = {
  readonly database: Database;
  readonly inContext: InContext;
  readonly renderer: DocumentRenderer;
  readonly secrets: SecretBox;
  /** How an invoice is sent again. */
  readonly sending: SendPorts;
};
