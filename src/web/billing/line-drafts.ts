import type { Content, ContentLine } from './api.ts';
import { readDecimal } from '../kit/decimals.ts';

/** A line while somebody types it: numbers as text, so that half a number can stand. */
export type LineDraft = { key: string; name: string; quantity: string; price: string; rate: string };
type Item = Extract<ContentLine, { type: 'item' }>;
export type Nature = Item['nature'];

export const RATES = ['20', '10', '5.5', '2.1', '0'] as const;
const REVENUE = { goods: '707', services: '706' } as const;

export const blankLine = (rate: string): LineDraft => ({
  key: crypto.randomUUID(),
  name: '',
  quantity: '1',
  price: '',
  rate,
});

/** Lines that these few fields say whole; the others are kept beside them, untouched. */
export const isSimple = (line: ContentLine): line is Item =>
  line.type === 'item' &&
  line.discount === undefined &&
  line.contribution === undefined &&
  line.vat.category === 'S';

export const isComplete = (line: LineDraft): boolean =>
  line.name.trim() !== '' && readDecimal(line.quantity) !== null && readDecimal(line.price) !== null;

/** Zero-rated is exempt for an unknown reason here: the seller under the franchise (CGI art. 293 B) is the usual one. */
const vatOf = (rate: string): Item['vat'] =>
  rate === '0' ? { category: 'E', rate: '0', exemption: 'franchise' } : { category: 'S', rate };

/** As the wire has them; `before` keeps what the fields do not show (unit, account, product). */
export const toLines = (
  drafts: readonly LineDraft[],
  nature: Nature,
  before: readonly Item[] = [],
): Content['lines'] =>
  drafts.map((draft, index) => {
    const known = before.find((line) => line.id === draft.key);
    return {
      type: 'item',
      unit: nature === 'services' ? 'E48' : 'C62',
      account: REVENUE[nature],
      nature,
      ...known,
      id: `l${String(index + 1)}`,
      name: draft.name.trim(),
      quantity: readDecimal(draft.quantity) ?? '0',
      unitPrice: readDecimal(draft.price) ?? '0',
      vat: vatOf(draft.rate),
    };
  });
