/** Why nothing was read of the feed. */
export type FeedFault = 'unavailable' | 'timeout' | 'too-large' | 'unreadable' | 'rate-limited';

export type FeedAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: FeedFault };

/** Who publishes reference rates: the document of the last day, or of the last ninety. */
export type RateFeed = {
  readonly ask: (days: 'last' | 'ninety', signal?: AbortSignal) => Promise<FeedAnswer>;
};
