import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import {
  amountsOf,
  closePeriod,
  closingContent,
  duePeriods,
  parseClosing,
  walkClosings,
  type SealedAmounts,
} from './index.ts';

const day = plainDate;
const none = { day: null, month: null, year: null };
const names = (list: ReturnType<typeof duePeriods>): string[] =>
  list.map(({ period, from, to }) => (period === 'day' ? to : `${period} ${from} ${to}`));

describe('periods to close', () => {
  it('are the days that are over, and each month and year after its last day', () => {
    expect(names(duePeriods(day('2026-12-30'), none, day('2027-01-02')))).toEqual([
      '2026-12-30',
      '2026-12-31',
      'month 2026-12-01 2026-12-31',
      'year 2026-01-01 2026-12-31',
      '2027-01-01',
    ]);
  });

  it('go on after the last ones, each once', () => {
    const closed = { day: day('2027-02-27'), month: day('2027-01-31'), year: day('2026-12-31') };
    const since = day('2026-12-30');
    expect(names(duePeriods(since, closed, day('2027-03-02')))).toEqual([
      '2027-02-28',
      'month 2027-02-01 2027-02-28',
      '2027-03-01',
    ]);
    expect(duePeriods(since, closed, day('2027-02-28'))).toEqual([]);
    // A month whose closing alone is missing, because the program died between the two.
    const lame = { ...closed, day: day('2027-02-28') };
    expect(names(duePeriods(since, lame, day('2027-03-01')))).toEqual(['month 2027-02-01 2027-02-28']);
  });

  it('are none on a clock that was set back', () => {
    const closed = { day: day('2027-02-27'), month: day('2027-01-31'), year: day('2026-12-31') };
    expect(duePeriods(day('2026-12-30'), closed, day('2026-06-01'))).toEqual([]);
  });
});

const content = (kind: string, inBase: boolean): string =>
  JSON.stringify({
    document: { kind },
    totals: {
      vat: [{ vat: { category: 'S', rate: '20' }, baseMinor: '10000', taxMinor: '2000' }],
      ...(inBase && {
        inBase: { vat: [{ vat: { category: 'S', rate: '20' }, baseMinor: '9000', taxMinor: '1800' }] },
      }),
    },
  });

describe('a closing', () => {
  it('counts in base currency, and a credit note takes away', () => {
    expect(amountsOf(7, content('invoice', true)).vat).toEqual([
      { category: 'S', rate: '20', baseMinor: 9000n, taxMinor: 1800n },
    ]);
    expect(amountsOf(7, content('credit_note', false)).vat[0]).toMatchObject({ baseMinor: -10_000n });
  });

  const document: SealedAmounts = amountsOf(1, content('invoice', false));
  const closing = closePeriod({
    period: 'day',
    from: day('2026-12-30'),
    to: day('2026-12-30'),
    previous: null,
    documents: [document],
    head: { sequence: 1, hash: 'h1' },
  });

  it('is the same after it was written and read', () => {
    expect(parseClosing(closingContent(closing))).toEqual(closing);
  });

  it('is recomputed from the documents it covers', () => {
    const sound = walkClosings();
    sound.takeDocument(document);
    expect(sound.takeClosing(closing, 2)).toEqual([]);

    const codes = (walk: ReturnType<typeof walkClosings>, sequence = 2): string[] =>
      walk.takeClosing(closing, sequence).map((finding) => finding.code);
    expect(codes(walkClosings())).toEqual(['seal.closing-documents']);
    const twice = walkClosings();
    twice.takeDocument(document);
    twice.takeDocument({ ...document, sequence: 2 });
    expect(codes(twice)).toEqual(['seal.closing-documents']);
    const later = walkClosings();
    later.takeDocument(document);
    expect(codes(later, 3)).toEqual(['seal.closing-moved']);
  });

  it('that began before a walk is taken at its word', () => {
    expect(walkClosings(1).takeClosing(closing, 2)).toEqual([]);
  });
});
