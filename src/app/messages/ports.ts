import type { Context } from '../../shell/http/context.ts';

/** A mail account as a transport needs it. */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: demanded, never silently plain; `none`: no encryption. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly password: string;
};

export type MailToSend = {
  readonly messageId: string;
  readonly references: readonly string[];
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Buffer;
    /** A picture inside the HTML, which calls it by this name. */
    readonly cid?: string;
  }[];
};

/**
 * What became of one attempt. `refused` is certain: nothing left. With `account` the server refuses us altogether
 * (unreachable, wrong password): the message is not to blame. `unknown`: the content was under way when the answer was
 * lost; it must not be sent again blindly.
 */
export type SendOutcome =
  | {
      readonly outcome: 'accepted';
      readonly response: string;
      /** Those it was refused for, while others get it; with the server's words. */
      readonly refused: readonly { readonly address: string; readonly response: string }[];
    }
  | {
      readonly outcome: 'refused';
      readonly response: string;
      readonly permanent: boolean;
      readonly account: boolean;
    }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** A mail server spoken to. Never throws for what the server or the network does. */
export type MailTransport = {
  readonly send: (message: MailToSend) => Promise<SendOutcome>;
  readonly close: () => void;
};

export type OpenTransport = (settings: MailSettings) => MailTransport;

/** `bounced`: it was `sent`, and came back from everybody it was written to. */
export type Fate = 'sent' | 'failed' | 'ambiguous' | 'cancelled' | 'bounced';
export type WrittenMessage = { readonly id: string; readonly kind: string };

/** What the room that wrote a message wants to know of it. Wired in compose; each runs in the message's transaction. */
export type MessageHooks = {
  /** Just before it is handed over: may it still leave? A text says why not, and cancels it. */
  readonly mayLeave: (context: Context, message: WrittenMessage) => Promise<true | string>;
  /** A refused one is to try again: may it, and if so, it is under way again. */
  readonly mayRetry: (context: Context, message: WrittenMessage) => Promise<boolean>;
  readonly settled: (
    context: Context,
    message: WrittenMessage,
    fate: Fate,
    response: string,
  ) => Promise<void>;
};

export const noHooks: MessageHooks = {
  mayLeave: async () => true,
  mayRetry: async () => true,
  settled: async () => {},
};
