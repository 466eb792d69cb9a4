import {
  applyAllocations,
  compactNumber,
  freshState,
  matchLine,
  type Hypothesis,
  type MatchIndex,
  type MatchLine,
  type MatchState,
} from '../../../core/banking/matching/index.ts';
import type { PayoutPart } from '../../../core/banking/payouts/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { findSettled, loadIndex } from '../match-index.ts';

export type PartMatch = {
  /** Certain: what the part pays. */
  readonly shares: Hypothesis['allocations'];
  readonly partyId: string | null;
  /** Not certain: who it may be. */
  readonly candidatePartyId: string | null;
};

/** What the parts of a report pay, one after the other, by the same evidence as a line of the bank. */
export const createPartMatching = async (
  context: Context,
  parts: readonly PayoutPart[],
  currency: Currency,
): Promise<(part: PayoutPart) => PartMatch> => {
  const { index, masks } = await loadIndex(context);
  const lines = parts.map((part) => lineOf(part, currency));
  const written = await findSettled(context, lines, index, masks);
  const settled = new Map([...written].map(([compact, one]) => [compact, one.customerId]));
  // Amounts of a report are exact: nothing is rounded away or kept by a bank.
  const state: MatchState = { ...freshState(index), settled, bookable: new Set(['none']) };
  return (part) =>
    byOwnNumber(part, currency, index, settled) ?? matchOne(lineOf(part, currency), state, index, settled);
};

/** The report has a column for it: a number of ours, however short, that owes exactly this amount. */
const byOwnNumber = (
  part: PayoutPart,
  currency: Currency,
  index: MatchIndex,
  settled: Map<string, string>,
): PartMatch | null => {
  const compact = compactNumber(part.number);
  const items = [...(index.byNumber.get(compact) ?? [])]
    .map((id) => index.items.get(id)!)
    .filter((item) => item.currency === currency && item.openMinor > 0n);
  const [first] = items;
  const total = items.reduce((sum, item) => sum + item.openMinor, 0n);
  if (first === undefined || items.some((item) => item.customerId !== first.customerId)) return null;
  const taken = total === part.grossMinor ? items : first.openMinor === part.grossMinor ? [first] : [];
  if (taken.length === 0) return null;
  const shares = taken.map((item) => ({ itemId: item.id, amountMinor: item.openMinor }));
  for (const item of applyAllocations(index, shares)) settled.set(compact, item.customerId);
  return { shares, partyId: first.customerId, candidatePartyId: null };
};

const lineOf = (part: PayoutPart, currency: Currency): MatchLine => ({
  amountMinor: part.grossMinor,
  currency,
  counterpartyName: part.name.includes('@') ? '' : part.name,
  counterpartyIban: '',
  text: `${part.number} ${part.label}`.trim(),
  endToEndId: '',
  ...(part.happenedOn !== null && { bookedOn: part.happenedOn }),
});

const matchOne = (
  line: MatchLine,
  state: MatchState,
  index: MatchIndex,
  settled: Map<string, string>,
): PartMatch => {
  const { decision, hypotheses } = matchLine(line, state);
  const [best] = hypotheses;
  if (decision !== 'auto' || best === undefined)
    return { shares: [], partyId: null, candidatePartyId: best?.customerId ?? null };
  for (const item of applyAllocations(index, best.allocations))
    settled.set(compactNumber(item.number), item.customerId);
  return { shares: best.allocations, partyId: best.customerId, candidatePartyId: null };
};
