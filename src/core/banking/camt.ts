import { error, type Finding } from '../finding.ts';
import type { PlainDate } from '../calendar/index.ts';
import { currencyDecimals, parseCurrency, type Currency } from '../money/index.ts';
import { readCamtEntry } from './camt-entry.ts';
import { parseFixed } from './amount.ts';
import { isoDay } from './dates.ts';
import { addEntry, closeDraft, newDraft, report, type StatementDraft } from './draft.ts';
import type { Balance, ReadOptions, Statement, StatementKind, StatementParser } from './statement.ts';
import { child, childText, createXmlReader, type XmlNode } from '../xml/index.ts';
import { XML_CODES } from './xml-codes.ts';

const KINDS: Readonly<Record<string, StatementKind>> = {
  Stmt: 'statement',
  Rpt: 'report',
  Ntfctn: 'notification',
};

type OpenStatement = {
  draft: StatementDraft;
  madeOn: PlainDate | null;
  balances: { code: string; balance: Balance }[];
};

/**
 * ISO 20022: booked opening, else the previous closing. Where a statement is cut into pages, an ITBD ends the first
 * page and begins the next. In a report of the day (camt.052) a single ITBD says how it stands now, beside lines that
 * may be only the latest: it proves nothing there.
 */
const pickBalances = ({ draft, balances }: OpenStatement): void => {
  const first = (code: string): Balance | undefined => balances.find((one) => one.code === code)?.balance;
  const interim = balances.filter((one) => one.code === 'ITBD').map((one) => one.balance);
  const [opening, closing] = [first('OPBD') ?? first('PRCD'), first('CLBD')];
  const isCut = interim.length > 1 || (draft.kind === 'statement' && (opening ?? closing) !== undefined);
  draft.opening = opening ?? (isCut ? (interim[0] ?? null) : null);
  draft.closing = closing ?? (isCut ? (interim.at(-1) ?? null) : null);
};

const readBalance = (node: XmlNode, open: OpenStatement): void => {
  const code = childText(node, 'Tp', 'CdOrPrtry', 'Cd') || childText(node, 'Tp', 'CdOrPrtry', 'Prtry');
  const written = child(node, 'Amt')?.attributes['Ccy'];
  adoptCurrency(open.draft, written);
  const currency = parseCurrency(written ?? '') ?? open.draft.currency;
  if (currency !== open.draft.currency && (code === 'OPBD' || code === 'PRCD' || code === 'CLBD')) {
    report(open.draft.findings, error('bank.balance.other-currency', { params: { code, currency } }));
  }
  const amount = parseFixed(childText(node, 'Amt'), currencyDecimals(currency));
  if (!amount) {
    const params = { value: childText(node, 'Amt').slice(0, 40) };
    return report(open.draft.findings, error('bank.balance.unreadable', { params }));
  }
  const minor = childText(node, 'CdtDbtInd') === 'DBIT' ? -amount.minor : amount.minor;
  const on = isoDay(childText(node, 'Dt', 'Dt') || childText(node, 'Dt', 'DtTm') || childText(node, 'Dt'));
  open.balances.push({
    code,
    balance: { amountMinor: minor, on, ...(currency !== open.draft.currency && { currency }) },
  });
};

const adoptCurrency = (draft: StatementDraft, text: string | undefined): void => {
  if (draft.currencyKnown || !text) return;
  const currency: Currency | null = parseCurrency(text);
  if (currency === null) return;
  draft.currency = currency;
  draft.currencyKnown = true;
};

const readAccount = (node: XmlNode, draft: StatementDraft): void => {
  const account =
    childText(node, 'Id', 'IBAN') ||
    childText(node, 'Id', 'Othr', 'Id') ||
    childText(node, 'Id', 'PrtryAcct', 'Id');
  draft.account = account.replaceAll(/\s/g, '');
  adoptCurrency(draft, childText(node, 'Ccy'));
};

/**
 * camt.052, .053 and .054, versions 001.02 to 001.13, read by local name: banks deviate from the schema more often
 * than they follow it, so validity is no gate (knowledge: three of ten real files fail their own XSD).
 */
export const createCamtParser = (options: ReadOptions = {}): StatementParser => {
  const findings: Finding[] = [];
  const statements: Statement[] = [];
  let format = 'camt';
  let open: OpenStatement | null = null;
  let record = 0;

  const reader = createXmlReader(XML_CODES, {
    open: (name, attributes) => {
      for (const value of Object.values(attributes)) {
        const version = /camt\.05[234]\.001\.\d\d/.exec(value);
        if (version) format = version[0];
      }
      const kind = KINDS[name];
      if (!kind) return 'walk';
      // The currency given from outside is a fallback only: the file's own word wins.
      open = { draft: { ...newDraft(options, kind), currencyKnown: false }, balances: [], madeOn: null };
      return 'keep-children';
    },
    close: (name) => {
      if (open === null || !KINDS[name]) return;
      pickBalances(open);
      if (open.draft.entries.length === 0 && open.draft.count === 0) open.draft.currencyKnown = true;
      statements.push(closeDraft(open.draft));
      open = null;
    },
    tree: (node) => {
      if (open === null) return;
      const { draft } = open;
      if (node.name === 'Id') draft.id = node.text.trim();
      else if (node.name === 'CreDtTm') open.madeOn = isoDay(node.text);
      else if (node.name === 'Acct') readAccount(node, draft);
      else if (node.name === 'Bal') readBalance(node, open);
      else if (node.name === 'Ntry') {
        record += 1;
        adoptCurrency(draft, child(node, 'Amt')?.attributes['Ccy']);
        const read = readCamtEntry(node, draft.currency, open.madeOn, record);
        for (const finding of read.findings) report(draft.findings, finding);
        for (const entry of read.entries) addEntry(draft, entry, options, statements.length);
      }
    },
  });

  return {
    feed: (chunk) => reader.feed(chunk),
    end: () => {
      reader.end();
      findings.push(...reader.findings);
      if (open !== null) report(findings, { code: 'bank.file.truncated', severity: 'error' });
      else if (statements.length === 0 && findings.length === 0) {
        report(findings, { code: 'bank.file.no-statement', severity: 'error' });
      }
      return { format, statements, findings };
    },
  };
};
