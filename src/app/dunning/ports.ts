import type { AccountLink, OpeningMark } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';

/** What reminders want from elsewhere. Wired in compose. */
export type DunningPorts = {
  readonly renderer: Pick<DocumentRenderer, 'render'>;
  /** The statement of account of a customer as of today: a higher room's, joined to a message. */
  readonly statement: (context: Context, partyId: string) => Promise<{ name: string; bytes: Uint8Array }>;
  /** Sends what is in the outbox. */
  readonly sendJob: Job;
  /** The customer's page of all that it owes, for a message to this address. Left out: messages lead to no page. */
  readonly accounts?: AccountLinks;
  /** The picture that tells of an opening. Left out: no message carries one. */
  readonly openings?: OpeningMarks;
};

export type Readers = { readonly partyId: string; readonly addresses: readonly string[] };

export type OpeningMarks = {
  /** A picture for a mail to these addresses; null: the company wants none, or not all of them agreed. */
  readonly ensure: (
    context: Context,
    readers: Readers,
  ) => Promise<{ readonly mark: OpeningMark; readonly keep: (messageId: string) => Promise<void> } | null>;
  /** As `ensure` would answer, making nothing. */
  readonly look: (context: Context, readers: Readers) => Promise<OpeningMark | null>;
};

export type AccountLinks = {
  /** The address, made when there is none yet; null: none is wanted, or it would lead nowhere. */
  readonly ensure: (context: Context, partyId: string, recipient: string) => Promise<string | null>;
  /** As `ensure` would answer, making nothing: `url` null where it is made at sending. */
  readonly look: (context: Context, partyId: string, recipient: string) => Promise<AccountLink | null>;
};

/** What follows a call, done by a higher hand than ours. */
export type CallPorts = {
  /** An issued document once more, as it was, to an address that the customer named. */
  readonly resend: (
    context: Context,
    asked: {
      readonly documentId: string;
      readonly to: string;
      readonly by: string;
      readonly how: 'call';
      readonly note: string;
    },
  ) => Promise<void>;
};
