import { readEvidence, type Evidence } from './evidence.ts';
import { itemsOfAmount, listHypotheses, sumOpen } from './hypotheses.ts';
import type { Hypothesis, MatchDecision, MatchLine, Reason } from './match.ts';
import type { MatchIndex } from './match-index.ts';

const MAX_SHOWN = 3;

const veto = (key: string, params: Reason['params'] = {}): Reason => ({ key, params });

/** What forbids posting without a person, although a reference was read. Precision first: one doubt is enough. */
const vetoesOf = (index: MatchIndex, evidence: Evidence, best: Hypothesis): Reason[] => {
  const vetoes: Reason[] = [];
  const chosen = new Set(best.allocations.map((one) => one.itemId));
  const customers = new Set(best.allocations.map((one) => index.items.get(one.itemId)!.customerId));
  if (evidence.settled.length > 0)
    vetoes.push(veto('match.veto.names-paid-item', { number: evidence.settled[0]! }));
  if (evidence.unknown.length > 0)
    vetoes.push(veto('match.veto.names-unknown-item', { number: evidence.unknown[0]! }));
  const outside = evidence.named.find((item) => !chosen.has(item.id));
  if (outside) vetoes.push(veto('match.veto.names-other-item', { number: outside.number }));
  if (customers.size > 1) vetoes.push(veto('match.veto.several-customers', { count: customers.size }));
  if (evidence.ibanCustomers.size > 0 && ![...customers].some((id) => evidence.ibanCustomers.has(id))) {
    vetoes.push(veto('match.veto.iban-of-other-customer', { customerId: [...evidence.ibanCustomers][0]! }));
  }
  if (best.residualMinor > 0n)
    vetoes.push(veto('match.veto.overpayment', { excessMinor: String(best.residualMinor) }));
  return vetoes;
};

/** Every number named in full, of one customer, adding up to the cent. */
const isExact = (line: MatchLine, evidence: Evidence, best: Hypothesis): boolean => {
  const named = new Set(evidence.named.map((item) => item.id));
  const paid = best.allocations.reduce((sum, one) => sum + one.amountMinor, 0n);
  return (
    best.allocations.every((one) => named.has(one.itemId)) &&
    paid === line.amountMinor &&
    sumOpen(evidence.named) === line.amountMinor
  );
};

/**
 * A shortened reference counts when nothing else could be meant: one item with this tail and this amount, no other
 * open item of this amount, and the payer is its customer by IBAN or by full name.
 */
const isDamagedButSure = (
  line: MatchLine,
  index: MatchIndex,
  evidence: Evidence,
  best: Hypothesis,
): Reason | boolean => {
  if (evidence.named.length > 0 || best.allocations.length !== 1) return false;
  const item = index.items.get(best.allocations[0]!.itemId);
  if (!item || item.openMinor !== line.amountMinor) return false;
  if (!best.reasons.some((one) => one.key === 'match.reference-tail')) return false;
  const twins = itemsOfAmount(index, line).length;
  if (twins > 1) return veto('match.veto.twin-amount', { count: twins });
  return evidence.ibanCustomers.has(item.customerId) || evidence.nameCustomers.get(item.customerId) === 100;
};

/** One line of money in: what it pays, why, and whether that is certain enough to post without asking. */
export const matchLine = (
  line: MatchLine,
  index: MatchIndex,
  settledNumbers: ReadonlySet<string> = new Set(),
): MatchDecision => {
  if (line.amountMinor <= 0n) return { decision: 'none', hypotheses: [], vetoes: [] };
  const evidence = readEvidence(line, index, settledNumbers);
  const all = listHypotheses(line, index, evidence);
  const hypotheses = all.slice(0, MAX_SHOWN);
  const best = hypotheses[0];
  if (!best) {
    const paid = evidence.settled[0];
    return {
      decision: 'none',
      hypotheses,
      vetoes: paid ? [veto('match.veto.names-paid-item', { number: paid })] : [],
    };
  }
  const damaged = isDamagedButSure(line, index, evidence, best);
  const candidate = isExact(line, evidence, best) || damaged === true;
  const vetoes =
    candidate || evidence.named.length > 0 || evidence.settled.length > 0
      ? vetoesOf(index, evidence, best)
      : [];
  if (typeof damaged === 'object') vetoes.push(damaged);
  return { decision: candidate && vetoes.length === 0 ? 'auto' : 'propose', hypotheses, vetoes };
};
