import type { Context } from '../../shell/http/context.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';
import type { MailToSend } from '../messages/index.ts';
import type { Reading } from '../seal/index.ts';

/** A message as a mail program opens it (RFC 5322), dated by the moment it was sent. */
export type ComposeEml = (mail: MailToSend & { readonly sentAt: string }) => Promise<Buffer>;

export type InsightPorts = {
  readonly renderer: DocumentRenderer;
  readonly composeEml: ComposeEml;
  /** Transactions of its own, one for each file: who downloads may be slow. */
  readonly reading: (context: Context) => Reading;
};
