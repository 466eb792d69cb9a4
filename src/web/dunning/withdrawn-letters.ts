import type { WithdrawnLetter } from './api.ts';

/**
 * `withdrawn`: its invoices changed; `moved`: its address; `lost`: there is none to write to; `redrawn`: made again
 * meanwhile; `takenBack`: by a person.
 */
type Reason = 'withdrawn' | 'moved' | 'lost' | 'redrawn' | 'takenBack';

const REASONS: Readonly<Record<string, Reason>> = {
  address: 'moved',
  'no-address': 'lost',
  'address-returned': 'lost',
  redrawn: 'redrawn',
  'taken-back': 'takenBack',
};

const reasonOf = ({ codes }: WithdrawnLetter): Reason => {
  const [first, ...more] = new Set(codes.map((code) => REASONS[code] ?? 'withdrawn'));
  return first === undefined || more.length > 0 ? 'withdrawn' : first;
};

/** Letters not posted after all, by what is said of them, in the order they came. */
export const groupByReason = (
  letters: readonly WithdrawnLetter[],
): { readonly reason: Reason; readonly names: string[] }[] => {
  const groups = new Map<Reason, string[]>();
  for (const letter of letters) {
    const reason = reasonOf(letter);
    groups.set(reason, [...(groups.get(reason) ?? []), letter.customerName]);
  }
  return [...groups].map(([reason, names]) => ({ reason, names }));
};
