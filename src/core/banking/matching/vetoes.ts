import { isSlipOfAny, sumOpen, type Basis } from './basis.ts';
import { isKnownPayer, isLikelyPayer, itemsOfAmount, itemsOfCustomer, type Evidence } from './evidence.ts';
import type { Claims } from './claims.ts';
import { reason, type Hypothesis, type MatchItem, type MatchLine, type Reason } from './match.ts';
import type { MatchIndex } from './match-index.ts';

/** What a bank may keep on the way, in minor units. */
const SMALL_REST = 3_000n;

/** `line` is the one that was weighed: the same money as it was sent, when the text tells it in another currency. */
export type Weighed = { readonly line: MatchLine; readonly basis: Basis; readonly hypothesis: Hypothesis };

/** What forbids posting without a person, whatever the points. Precision first: one doubt is enough. */
export const vetoesOf = (
  index: MatchIndex,
  evidence: Evidence,
  weighed: Weighed,
  claims: Claims,
): Reason[] => [
  ...ofText(evidence, weighed.basis),
  ...ofPayer(index, evidence, weighed),
  ...ofAmount(index, evidence, weighed),
  ...ofClaims(weighed.basis, claims),
];

/** A number written out beats another line's guess; two lines that name the same item may be one payment made twice. */
const ofClaims = (basis: Basis, claims: Claims): Reason[] => {
  const isExact = isAllExact(basis);
  const claimed = basis.items.find((item) => {
    const claim = claims.get(item.id);
    return claim === 'named' || (claim === 'guessed' && !isExact);
  });
  return claimed === undefined ? [] : [reason('match.veto.claimed', { number: claimed.number })];
};

const isAllExact = ({ items, references }: Basis): boolean =>
  items.every((item) => references.get(item.id)?.kind === 'exact');

/** Nothing but numbers with a slip points at the items. */
const isSlip = ({ references }: Basis): boolean =>
  references.size > 0 && [...references.values()].every((one) => one.kind === 'damaged');

/** The number as it is written is another one of ours. */
const namesAnother = ({ told }: Evidence, { items }: Basis): boolean =>
  told.settled.size > 0 || told.named.some((item) => !items.includes(item));

const ofText = ({ told }: Evidence, basis: Basis): Reason[] => {
  const vetoes: Reason[] = [];
  const chosen = new Set(basis.items.map((item) => item.id));
  const customers = new Set(basis.items.map((item) => item.customerId));
  // A slip of the finger may make one number another one: it says nothing when that one is another customer's.
  const paid = [...told.settled].find(([, owner]) => !isSlip(basis) || customers.has(owner));
  if (paid) vetoes.push(reason('match.veto.names-paid-item', { number: paid[0] }));
  if (told.unknown.length > (isSlip(basis) ? 1 : 0))
    vetoes.push(reason('match.veto.names-unknown-item', { number: told.unknown[0]! }));
  const outside = told.named.find(
    (item) => !chosen.has(item.id) && !(isSlip(basis) && !customers.has(item.customerId)),
  );
  if (outside) vetoes.push(reason('match.veto.names-other-item', { number: outside.number }));
  if (told.isCredit && !basis.items.some((item) => item.openMinor < 0n))
    vetoes.push(reason('match.veto.credit-note-missing'));
  if (told.isNotOurs) vetoes.push(reason('match.veto.not-ours'));
  return vetoes;
};

const ofPayer = (index: MatchIndex, evidence: Evidence, { line, basis, hypothesis }: Weighed): Reason[] => {
  const customers = new Set(basis.items.map((item) => item.customerId));
  if (customers.size > 1) return [reason('match.veto.several-customers', { count: customers.size })];
  const { payer } = evidence;
  const { customerId } = hypothesis;
  const isExact = isAllExact(basis) && addsUp(hypothesis, basis);
  const vetoes: Reason[] = [];
  if (payer.byIban.size > 0 && !payer.byIban.has(customerId)) {
    // Somebody pays for another company: certain only when the number and the amount say so, and the payer owes no such amount.
    const own = [...payer.byIban].flatMap((id) => itemsOfCustomer(index, id, line));
    if (!isExact || own.some((item) => item.openMinor === line.amountMinor))
      vetoes.push(reason('match.veto.iban-of-other-customer', { customerId: [...payer.byIban][0]! }));
  }
  if (basis.references.size > 0) {
    const double =
      isExact && !isLikelyPayer(evidence, customerId) ? owesTheSame(index, evidence, line, basis) : null;
    if (double !== null) vetoes.push(reason('match.veto.payer-owes-same', { number: double.number }));
    // A slip that makes a number of somebody else's could be that number after all: the payer must be beyond doubt.
    const isSure = isSlip(basis) && namesAnother(evidence, basis) ? isKnownPayer : isLikelyPayer;
    const isEnough = isExact || isSure(evidence, customerId);
    return isEnough ? vetoes : [...vetoes, reason('match.veto.payer-unknown')];
  }
  if (!isKnownPayer(evidence, customerId)) return [...vetoes, reason('match.veto.payer-unknown')];
  if (![payer.byIban, payer.byAlias, evidence.told.codes].some((known) => known.has(customerId)))
    vetoes.push(reason('match.veto.name-only'));
  else if (payer.byIban.size > 1 && !isNearestOf(payer.byIban, payer.byName, customerId))
    vetoes.push(reason('match.veto.iban-shared', { count: payer.byIban.size }));
  return vetoes;
};

