import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyVisit, type MachineSign, type VisitFacts } from './classify-visit.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

const cases: readonly [string, Partial<VisitFacts>, MachineSign][] = [
  ['a browser', {}, ''],
  ['a telephone', { userAgent: IPHONE }, ''],
  ['an hour after the mail', { secondsSinceSent: 3600 }, ''],
  ['five seconds after the mail', { secondsSinceSent: 5 }, 'too-soon'],
  ['a HEAD', { method: 'HEAD' }, 'method'],
  ['a prefetch', { isPrefetch: true }, 'prefetch'],
  ['nobody', { userAgent: '' }, 'robot'],
  ['curl', { userAgent: 'curl/8.9.1' }, 'robot'],
  [
    'a search robot',
    { userAgent: 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)' },
    'robot',
  ],
  ['a chat', { userAgent: 'Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5' }, 'robot'],
  ['a scanner of links', { userAgent: 'Mozilla/5.0 (Windows NT 10.0) Barracuda Sentinel (EE)' }, 'robot'],
  ['the pictures of Apple Mail', { userAgent: 'Mozilla/5.0' }, 'apple-proxy'],
  ['a browser from a network of Apple', { ip: '17.58.6.40' }, 'apple-proxy'],
  ['the same through a socket for both protocols', { ip: '::ffff:17.58.6.40' }, 'apple-proxy'],
  ['a neighbour of that network', { ip: '117.58.6.40' }, ''],
  ['a filter of Exchange Online', { ip: '40.107.22.10' }, 'mail-filter'],
  [
    'the pictures of Gmail',
    {
      userAgent:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0',
    },
    'google-proxy',
  ],
  [
    'the store of pictures of Google',
    {
      userAgent: 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    },
    'google-proxy',
  ],
  [
    'that of Yahoo',
    { userAgent: 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy' },
    'yahoo-proxy',
  ],
];

const facts = (part: Partial<VisitFacts>): VisitFacts => ({
  method: 'GET',
  userAgent: FIREFOX,
  ip: '203.0.113.9',
  isPrefetch: false,
  secondsSinceSent: null,
  ...part,
});

describe('a visit', () => {
  it.each(cases)('of %s', (_who, part, sign) => {
    expect(classifyVisit(facts(part))).toEqual({ certainty: sign === '' ? 'probable' : 'machine', sign });
  });
  it('that filled in a form is certain, however fast', () => {
    expect(classifyVisit(facts({ method: 'POST', secondsSinceSent: 30 }))).toEqual({
      certainty: 'certain',
      sign: '',
    });
  });
  it('by a GET is never certain', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.ipV4(),
        fc.boolean(),
        fc.option(fc.nat()),
        (userAgent, ip, isPrefetch, seconds) => {
          const { certainty, sign } = classifyVisit(
            facts({ userAgent, ip, isPrefetch, secondsSinceSent: seconds }),
          );
          expect(certainty).toBe(sign === '' ? 'probable' : 'machine');
        },
      ),
    );
  });
});
