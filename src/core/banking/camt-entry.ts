import type { Finding } from '../finding.ts';
import type { PlainDate } from '../calendar/index.ts';
import { currencyDecimals, parseCurrency, type Currency } from '../money/index.ts';
import { parseFixed } from './amount.ts';
import { isoDay } from './dates.ts';
import type { StatementEntry } from './statement.ts';
import { child, childrenOf, childText, type XmlNode } from '../xml/index.ts';

type Read = { entries: StatementEntry[]; findings: Finding[] };
type Details = Pick<
  StatementEntry,
  'counterpartyName' | 'counterpartyIban' | 'text' | 'endToEndId' | 'bankReference' | 'bankCode' | 'reversal'
>;

/** Party names moved between versions: Nm (.02), Pty/Nm (.08), Agt when a bank pays for itself. */
const partyName = (node: XmlNode | undefined): string =>
  childText(node, 'Nm') || childText(node, 'Pty', 'Nm') || childText(node, 'Agt', 'FinInstnId', 'Nm');

const accountOf = (node: XmlNode | undefined): string =>
  (childText(node, 'Id', 'IBAN') || childText(node, 'Id', 'Othr', 'Id')).replaceAll(/\s/g, '');

const given = (id: string): string => (/^NOT\s?PROVIDED$/i.test(id) || id === 'NONREF' ? '' : id);

const bankCodeOf = (node: XmlNode | undefined): string => {
  const domain = child(node, 'BkTxCd', 'Domn');
  const parts = [
    childText(domain, 'Cd'),
    childText(domain, 'Fmly', 'Cd'),
    childText(domain, 'Fmly', 'SubFmlyCd'),
  ];
  return parts.filter((part) => part !== '').join('/') || childText(node, 'BkTxCd', 'Prtry', 'Cd');
};

const remittance = (transaction: XmlNode): string => {
  const information = child(transaction, 'RmtInf');
  const structured = childrenOf(information, 'Strd').flatMap((one) => [
    childText(one, 'CdtrRefInf', 'Ref'),
    ...childrenOf(one, 'RfrdDocInf').map((document) => childText(document, 'Nb')),
  ]);
  const free = childrenOf(information, 'Ustrd').map((one) => one.text.trim());
  const words = [...free, ...structured].filter((word) => word !== '');
  return words.join(' ') || childText(transaction, 'AddtlTxInf');
};

/** For money in, the payer; for money out, the payee. A reversal keeps the roles of the original payment. */
const detailsOf = (transaction: XmlNode | undefined, entry: XmlNode, credit: boolean): Details => {
  const reversal = childText(entry, 'RvslInd') === 'true' || child(transaction, 'RtrInf') !== undefined;
  const role = credit === (childText(entry, 'RvslInd') === 'true') ? 'Cdtr' : 'Dbtr';
  const parties = child(transaction, 'RltdPties');
  const fallback = childText(entry, 'AddtlNtryInf');
  return {
    counterpartyName: partyName(child(parties, role)) || partyName(child(parties, `Ultmt${role}`)),
    counterpartyIban: accountOf(child(parties, `${role}Acct`)),
    text: (transaction && remittance(transaction)) || fallback,
    endToEndId: given(childText(transaction, 'Refs', 'EndToEndId')),
    bankReference: given(childText(entry, 'AcctSvcrRef') || childText(transaction, 'Refs', 'AcctSvcrRef')),
    bankCode: bankCodeOf(entry) || bankCodeOf(transaction),
    reversal,
  };
};

const amountNode = (transaction: XmlNode): XmlNode | undefined =>
  child(transaction, 'Amt') ?? child(transaction, 'AmtDtls', 'TxAmt', 'Amt');

/** Signed amounts of the transactions of a batch, or null when one is missing, foreign or unreadable. */
const batchAmounts = (transactions: XmlNode[], currency: Currency, sign: string): bigint[] | null => {
  const amounts: bigint[] = [];
  for (const transaction of transactions) {
    const node = amountNode(transaction);
    const read = parseFixed(node?.text ?? '', currencyDecimals(currency));
    if (!node || !read?.exact || (node.attributes['Ccy'] ?? currency) !== currency) return null;
    amounts.push((childText(transaction, 'CdtDbtInd') || sign) === 'DBIT' ? -read.minor : read.minor);
  }
  return amounts;
};

const refuse = (record: number, code: string, value: string): Read => ({
  entries: [],
  findings: [{ code, severity: 'error', params: { record, value: value.slice(0, 40) } }],
});

/** One Ntry: one entry, or one per transaction when the batch adds up to it to the cent. */
export const readCamtEntry = (
  entry: XmlNode,
  fallbackCurrency: Currency,
  fallbackDay: PlainDate | null,
  record: number,
): Read => {
  const findings: Finding[] = [];
  const amountText = childText(entry, 'Amt');
  const currency = parseCurrency(child(entry, 'Amt')?.attributes['Ccy'] ?? '') ?? fallbackCurrency;
  const amount = parseFixed(amountText, currencyDecimals(currency));
  if (!amount || amount.minor < 0n) return refuse(record, 'bank.entry.amount', amountText);
  if (!amount.exact) {
    findings.push({
      code: 'bank.entry.too-many-decimals',
      severity: 'error',
      params: { record, value: amountText.slice(0, 40), currency },
    });
  }
  if (currency !== fallbackCurrency) {
    findings.push({ code: 'bank.entry.other-currency', severity: 'error', params: { record, currency } });
  }
  const sign = childText(entry, 'CdtDbtInd');
  if (sign !== 'CRDT' && sign !== 'DBIT') return refuse(record, 'bank.entry.sign', sign);
  const day = (name: string) => isoDay(childText(entry, name, 'Dt') || childText(entry, name, 'DtTm'));
  // Notifications may leave the day out: that of the message stands in.
  const bookedOn = day('BookgDt') ?? day('ValDt') ?? fallbackDay;
  if (bookedOn === null) return refuse(record, 'bank.entry.date', childText(entry, 'BookgDt', 'Dt'));
  const status = childText(entry, 'Sts', 'Cd') || childText(entry, 'Sts') || 'BOOK';
  const common = {
    record,
    bookedOn,
    valueOn: day('ValDt') ?? bookedOn,
    currency,
    booked: status === 'BOOK',
  };
  const total = sign === 'DBIT' ? -amount.minor : amount.minor;
  const transactions = childrenOf(entry, 'NtryDtls').flatMap((one) => childrenOf(one, 'TxDtls'));
  if (transactions.length > 1) {
    const parts = batchAmounts(transactions, currency, sign);
    if (parts && parts.reduce((sum, part) => sum + part, 0n) === total) {
      const entries = transactions.map((transaction, at) => ({
        ...common,
        amountMinor: parts[at]!,
        ...detailsOf(transaction, entry, parts[at]! >= 0n),
      }));
      return { entries, findings };
    }
    findings.push({
      code: 'bank.entry.batch-not-split',
      severity: 'warning',
      params: { record, count: transactions.length },
    });
    const texts = transactions
      .slice(0, 50)
      .map(remittance)
      .filter((text) => text !== '');
    const details = detailsOf(undefined, entry, total >= 0n);
    return {
      entries: [{ ...common, amountMinor: total, ...details, text: texts.join(' · ') || details.text }],
      findings,
    };
  }
  return {
    entries: [{ ...common, amountMinor: total, ...detailsOf(transactions[0], entry, total >= 0n) }],
    findings,
  };
};