/** By its name somebody else, who owes the very amount too: the number may be a slip of the finger. */
const owesTheSame = (
  index: MatchIndex,
  { payer }: Evidence,
  line: MatchLine,
  basis: Basis,
): MatchItem | null => {
  const named = new Set([...payer.byName].filter(([, likeness]) => likeness >= 75).map(([id]) => id));
  return (
    itemsOfAmount(index, line).find((item) => named.has(item.customerId) && !basis.items.includes(item)) ??
    null
  );
};

/** Of those who share an IBAN, the one that the name is clearly nearer to. */
const isNearestOf = (
  sharing: ReadonlySet<string>,
  likeness: ReadonlyMap<string, number>,
  customerId: string,
): boolean => {
  const own = likeness.get(customerId) ?? 0;
  return own >= 75 && [...sharing].every((id) => id === customerId || (likeness.get(id) ?? 0) < own);
};

/** Every item is settled whole, and nothing is left of the money. */
const addsUp = (hypothesis: Hypothesis, basis: Basis): boolean =>
  hypothesis.residualMinor === 0n &&
  hypothesis.allocations.length === basis.items.length &&
  hypothesis.allocations.every((one, at) => one.amountMinor === basis.items[at]!.openMinor);

const ofAmount = (index: MatchIndex, evidence: Evidence, { line, basis, hypothesis }: Weighed): Reason[] => {
  const vetoes: Reason[] = [];
  const { residualKind, residualMinor, customerId } = hypothesis;
  if (residualKind === 'overpayment')
    vetoes.push(reason('match.veto.overpayment', { excessMinor: String(residualMinor) }));
  if (residualKind === 'fee')
    vetoes.push(reason('match.veto.fee-kept', { gapMinor: String(-residualMinor) }));
  if (residualKind !== 'none' && residualKind !== 'exchange' && !isAllExact(basis))
    vetoes.push(reason('match.veto.gap-without-number'));
  if (hypothesis.reasons.some((one) => one.key === 'match.discount-taken'))
    vetoes.push(reason('match.veto.discount-not-offered', { gapMinor: String(-residualMinor) }));
  if ((residualKind === 'none' || residualKind === 'exchange') && !addsUp(hypothesis, basis))
    vetoes.push(...ofPart(index, evidence, { line, basis, hypothesis }));
  const guessed = basis.items.filter((item) => !basis.references.has(item.id));
  const isNetted = guessed.length === 1 && guessed[0]!.openMinor < 0n && evidence.told.isCredit;
  const isCutList = evidence.told.isCut && isKnownPayer(evidence, customerId);
  if (basis.items.length > 1 && guessed.length > 0 && !isNetted && !isCutList)
    vetoes.push(reason('match.veto.sum-only'));
  if (basis.isAmbiguous === true) vetoes.push(reason('match.veto.ambiguous'));
  vetoes.push(...ofTwins(index, evidence, { line, basis, hypothesis }));
  return vetoes;
};

/** A small rest is rather a discount or a fee; a part payment may be another item paid whole. */
const ofPart = (index: MatchIndex, { told }: Evidence, { line, basis, hypothesis }: Weighed): Reason[] => {
  const total = sumOpen(basis.items);
  const rest = total - line.amountMinor;
  if (!told.isPart && (rest <= SMALL_REST || rest * 20n <= total))
    return [reason('match.veto.small-rest', { gapMinor: String(rest) })];
  const equal = itemsOfCustomer(index, hypothesis.customerId, line).some(
    (item) => item.openMinor === line.amountMinor,
  );
  return isAllExact(basis) && !equal ? [] : [reason('match.veto.part-doubtful')];
};

/** Another open item of equal amount that the same evidence would point at. */
const ofTwins = (index: MatchIndex, evidence: Evidence, { line, basis, hypothesis }: Weighed): Reason[] => {
  const [item] = basis.items;
  if (basis.items.length !== 1 || item === undefined) return [];
  const kind = basis.references.get(item.id)?.kind;
  if (kind === 'exact' || hypothesis.residualMinor !== 0n || item.currency !== line.currency) return [];
  const twins = itemsOfAmount(index, line).filter((one) => one.id !== item.id);
  const isOwn = (customerId: string): boolean =>
    customerId === item.customerId || evidence.payer.byIban.has(customerId);
  const doubtful = twins.filter(
    (one) =>
      isOwn(one.customerId) &&
      (kind !== 'tail' || endsAlike(one.number, item.number)) &&
      (kind !== 'damaged' || namesAnother(evidence, basis) || isSlipOfAny(evidence.told.runs, one)),
  );
  return doubtful.length === 0 ? [] : [reason('match.veto.twin-amount', { count: doubtful.length + 1 })];
};

const endsAlike = (left: string, right: string): boolean => left.slice(-3) === right.slice(-3);
