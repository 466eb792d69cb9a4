import type { Context } from '../../shell/http/context.ts';

export type PostalSettings = { readonly serviceId: string; readonly userId: string; readonly secret: string };

/** Where a letter comes from or goes to; `country`: ISO 3166. */
export type PostalAddress = {
  readonly name: string;
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
};

/** `registered`: with a receipt that comes back as a picture. */
export type PostalService = 'normal' | 'followed' | 'registered';

export type LetterToPost = {
  /** The same for every attempt at one letter: the provider refuses to take it twice. */
  readonly key: string;
  /** Printed on the receipt: digits, letters, spaces, - and _, thirty at most. */
  readonly reference: string;
  readonly service: PostalService;
  readonly from: PostalAddress;
  readonly to: PostalAddress;
  readonly pdf: Buffer;
};

/** `account`: the provider refuses us, or cannot be reached; the letter is not to blame, and nothing was posted. */
export type PostalRefusal = {
  readonly outcome: 'refused';
  readonly response: string;
  readonly account: boolean;
};

/** Euro cents before tax, for one page. */
export type QuoteOutcome = { readonly outcome: 'quoted'; readonly minor: bigint } | PostalRefusal;

export type SubmitOutcome =
  | { readonly outcome: 'accepted'; readonly ref: string; readonly priceMinor: bigint | null }
  /** It had been taken before, under this key. */
  | { readonly outcome: 'duplicate'; readonly response: string }
  | PostalRefusal
  | { readonly outcome: 'unknown'; readonly reason: string };

export type PostalFile = { readonly mediaType: string; readonly bytes: Buffer };

export type LetterStatus = {
  readonly state: 'submitted' | 'in-post' | 'delivered' | 'returned';
  /** In the provider’s words. */
  readonly text: string;
  /** All that it says of the way so far; '' when it tells no more. */
  readonly history: string;
  readonly trackingNumber: string | null;
  readonly receipt: PostalFile | null;
};
export type StatusOutcome = { readonly outcome: 'known'; readonly status: LetterStatus } | PostalRefusal;

/** A postal provider spoken to. Never throws for what it or the network does. */
export type PostalProvider = {
  readonly quote: (service: PostalService, country: string) => Promise<QuoteOutcome>;
  readonly submit: (letter: LetterToPost) => Promise<SubmitOutcome>;
  readonly status: (ref: string) => Promise<StatusOutcome>;
  /** Of the deposit; null while there is none. */
  readonly proof: (trackingNumber: string) => Promise<PostalFile | null>;
};

export type OpenPostal = (settings: PostalSettings) => PostalProvider;

/** `followed`: delivered, or a proof of it was kept. */
export type LetterFate = 'posted' | 'failed' | 'cancelled' | 'returned' | 'followed';
export type WrittenLetter = { readonly id: string };

/** What the room that wrote a letter wants to know of it; each runs in the letter's transaction. */
export type LetterHooks = {
  /** Just before it is given to the provider: may it still leave? A text says why not, and cancels it. */
  readonly mayLeave: (context: Context, letter: WrittenLetter) => Promise<true | string>;
  readonly settled: (context: Context, letter: WrittenLetter, fate: LetterFate, why: string) => Promise<void>;
};
