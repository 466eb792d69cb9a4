import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { canonicalJson, closePeriod, nextLink, verifyChain, verifyClosings } from './index.ts';
import type { Closing, SealLink, SealedAmounts, SealedChain } from './index.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

type Kept = { links: SealLink[]; contents: Map<string, string> };

/** A chain over these contents, with its head as anchor. */
function seal(contents: readonly string[], chain = 'org-1'): Kept {
  const links: SealLink[] = [];
  contents.forEach((content, index) => {
    const subject = { kind: 'invoice', id: `i${index}`, content, recordedAt: '2026-03-01T08:00:00.250Z' };
    links.push(nextLink(chain, links.at(-1) ?? null, subject, sha256));
  });
  return { links, contents: new Map(contents.map((content, index) => [`i${index}`, content])) };
}

const verify = ({ links, contents }: Kept, anchors: SealedChain['anchors'], chain = 'org-1'): string[] =>
  verifyChain({ chain, links, contentOf: (link) => contents.get(link.subjectId), anchors }, sha256).map(
    (finding) => finding.code,
  );

const headOf = ({ links }: Kept) => [{ sequence: links.length, hash: links.at(-1)?.hash ?? '' }];

describe('canonical JSON', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ minor: 12345678901234567890n }, '{"minor":"12345678901234567890"}'],
    [{ a: undefined, z: '' }, '{"z":""}'],
    ['e\u0301', '"\u00e9"'],
    [{ é: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"é":1}'],
    [-0, '0'],
    ['a"\n', '"a\\"\\n"'],
  ])('%o is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    [1.5],
    [Number.NaN],
    [2 ** 60],
    ['\ud800'],
    [new Map()],
    [() => 1],
    [{ '\u00e9': 1, 'e\u0301': 2 }],
  ])('refuses %o', (value) => {
    expect(() => canonicalJson(value)).toThrow(
      /whole number|half a character|plain objects|Cannot be sealed|same name/,
    );
  });

  it('does not depend on the order of members, and is JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.integer(), fc.string())),
        (record) => {
          fc.pre(Object.keys(record).every((key) => key.normalize('NFC') === key));
          const turned = Object.fromEntries(Object.entries(record).reverse());
          expect(canonicalJson(turned)).toBe(canonicalJson(record));
          expect(canonicalJson(JSON.parse(canonicalJson(record)))).toBe(canonicalJson(record));
        },
      ),
    );
  });
});

describe('a chain', () => {
  const kept = seal(['{"number":"FA-1"}', '{"number":"FA-2"}', '{"number":"FA-3"}']);
  const withLinks = (change: (links: SealLink[]) => SealLink[]): Kept => ({
    ...kept,
    links: change([...kept.links]),
  });

  it('is whole', () => {
    expect(verify(kept, headOf(kept))).toEqual([]);
    expect(verify(seal([]), [{ sequence: 0, hash: '' }])).toEqual([]);
  });

  it('says what was done to it', () => {
    const [first, second, third] = kept.links as [SealLink, SealLink, SealLink];
    const anchors = headOf(kept);
    const altered = new Map(kept.contents).set('i1', '{"number":"FA-9"}');
    expect(verify({ ...kept, contents: altered }, anchors)).toEqual(['seal.content-altered']);
    expect(verify({ ...kept, contents: new Map() }, anchors)[0]).toBe('seal.content-missing');
    expect(
      verify(
        withLinks(() => [first, third]),
        anchors,
      ),
    ).toEqual(['seal.link-missing', 'seal.broken']);
    expect(
      verify(
        withLinks(() => [first, second, second, third]),
        anchors,
      ),
    ).toEqual(['seal.link-doubled', 'seal.broken']);
    expect(
      verify(
        withLinks(() => [second, first, third]),
        anchors,
      ),
    ).toContain('seal.link-moved');
    expect(
      verify(
        withLinks(() => [first, second]),
        anchors,
      ),
    ).toEqual(['seal.tail-cut']);
    expect(verify(kept, anchors, 'org-2')).toEqual(['seal.broken']);
  });

  it('shows a chain that was wholly made anew', () => {
    const forged = seal(['{"number":"FA-1"}', '{"number":"FA-2"}', '{"number":"FA-4"}']);
    expect(verify(forged, headOf(kept))).toEqual(['seal.anchor-differs']);
  });

  it('finds any one-character change in any content', () => {
    const cases = fc
      .array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 })
      .chain((contents) =>
        fc.tuple(fc.constant(contents), fc.nat(contents.length - 1), fc.nat(200), fc.nat(255)),
      );
    fc.assert(
      fc.property(cases, ([contents, which, where, put]) => {
        const chain = seal(contents);
        const bytes = Buffer.from(contents[which]!, 'utf8');
        const at = where % bytes.length;
        fc.pre(bytes[at] !== put);
        bytes[at] = put;
        const changed = bytes.toString('utf8');
        fc.pre(changed !== contents[which]);
        chain.contents.set(`i${which}`, changed);
        expect(verify(chain, headOf(chain))).toContain('seal.content-altered');
      }),
    );
  });

  it('finds any change of any link, and any link dropped, doubled, moved or cut off', () => {
    const cases = fc.record({
      size: fc.integer({ min: 2, max: 9 }),
      which: fc.nat(100),
      other: fc.nat(100),
      deed: fc.constantFrom('alter', 'drop', 'double', 'swap', 'cut', 'renumber'),
      member: fc.constantFrom<keyof SealLink>(
        'previousHash',
        'subjectKind',
        'subjectId',
        'contentHash',
        'recordedAt',
        'hash',
      ),
    });
    fc.assert(
      fc.property(cases, ({ size, which, other, deed, member }) => {
        const chain = seal(Array.from({ length: size }, (_, index) => `{"n":${index}}`));
        const anchors = headOf(chain);
        const { links } = chain;
        const at = which % size;
        const to = other % size;
        fc.pre(deed !== 'swap' || at !== to);
        const done: Record<typeof deed, () => unknown> = {
          alter: () => (links[at] = { ...links[at]!, [member]: `${String(links[at]![member])}x` }),
          drop: () => links.splice(at, 1),
          double: () => links.splice(to, 0, links[at]!),
          swap: () => ([links[at], links[to]] = [links[to]!, links[at]!]),
          cut: () => links.splice(Math.max(at, 1)),
          renumber: () => (links[at] = { ...links[at]!, sequence: links[at]!.sequence + 1 + to }),
        };
        done[deed]();
        fc.pre(links.length < size || deed !== 'cut');
        expect(verify(chain, anchors)).not.toEqual([]);
      }),
    );
  });
});

