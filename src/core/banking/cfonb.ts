import { error, type Finding } from '../finding.ts';
import { parseDate, type PlainDate } from '../calendar/index.ts';
import { currencyDecimals, parseCurrency, type Currency } from '../money/index.ts';
import { addEntry, closeDraft, newDraft, report, type StatementDraft } from './draft.ts';
import { createLines } from './lines.ts';
import type { ReadOptions, Statement, StatementEntry, StatementParser } from './statement.ts';

/** Interbank codes of payments that come back: rejected direct debits and returned transfers (CFONB brochure v2.0, 2010). */
const RETURNED = new Set(['10', '12', '27', 'B3', 'B4']);

const SIGNS = '{ABCDEFGHI}JKLMNOPQR';

type Head = {
  account: string;
  currency: string;
  decimals: number;
  day: PlainDate | null;
  minor: bigint | null;
};

/** The last character is a digit and the sign at once (signed overpunch): '{A..I' = +0..9, '}J..R' = -0..9. */
const overpunched = (text: string): bigint | null => {
  const at = SIGNS.indexOf(text.slice(-1));
  if (at < 0 || !/^\d{13}$/.test(text.slice(0, -1))) return null;
  const value = BigInt(`${text.slice(0, -1)}${at % 10}`);
  return at >= 10 ? -value : value;
};

/** In the units of the currency: column 20 says how many decimals the record has. Null: more than the currency knows. */
const inMinor = (head: Head, currency: Currency): bigint | null => {
  if (head.minor === null) return null;
  const missing = currencyDecimals(currency) - head.decimals;
  if (missing >= 0) return head.minor * 10n ** BigInt(missing);
  const divisor = 10n ** BigInt(-missing);
  return head.minor % divisor === 0n ? head.minor / divisor : null;
};

const dayOf = (text: string): PlainDate | null => {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  return match ? parseDate(`${match[1]}/${match[2]}/${match[3]}`, 'dmy') : null;
};

/** Columns are 1-based in the standard: bank 3–7, branch 12–16, currency 17–19, account 22–32, date 35–40, amount 91–104. */
const readHead = (line: string): Head => ({
  account: `${line.slice(2, 7)}${line.slice(11, 16)}${line.slice(21, 32)}`.replaceAll(/\s/g, ''),
  currency: line.slice(16, 19),
  decimals: /\d/.test(line[19] ?? '') ? Number(line[19]) : 2,
  day: dayOf(line.slice(34, 40)),
  minor: overpunched(line.slice(90, 104)),
});

type OpenEntry = { base: StatementEntry; lines: Map<string, string[]> };

/** CFONB 120: 01 old balance, 04 movement, 05 its complements, 07 new balance; one pair 01/07 per account and day. */
export const createCfonbParser = (options: ReadOptions = {}): StatementParser => {
  const findings: Finding[] = [];
  const statements: Statement[] = [];
  let draft: StatementDraft | null = null;
  let entry: OpenEntry | null = null;

  const fault = (code: string, line: number): void => report(findings, error(code, { params: { line } }));

  const flush = (): void => {
    if (!draft || !entry) return;
    const of = (key: string): string => (entry?.lines.get(key) ?? []).join(' ').trim();
    const reversal = RETURNED.has(entry.base.bankCode);
    // A returned direct debit names the customer as its debtor.
    const payer = entry.base.amountMinor >= 0n !== reversal;
    const remittance =
      `${of('LCC')}${of('LC2') ? ` ${of('LC2')}` : ''}` ||
      of('LCS') ||
      of('LIB') ||
      of('REF').slice(0, 35).trim();
    const names = { payer: of('NPY') || of('NPO'), payee: of('NBE') || of('NBU') };
    const endToEnd = of('RCN').slice(0, 35).trim();
    addEntry(
      draft,
      {
        ...entry.base,
        reversal,
        // Some banks name whoever it was in the payer's field, whichever way the money went.
        counterpartyName: payer ? names.payer || names.payee : names.payee || names.payer,
        counterpartyIban: payer ? of('CPY') : of('CBE'),
        text: remittance === '' ? entry.base.text : remittance,
        endToEndId: endToEnd === 'NOTPROVIDED' ? '' : endToEnd,
      },
      options,
      statements.length,
    );
    entry = null;
  };

  const open = (head: Head, line: number): void => {
    if (draft) {
      fault('bank.cfonb.unclosed', line);
      flush();
    }
    entry = null;
    draft = null;
    const currency = parseCurrency(head.currency);
    const minor = currency === null ? null : inMinor(head, currency);
    if (!head.day || minor === null || !currency) return fault('bank.cfonb.bad-record', line);
    draft = { ...newDraft(options), account: head.account, currency, currencyKnown: true };
    draft.opening = { amountMinor: minor, on: head.day };
  };

  const movement = (text: string, head: Head, line: number): void => {
    flush();
    if (!draft) return fault('bank.cfonb.outside', line);
    if (!head.day) return fault('bank.entry.date', line);
    const minor = inMinor(head, draft.currency);
    if (minor === null) return fault('bank.entry.amount', line);
    if (parseCurrency(head.currency) !== draft.currency)
      report(
        draft.findings,
        error('bank.entry.other-currency', { params: { line, currency: head.currency.slice(0, 3) } }),
      );
    const reference = text.slice(81, 88).trim();
    entry = {
      lines: new Map(),
      base: {
        record: line,
        bookedOn: head.day,
        valueOn: dayOf(text.slice(42, 48)) ?? head.day,
        amountMinor: minor,
        currency: draft.currency,
        counterpartyName: '',
        counterpartyIban: '',
        text: text.slice(48, 79).replaceAll(/\s+/g, ' ').trim(),
        endToEndId: '',
        bankReference: /^0*$/.test(reference) ? '' : `${text.slice(104, 120).trim()}${reference}`,
        bankCode: text.slice(32, 34),
        reversal: false,
        booked: true,
      },
    };
  };

  const close = (head: Head, line: number): void => {
    flush();
    if (!draft) return fault('bank.cfonb.close-without-open', line);
    const minor = inMinor(head, draft.currency);
    if (minor === null) return fault('bank.cfonb.bad-record', line);
    draft.closing = { amountMinor: minor, on: head.day };
    statements.push(closeDraft(draft));
    draft = null;
  };

  const lines = createLines((text, line) => {
    if (text.trim() === '') return;
    const kind = text.slice(0, 2);
    if (kind === '05') {
      if (!entry) return fault('bank.cfonb.complement-without-entry', line);
      const qualifier = text.slice(45, 48);
      const kept = entry.lines.get(qualifier) ?? [];
      entry.lines.set(qualifier, [...kept.slice(0, 20), text.slice(48, 118).trimEnd()]);
    } else if (kind === '01') open(readHead(text), line);
    else if (kind === '04') movement(text, readHead(text), line);
    else if (kind === '07') close(readHead(text), line);
    else fault('bank.cfonb.unknown-record', line);
  });

  return {
    feed: lines.feed,
    end: () => {
      lines.end();
      flush();
      if (draft) report(findings, error('bank.file.truncated'));
      if (statements.length === 0 && findings.length === 0) report(findings, error('bank.file.no-statement'));
      return { format: 'cfonb120', statements, findings };
    },
  };
};
