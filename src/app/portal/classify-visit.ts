export type Certainty = 'machine' | 'probable' | 'certain';

export type VisitFacts = {
  readonly method: string;
  readonly userAgent: string;
  readonly isPrefetch: boolean;
  /** Since the last e-mail of the document left; null when none did. */
  readonly secondsSinceSent: number | null;
};

/** Filters that follow the links of a mail do so as it arrives, before anybody can. */
const TOO_SOON_SECONDS = 60;

/** Names of robots, link checkers, previews of chats, and libraries; a plain browser has none of these words. */
const ROBOT =
  /bot\b|bot[/;]|crawl|spider|slurp|preview|scan|fetch|monitor|https?:|curl|wget|python|java\/|okhttp|go-http|headless|facebookexternalhit|whatsapp|slack|teams|skype|telegram|discord|embed|safelinks|barracuda|mimecast|proofpoint/i;

/** Fetches the images and links of mail while a mailbox is open; it calls itself a browser of 2015. */
const GMAIL_PREFETCH = 'Chrome/42.0.2311.135';

/**
 * Whether a person read: certain only when a button was pressed, never from a GET. Who says nothing of a browser, comes
 * before the page is wanted, or is faster than a reader is a machine.
 */
export const classifyVisit = (facts: VisitFacts): Certainty => {
  const { method, userAgent, isPrefetch, secondsSinceSent } = facts;
  if (method === 'POST') return 'certain';
  if (method !== 'GET' || isPrefetch) return 'machine';
  if (!userAgent.startsWith('Mozilla/5.0') || ROBOT.test(userAgent)) return 'machine';
  if (userAgent.includes(GMAIL_PREFETCH)) return 'machine';
  if (secondsSinceSent !== null && secondsSinceSent < TOO_SOON_SECONDS) return 'machine';
  return 'probable';
};
