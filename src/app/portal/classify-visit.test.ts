import { describe, expect, it } from 'vitest';
import { classifyVisit, type Certainty, type VisitFacts } from './classify-visit.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

const cases: readonly [string, Partial<VisitFacts>, Certainty][] = [
  ['a browser', {}, 'probable'],
  ['a telephone', { userAgent: IPHONE }, 'probable'],
  ['an hour after the mail', { secondsSinceSent: 3600 }, 'probable'],
  ['five seconds after the mail', { secondsSinceSent: 5 }, 'machine'],
  ['a HEAD', { method: 'HEAD' }, 'machine'],
  ['a prefetch', { isPrefetch: true }, 'machine'],
  ['nobody', { userAgent: '' }, 'machine'],
  ['curl', { userAgent: 'curl/8.9.1' }, 'machine'],
  [
    'a search robot',
    { userAgent: 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)' },
    'machine',
  ],
  ['a chat', { userAgent: 'Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5' }, 'machine'],
  [
    'the images of Gmail',
    {
      userAgent:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0',
    },
    'machine',
  ],
  ['a form that was filled in', { method: 'POST', secondsSinceSent: 30 }, 'certain'],
];

describe('a visit', () => {
  it.each(cases)('of %s', (_who, facts, certainty) => {
    expect(
      classifyVisit({
        method: 'GET',
        userAgent: FIREFOX,
        isPrefetch: false,
        secondsSinceSent: null,
        ...facts,
      }),
    ).toBe(certainty);
  });
});
