export type Certainty = 'machine' | 'probable' | 'certain';

/** Why a request is taken for a program's; '' when it is not. */
export const MACHINE_SIGNS = [
  '',
  'method',
  'prefetch',
  'apple-proxy',
  'google-proxy',
  'yahoo-proxy',
  'robot',
  'mail-filter',
  'too-soon',
] as const;
export type MachineSign = (typeof MACHINE_SIGNS)[number];

export type VisitFacts = {
  readonly method: string;
  readonly userAgent: string;
  readonly ip: string;
  readonly isPrefetch: boolean;
  /** Since the last e-mail that led here left; null when none did. */
  readonly secondsSinceSent: number | null;
};

export type Visit = { readonly certainty: Certainty; readonly sign: MachineSign };

/** Filters that follow the links of a mail, and stores that fetch its pictures, do so as it arrives, before anybody can. */
const TOO_SOON_SECONDS = 60;

/** Names of robots, link checkers, previews of chats, and libraries; a plain browser has none of these words. */
const ROBOT =
  /bot\b|bot[/;]|crawl|spider|slurp|preview|scan|fetch|monitor|https?:|curl|wget|python|java\/|okhttp|go-http|headless|facebookexternalhit|whatsapp|slack|teams|skype|telegram|discord|embed|safelinks|barracuda|mimecast|proofpoint/i;

/** Gmail’s store of pictures, and what fetches them ahead while a mailbox is open (it calls itself a browser of 2015). */
const GOOGLE = /GoogleImageProxy|ggpht\.com|Chrome\/42\.0\.2311\.135/;

/** Apple’s networks, and those of Exchange Online through which its filters look at mail. */
const APPLE_NETWORK = /^17\./;
const EXCHANGE_NETWORK = /^(?:40\.(?:92|93|107)|52\.10[0-3]|104\.47)\./;

/**
 * Whether a person looked: certain only when a button was pressed, never from a GET. Who says nothing of a browser, comes
 * before the page is wanted, asks for somebody else, or is faster than a reader is a machine.
 */
export const classifyVisit = (facts: VisitFacts): Visit => {
  if (facts.method === 'POST') return { certainty: 'certain', sign: '' };
  const sign = machineSign(facts);
  return { certainty: sign === '' ? 'probable' : 'machine', sign };
};

const machineSign = ({ method, userAgent, ip, isPrefetch, secondsSinceSent }: VisitFacts): MachineSign => {
  const from = ip.replace(/^::ffff:/i, '');
  if (method !== 'GET') return 'method';
  if (isPrefetch) return 'prefetch';
  // Mail Privacy Protection says no more of itself than this.
  if (userAgent.trim() === 'Mozilla/5.0' || APPLE_NETWORK.test(from)) return 'apple-proxy';
  if (GOOGLE.test(userAgent)) return 'google-proxy';
  if (/YahooMailProxy/i.test(userAgent)) return 'yahoo-proxy';
  if (!userAgent.startsWith('Mozilla/5.0') || ROBOT.test(userAgent)) return 'robot';
  if (EXCHANGE_NETWORK.test(from)) return 'mail-filter';
  return secondsSinceSent !== null && secondsSinceSent < TOO_SOON_SECONDS ? 'too-soon' : '';
};
