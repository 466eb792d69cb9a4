import { describe, expect, it } from 'vitest';
import type { DraftRow, ExcludedRow } from './api.ts';
import { isReady, lineOrNeighbour, reviewRows, stepFrom, totalsOf } from './review-rows.ts';

const draft = (id: string, more: Partial<DraftRow> = {}): DraftRow => ({
  id,
  partyId: `party-${id}`,
  customerCode: `C-${id}`,
  customerName: `Client ${id}`,
  currency: 'EUR',
  state: 'proposed',
  stepCode: 'reminder-1',
  kind: 'reminder',
  level: 1,
  channel: 'email',
  fallback: null,
  totalMinor: '10000',
  itemCount: 1,
  daysLateFrom: 5,
  daysLateTo: 5,
  reason: { key: 'first', params: {} },
  live: 'same',
  changes: [],
  droppedCodes: [],
  removal: null,
  isEdited: false,
  messageId: null,
  leavesAt: null,
  version: 1,
  gain: null,
  ...more,
});
const out = (partyId: string, code: ExcludedRow['code'] = 'promise'): ExcludedRow => ({
  partyId,
  customerCode: '',
  customerName: `Écartée ${partyId}`,
  currency: 'EUR',
  code,
  params: {},
  itemCount: 1,
  totalMinor: '5000',
  daysLateTo: 3,
  numbers: ['FA-1'],
  nextOn: null,
});

const keysOf = (rows: ReturnType<typeof reviewRows>) => rows.map((row) => row.key);

describe('the list of a review', () => {
  it('holds what is ready first, then what changed, the calls, and what is left out', () => {
    const rows = reviewRows(
      [
        draft('call', { kind: 'call', channel: 'call' }),
        draft('gone', { live: 'withdrawn' }),
        draft('a'),
        draft('changed', { live: 'changed' }),
        draft('removed', { state: 'removed' }),
        draft('b', { live: 'shrunk' }),
      ],
      [out('x')],
    );
    expect(keysOf(rows)).toEqual([
      'a',
      'b',
      'heading-changed',
      'changed',
      'heading-calls',
      'call',
      'heading-out',
      'gone',
      'removed',
      'out-x-EUR-promise',
    ]);
    expect(rows.find((row) => row.key === 'heading-out')).toMatchObject({ count: 3 });
  });

  it('sends neither calls, nor what changed, nor what was removed or paid', () => {
    expect(isReady(draft('a'))).toBe(true);
    expect(isReady(draft('a', { live: 'shrunk' }))).toBe(true);
    for (const more of [
      { kind: 'call' },
      { live: 'changed' },
      { live: 'withdrawn' },
      { state: 'removed' },
      { state: 'queued' },
    ] as const)
      expect(isReady(draft('a', more))).toBe(false);
  });

  it('finds a customer without its accents', () => {
    const rows = reviewRows(
      [draft('a', { customerName: 'Groupe Hélianthe' }), draft('b')],
      [out('x')],
      'helian',
    );
    expect(keysOf(rows)).toEqual(['a']);
  });

  it('is walked line by line, over the headings, and stays at its ends', () => {
    const rows = reviewRows([draft('a'), draft('b')], [out('x')]);
    expect(stepFrom(rows, null, 1)).toBe('a');
    expect(stepFrom(rows, 'b', 1)).toBe('out-x-EUR-promise');
    expect(stepFrom(rows, 'out-x-EUR-promise', 1)).toBe('out-x-EUR-promise');
    expect(stepFrom(rows, 'a', -1)).toBe('a');
    expect(stepFrom([], null, 1)).toBeNull();
  });

  it('shows the neighbour of a line that is gone', () => {
    const rows = reviewRows([draft('a'), draft('b')], []);
    expect(lineOrNeighbour(rows, 'b', 0)).toBe('b');
    expect(lineOrNeighbour(rows, 'gone', 1)).toBe('b');
    expect(lineOrNeighbour(rows, 'gone', 9)).toBe('b');
    expect(lineOrNeighbour([], 'gone', 0)).toBeNull();
  });

  it('adds up by currency, exactly', () => {
    expect(
      totalsOf([
        draft('a', { totalMinor: '9007199254740993' }),
        draft('b', { totalMinor: '1' }),
        draft('c', { currency: 'USD', totalMinor: '250' }),
      ]),
    ).toEqual([
      { currency: 'EUR', minor: '9007199254740994' },
      { currency: 'USD', minor: '250' },
    ]);
  });
});
