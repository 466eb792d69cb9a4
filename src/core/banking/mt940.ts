import { error, type Finding } from '../finding.ts';
import { currencyDecimals, parseCurrency } from '../money/index.ts';
import { parseFixed } from './amount.ts';
import { addEntry, closeDraft, newDraft, report, type StatementDraft } from './draft.ts';
import { createLines } from './lines.ts';
import { readSwiftDetails, readSwiftLine, swiftDay, type SwiftLine } from './mt940-entry.ts';
import type { Balance, ReadOptions, Statement, StatementParser } from './statement.ts';

type Field = { tag: string; body: string; line: number };
type OpenEntry = { swift: SwiftLine; minor: bigint; details: string; supplement: string; line: number };

const MAX_FIELD = 100_000;

/** MT940 and MT942, with or without the SWIFT envelope, several statements in one file. */
export const createMt940Parser = (options: ReadOptions = {}): StatementParser => {
  const findings: Finding[] = [];
  const statements: Statement[] = [];
  let draft: StatementDraft | null = null;
  let field: Field | null = null;
  let entry: OpenEntry | null = null;
  let closed = false;

  const flushEntry = (): void => {
    if (!draft || !entry) return;
    const { swift } = entry;
    const details = readSwiftDetails(entry.details);
    const reference = /^NONREF$/i.test(swift.bankReference) ? '' : swift.bankReference;
    const customer = /^(NONREF|NOTPROVIDED)$/i.test(swift.customerReference) ? '' : swift.customerReference;
    addEntry(
      draft,
      {
        record: entry.line,
        bookedOn: swift.bookedOn,
        valueOn: swift.valueOn,
        amountMinor: entry.minor,
        currency: draft.currency,
        counterpartyName: details.name,
        counterpartyIban: details.iban,
        text: details.text || entry.supplement || customer,
        endToEndId: details.endToEndId || customer,
        bankReference: reference,
        bankCode: swift.code,
        reversal: swift.reversal,
        booked: true,
      },
      options,
      statements.length,
    );
    entry = null;
  };

  const finish = (): void => {
    flushEntry();
    if (draft) statements.push(closeDraft(draft));
    draft = null;
    closed = false;
  };

  const readBalance = (one: StatementDraft, body: string, line: number): Balance | null => {
    const match = /^\s*([CD])(\d{6})([A-Z]{3})?\s*(\d*[.,]?\d*)/.exec(body);
    const currency = parseCurrency(match?.[3] ?? '');
    if (currency && !one.currencyKnown) [one.currency, one.currencyKnown] = [currency, true];
    const amount = match ? parseFixed(match[4]!, currencyDecimals(one.currency)) : null;
    if (match?.[3] && currency === null) {
      report(one.findings, error('bank.currency.unknown', { params: { line, value: match[3] } }));
      return null;
    }
    if (!match || !amount) {
      report(one.findings, error('bank.balance.unreadable', { params: { line, value: body.slice(0, 40) } }));
      return null;
    }
    return { amountMinor: match[1] === 'D' ? -amount.minor : amount.minor, on: swiftDay(match[2]!) };
  };

  const readEntry = (one: StatementDraft, { body, line }: Field): void => {
    const swift = readSwiftLine(body);
    if (typeof swift === 'string') {
      const code = swift === 'date' ? 'bank.entry.date' : 'bank.entry.unreadable';
      return report(one.findings, error(code, { params: { line, value: body.slice(0, 40) } }));
    }
    const amount = parseFixed(swift.amount, currencyDecimals(one.currency));
    if (!amount)
      return report(
        one.findings,
        error('bank.entry.amount', { params: { line, value: swift.amount.slice(0, 40) } }),
      );
    if (!amount.exact)
      report(one.findings, error('bank.entry.too-many-decimals', { params: { line, value: swift.amount } }));
    const supplement = body.split('\n').slice(1).join(' ').trim();
    entry = { swift, minor: swift.negative ? -amount.minor : amount.minor, details: '', supplement, line };
  };

  const take = (one: Field): void => {
    if (one.tag === '20') {
      finish();
      draft = { ...newDraft(options), currencyKnown: false, id: one.body.split('\n')[0]!.trim() };
      return;
    }
    if (!draft) return;
    if (one.tag === '86') {
      if (entry) entry.details += (entry.details === '' ? '' : '\n') + one.body;
      return;
    }
    flushEntry();
    if (one.tag === '25' || one.tag === '25P') draft.account = one.body.split('\n')[0]!.trim();
    else if (one.tag === '60F' || one.tag === '60M') draft.opening ??= readBalance(draft, one.body, one.line);
    else if (one.tag === '62F' || one.tag === '62M') {
      draft.closing = readBalance(draft, one.body, one.line);
      closed = true;
    } else if (one.tag === '34F') {
      const currency = parseCurrency(one.body.trim().slice(0, 3));
      if (currency && !draft.currencyKnown) [draft.currency, draft.currencyKnown] = [currency, true];
    } else if (one.tag === '61' && !closed) readEntry(draft, one);
  };

  const lines = createLines((text, line) => {
    const tag = /^:(\d\d[A-Z]?):/.exec(text) ?? /\{4:\s*:(\d\d[A-Z]?):/.exec(text);
    const isEnd = /^-(?:\}|$|XXX)/.test(text);
    if (tag || isEnd) {
      if (field) take(field);
      field = tag ? { tag: tag[1]!, body: text.slice(tag.index + tag[0].length), line } : null;
    } else if (field && field.body.length < MAX_FIELD) field.body += `\n${text}`;
  });

  return {
    feed: lines.feed,
    end: () => {
      lines.end();
      if (field) take(field);
      finish();
      if (statements.length === 0) report(findings, error('bank.file.no-statement'));
      return { format: 'mt940', statements, findings };
    },
  };
};
