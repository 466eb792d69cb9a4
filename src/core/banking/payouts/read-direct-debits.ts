import { isoDay } from '../dates.ts';
import { accepted, error, type Finding, type Result } from '../../finding.ts';
import { EUR, parseAmount, parseCurrency } from '../../money/index.ts';
import { child, childText, childrenOf, readXmlTree, type XmlNode } from '../../xml/index.ts';
import { XML_CODES } from '../xml-codes.ts';
import type { Payout, PayoutPart } from './read-payouts.ts';

/**
 * Direct debits as they were handed to the bank (ISO 20022 pain.008, any version): one batch per block of payments, proved by
 * its number of transactions and its control sum.
 */
export const readDirectDebits = (text: string): Result<Payout[]> => {
  const tree = readXmlTree(text, XML_CODES);
  if (!tree.ok) return tree;
  const file = child(tree.value.root, 'CstmrDrctDbtInitn');
  if (file === undefined) return { ok: false, findings: [error('payouts.not-direct-debits')] };
  const messageId = childText(file, 'GrpHdr', 'MsgId');
  const batches = childrenOf(file, 'PmtInf').map((block) => readBlock(block, messageId));
  const findings = batches.flatMap((one) => (Array.isArray(one) ? one : []));
  findings.push(...unproved(child(file, 'GrpHdr'), batches, messageId));
  if (findings.length > 0) return { ok: false, findings };
  return accepted(batches.filter((one): one is Payout => !Array.isArray(one)));
};

const readBlock = (block: XmlNode, messageId: string): Payout | Finding[] => {
  const reference = childText(block, 'PmtInfId') || messageId;
  const transactions = childrenOf(block, 'DrctDbtTxInf');
  const currencies = new Set(transactions.map((one) => child(one, 'InstdAmt')?.attributes['Ccy'] ?? 'EUR'));
  const currency = parseCurrency([...currencies][0] ?? 'EUR') ?? EUR;
  const expectedOn = isoDay(childText(block, 'ReqdColltnDt'));
  const parts: PayoutPart[] = [];
  for (const [at, one] of transactions.entries()) {
    const written = childText(one, 'InstdAmt');
    const amount = parseAmount(written, currency, { decimal: '.' });
    if (!amount.ok || amount.minor <= 0n || currencies.size > 1)
      return [error('payouts.amount', { params: { line: at + 1, value: written.slice(0, 40) } })];
    const endToEnd = childText(one, 'PmtId', 'EndToEndId');
    parts.push({
      line: at + 1,
      kind: 'charge',
      id: endToEnd,
      originalId: '',
      happenedOn: expectedOn,
      grossMinor: amount.minor,
      feeMinor: 0n,
      vatMinor: 0n,
      number: endToEnd,
      label: childrenOf(child(one, 'RmtInf'), 'Ustrd')
        .map((text) => text.text.trim())
        .join(' '),
      name: childText(one, 'Dbtr', 'Nm'),
    });
  }
  const total = parts.reduce((sum, part) => sum + part.grossMinor, 0n);
  const batch: Payout = {
    kind: 'direct_debit',
    reference,
    provider: '',
    expectedOn,
    currency,
    parts,
    grossMinor: total,
    feeMinor: 0n,
    vatMinor: 0n,
    netMinor: total,
  };
  const wrong = unproved(block, [batch], reference);
  return wrong.length > 0 ? wrong : batch;
};

/** What a heading counts and adds up, against what stands below it. */
const unproved = (
  heading: XmlNode | undefined,
  batches: readonly (Payout | Finding[])[],
  reference: string,
): Finding[] => {
  const known = batches.filter((one): one is Payout => !Array.isArray(one));
  if (known.length < batches.length) return [];
  const count = known.reduce((sum, one) => sum + one.parts.length, 0);
  const total = known.reduce((sum, one) => sum + one.grossMinor, 0n);
  const [told, sum] = [childText(heading, 'NbOfTxs'), childText(heading, 'CtrlSum')];
  if (told !== '' && Number(told) !== count)
    return [error('payouts.debits-count', { params: { reference, told, count } })];
  const currency = known[0]?.currency ?? EUR;
  const control = sum === '' ? null : parseAmount(sum, currency, { decimal: '.' });
  if (control !== null && (!control.ok || control.minor !== total)) {
    const params = { reference, told: sum, totalMinor: String(total), currency };
    return [error('payouts.debits-total', { params })];
  }
  return count === 0 ? [error('payouts.empty')] : [];
};