describe('closings', () => {
  const day = plainDate('2026-03-01');
  const sold = (sequence: number, baseMinor: bigint, rate = '20'): SealedAmounts => ({
    sequence,
    vat: [{ category: 'S', rate, baseMinor, taxMinor: (baseMinor * BigInt(rate)) / 100n }],
  });

  it('count the day, and everything since the first', () => {
    const first = closePeriod({
      period: 'day',
      from: day,
      to: day,
      previous: null,
      documents: [sold(1, 10000n), sold(2, 5000n, '10'), sold(3, -1000n)],
      head: { sequence: 3, hash: 'c' },
    });
    expect(first).toMatchObject({ count: 3, firstSequence: 1, lastSequence: 3, grossMinor: 16300n });
    expect(first.vat.map(({ rate, baseMinor }) => [rate, baseMinor])).toEqual([
      ['10', 5000n],
      ['20', 9000n],
    ]);
    const next = addDays(day, 1);
    const second = closePeriod({
      period: 'day',
      from: next,
      to: next,
      previous: first,
      documents: [sold(5, 2000n)],
      head: { sequence: 5, hash: 'e' },
    });
    expect(second).toMatchObject({ count: 1, perpetualMinor: 18700n, perpetualCount: 4 });
    expect(verifyClosings([first, second])).toEqual([]);
    expect(verifyClosings([second]).map((finding) => finding.code)).toEqual([
      'seal.closing-gap',
      'seal.closing-total',
    ]);
    expect(verifyClosings([first, { ...second, grossMinor: 1n }]).map((finding) => finding.code)).toEqual([
      'seal.closing-total',
    ]);
  });

  it('throw on rows of another period', () => {
    const head = { sequence: 1, hash: 'a' };
    expect(() =>
      closePeriod({ period: 'day', from: day, to: day, previous: null, documents: [sold(2, 1n)], head }),
    ).toThrow('since the one before');
  });

  it('the days of a month add up to the month, and an altered one is found', () => {
    const days = fc.array(fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 31,
    });
    fc.assert(
      fc.property(days, fc.nat(), fc.bigInt({ min: 1n, max: 10n ** 6n }), (list, which, off) => {
        let sequence = 0;
        const all: SealedAmounts[] = [];
        const closings: Closing[] = [];
        list.forEach((amounts, index) => {
          const documents = amounts.map((minor) => sold((sequence += 1), minor));
          all.push(...documents);
          const on = addDays(day, index);
          const head = { sequence, hash: `h${sequence}` };
          const previous = closings.at(-1) ?? null;
          closings.push(closePeriod({ period: 'day', from: on, to: on, previous, documents, head }));
        });
        const head = { sequence, hash: `h${sequence}` };
        const to = addDays(day, 30);
        const whole = closePeriod({ period: 'month', from: day, to, previous: null, documents: all, head });
        expect(whole.perpetualMinor).toBe(closings.at(-1)?.perpetualMinor);
        expect(whole.count).toBe(closings.reduce((sum, closing) => sum + closing.count, 0));
        expect(verifyClosings(closings)).toEqual([]);
        const at = which % closings.length;
        const altered = closings.with(at, {
          ...closings[at]!,
          perpetualMinor: closings[at]!.perpetualMinor + off,
        });
        expect(verifyClosings(altered)).not.toEqual([]);
      }),
    );
  });
});
