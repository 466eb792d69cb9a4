import { daysBetween } from '../../calendar/index.ts';
import { isBalanced, type Batch, type BatchHypothesis, type BatchIndex, type BatchKind } from './batch.ts';
import type { Claims } from './claims.ts';
import type { Evidence } from './evidence.ts';
import { findParts } from './find-parts.ts';
import { reason, type MatchLine, type Reason, type ReasonKey } from './match.ts';
import { amountKey, type MatchIndex } from './match-index.ts';
import { compactNumber, nameTokens, normaliseText } from './normalise.ts';
import { scoreOf, WEIGHT } from './weights.ts';

/** What a line says of batches: explanations, best first, and what forbids the best one without a person. */
export type BatchEvidence = {
  readonly hypotheses: readonly BatchHypothesis[];
  readonly vetoes: readonly Reason[];
};

type Known = { readonly index: MatchIndex; readonly batches: BatchIndex; readonly claims: Claims };

/** By reference in the text or end-to-end id, else by the net amount near the day it is expected. */
export const matchBatches = (line: MatchLine, known: Known, evidence: Evidence): BatchEvidence => {
  const { batches } = known;
  if (batches.batches.size === 0) return NOTHING;
  const named = namedBatches(line, batches);
  const fitting = named.filter((batch) => isOpen(batch) && fits(batch, line));
  if (named.length > 0 && fitting.length === 0) return { hypotheses: [], vetoes: [whyNot(named, line)] };
  const found = fitting.length > 0 ? fitting : byAmount(line, batches);
  const isNamed = fitting.length > 0;
  const weighed = found
    .map((batch) => weighBatch(batch, line, known, isNamed))
    .toSorted((a, b) => b.hypothesis.points - a.hypothesis.points);
  const [best] = weighed;
  if (best === undefined) return NOTHING;
  const vetoes = [...best.vetoes, ...ofText(best, evidence)];
  if (weighed.length > 1) vetoes.unshift(reason('match.veto.batch-twin', { count: weighed.length }));
  if (!isNamed) vetoes.push(...unlessCertain(best.batch, line, known, evidence));
  return { hypotheses: weighed.slice(0, 3).map((one) => one.hypothesis), vetoes };
};

const NOTHING: BatchEvidence = { hypotheses: [], vetoes: [] };

const isOpen = (batch: Batch): boolean => batch.state === 'open';
const fits = (batch: Batch, line: MatchLine): boolean =>
  batch.netMinor === line.amountMinor && batch.currency === line.currency;

/** A reference this short says nothing, unless it is the whole end-to-end id. */
const LEAST_SIGNS = 5;
const MOST_PIECES = 5;

const namedBatches = (line: MatchLine, { batches, byReference }: BatchIndex): Batch[] => {
  const found = new Set<string>();
  const pieces = piecesOf(line.text);
  const whole = piecesOf(line.endToEndId).join('');
  for (const id of byReference.get(whole) ?? []) found.add(id);
  for (let from = 0; from < pieces.length; from += 1) {
    let joined = '';
    for (const piece of pieces.slice(from, from + MOST_PIECES)) {
      joined += piece;
      if (joined.length < LEAST_SIGNS) continue;
      for (const id of byReference.get(joined) ?? []) found.add(id);
    }
  }
  return [...found].map((id) => batches.get(id)!);
};

const piecesOf = (text: string): string[] =>
  normaliseText(text)
    .split(/[^A-Z0-9]+/)
    .filter((piece) => piece !== '');

/** The batch that is named cannot be this line: why, for the person who sees the line waiting. */
const whyNot = (named: readonly Batch[], line: MatchLine): Reason => {
  const batch = named.find(isOpen) ?? named[0]!;
  const params = { reference: batch.references[0] ?? '' };
  if (batch.state === 'settled') return reason('match.veto.batch-settled', params);
  if (batch.state === 'reversed') return reason('match.veto.batch-reversed', params);
  if (batch.currency !== line.currency)
    return reason('match.veto.batch-currency', { ...params, currency: batch.currency });
  return reason('match.veto.batch-amount', { ...params, netMinor: String(batch.netMinor) });
};

/** Days after the expected one, and before it, in which its money may be booked. */
const LATE_DAYS = 7;
const EARLY_DAYS = 1;

/** Null: no day is known on one side. */
const daysLate = (batch: Batch, line: MatchLine): number | null =>
  batch.expectedOn === null || line.bookedOn === undefined
    ? null
    : daysBetween(batch.expectedOn, line.bookedOn);

const byAmount = (line: MatchLine, { batches, byAmount: index }: BatchIndex): Batch[] =>
  [...(index.get(amountKey(line.currency, line.amountMinor)) ?? [])]
    .map((id) => batches.get(id)!)
    .filter((batch) => {
      const late = daysLate(batch, line);
      return isOpen(batch) && (late === null || (late >= -EARLY_DAYS && late <= LATE_DAYS));
    });

type Weighed = { batch: Batch; hypothesis: BatchHypothesis; vetoes: readonly Reason[] };

const weighBatch = (batch: Batch, line: MatchLine, known: Known, isNamed: boolean): Weighed => {
  const parts = findParts(batch, known.index);
  const late = daysLate(batch, line);
  const isOnTime = late !== null && late >= -EARLY_DAYS && late <= LATE_DAYS;
  const speaks = soundsLike(batch, line);
  const reference = batch.references[0] ?? '';
  const points =
    WEIGHT.batchAmount +
    (isNamed ? WEIGHT.exact : 0) +
    (isOnTime ? WEIGHT.batchDay : 0) +
    (speaks ? WEIGHT.batchWords : 0);
  const reasons = [
    reason(KIND_REASON[batch.kind], { reference, count: batch.parts.length }),
    ...(isNamed ? [reason('match.batch-reference', { reference })] : []),
    reason('match.amount-equal'),
    ...(isOnTime && !isNamed ? [reason('match.batch-day')] : []),
    ...(batch.feeMinor > 0n ? [reason('match.batch-fee', { feeMinor: String(batch.feeMinor) })] : []),
  ];
  const vetoes = [...parts.vetoes];
  if (!isBalanced(batch)) vetoes.unshift(reason('match.veto.batch-unbalanced', { reference }));
  const claim = known.claims.get(batch.id);
  if (claim === 'named' || (claim === 'guessed' && !isNamed))
    vetoes.push(reason('match.veto.batch-claimed', { reference }));
  const hypothesis: BatchHypothesis = {
    kind: 'batch',
    batchId: batch.id,
    batchKind: batch.kind,
    isNamed,
    allocations: parts.allocations,
    feeMinor: batch.feeMinor,
    points,
    score: scoreOf(points),
    reasons,
  };
  return { batch, hypothesis, vetoes };
};

const KIND_REASON: Readonly<Record<BatchKind, ReasonKey>> = {
  payout: 'match.batch-payout',
  cheque_deposit: 'match.batch-cheques',
  direct_debit: 'match.batch-debits',
  bill_remittance: 'match.batch-bills',
};

/** How a bank writes money of this kind. */
const WORDS: Readonly<Record<BatchKind, RegExp>> = {
  payout: /\b(?:PAYOUT|PSP|REMISE CB|REM CB|REMISE CARTES?)\b/,
  cheque_deposit: /\b(?:REMISE|REM|BORDEREAU|DEPOT)\b.*\b(?:CHQ|CHEQUES?)\b/,
  direct_debit: /\b(?:REMISE|REM|ORDRE)\b.*\b(?:PRLV|PRELEVEMENTS?|SDD)\b/,
  bill_remittance: /\b(?:LCR|BOR|EFFETS?)\b/,
};

const soundsLike = (batch: Batch, line: MatchLine): boolean => {
  const text = normaliseText(`${line.counterpartyName} ${line.text}`);
  const payer = nameTokens(batch.payer ?? '');
  const words = new Set(text.split(/[^A-Z0-9]+/));
  return WORDS[batch.kind].test(text) || (payer.length > 0 && payer.every((word) => words.has(word)));
};

/** Numbers of invoices that are not in the batch. */
const ofText = ({ batch, hypothesis }: Weighed, { told }: Evidence): Reason[] => {
  const inside = new Set(hypothesis.allocations.map((one) => one.itemId));
  const written = new Set(batch.parts.map((part) => compactNumber(part.number ?? '')));
  const outside = told.named.find((item) => !inside.has(item.id) && !written.has(compactNumber(item.number)));
  return outside === undefined ? [] : [reason('match.veto.names-other-item', { number: outside.number })];
};

/** Without its reference: the day is known and right, the text sounds like it, and no invoice has that amount. */
const unlessCertain = (batch: Batch, line: MatchLine, { index }: Known, { told }: Evidence): Reason[] => {
  const late = daysLate(batch, line);
  const isOther =
    told.named.length + told.unknown.length + told.settled.size > 0 ||
    index.byAmount.get(amountKey(line.currency, line.amountMinor)) !== undefined;
  return late === null || !soundsLike(batch, line) || isOther ? [reason('match.veto.batch-amount-only')] : [];
};
