import { error, type Finding } from '../finding.ts';
import { currencyDecimals, parseCurrency } from '../money/index.ts';
import { parseFixed } from './amount.ts';
import { compactDay } from './dates.ts';
import { addEntry, closeDraft, newDraft, report, type StatementDraft } from './draft.ts';
import type { ReadOptions, Statement, StatementParser } from './statement.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const unescapeSgml = (text: string): string =>
  text.replaceAll(/&(#\d{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = Number(name.slice(1));
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });

const MAX_VALUE = 10_000;

/**
 * OFX 1 is SGML whose end tags may be missing, OFX 2 is XML: one reader of tags and the text behind them does for
 * both. A value belongs to the last tag opened; only the aggregates below have a meaning here.
 */
export const createOfxParser = (options: ReadOptions = {}): StatementParser => {
  const findings: Finding[] = [];
  const statements: Statement[] = [];
  let rest = '';
  let line = 1;
  let draft: StatementDraft | null = null;
  let fields: Map<string, string> | null = null;
  let inside: 'none' | 'account' | 'entry' | 'balance' = 'none';

  const readEntry = (values: Map<string, string>): void => {
    if (!draft) return;
    const of = (name: string): string => values.get(name) ?? '';
    const posted = compactDay(of('DTPOSTED'));
    // Shown under the last day of the file so that a person can find it; the fault keeps it from being booked.
    const bookedOn = posted ?? draft.to;
    const fault = (code: string, value: string): void =>
      report(
        draft!.findings,
        error(code, { params: { line, value: value.slice(0, 40), id: of('FITID').slice(0, 60) } }),
      );
    if (!posted) fault('bank.entry.date', of('DTPOSTED'));
    if (!bookedOn) return;
    const amount = parseFixed(of('TRNAMT'), currencyDecimals(draft.currency));
    if (!amount) return fault('bank.entry.amount', of('TRNAMT'));
    if (!amount.exact) fault('bank.entry.too-many-decimals', of('TRNAMT'));
    const memo = of('MEMO');
    const name = of('NAME') || of('PAYEE');
    addEntry(
      draft,
      {
        record: draft.count + 1,
        bookedOn,
        valueOn: compactDay(of('DTAVAIL') || of('VALUEDATE')) ?? bookedOn,
        amountMinor: amount.minor,
        currency: draft.currency,
        counterpartyName: name,
        counterpartyIban: '',
        text: memo || name || of('REFNUM'),
        endToEndId: '',
        bankReference: of('FITID'),
        bankCode: of('TRNTYPE'),
        reversal: false,
        booked: true,
      },
      options,
      statements.length,
    );
  };

  const readBalance = (values: Map<string, string>): void => {
    if (!draft) return;
    const amount = parseFixed(values.get('BALAMT') ?? '', currencyDecimals(draft.currency));
    if (amount) draft.closing = { amountMinor: amount.minor, on: compactDay(values.get('DTASOF')) };
    else
      report(
        draft.findings,
        error('bank.balance.unreadable', {
          params: { line, value: values.get('BALAMT')?.slice(0, 40) ?? '' },
        }),
      );
  };

  const open = (name: string): void => {
    if (name === 'STMTRS' || name === 'CCSTMTRS') draft = newDraft(options);
    else if (!draft) return;
    else if (name === 'STMTTRN') [inside, fields] = ['entry', new Map()];
    else if (name === 'LEDGERBAL') [inside, fields] = ['balance', new Map()];
    else if (name === 'BANKACCTFROM' || name === 'CCACCTFROM') [inside, fields] = ['account', new Map()];
  };

  const close = (name: string): void => {
    if (!draft) return;
    if (name === 'STMTRS' || name === 'CCSTMTRS') {
      statements.push(closeDraft(draft));
      draft = null;
      return;
    }
    if (!fields) return;
    if (name === 'STMTTRN' && inside === 'entry') readEntry(fields);
    else if (name === 'LEDGERBAL' && inside === 'balance') readBalance(fields);
    else if (/^(?:BANK|CC)ACCTFROM$/.test(name) && inside === 'account')
      draft.account = fields.get('ACCTID') ?? '';
    else return;
    [inside, fields] = ['none', null];
  };

  const value = (name: string, text: string): void => {
    if (!draft || text === '') return;
    if (fields) {
      if (!fields.has(name)) fields.set(name, text);
    } else if (name === 'DTEND') draft.to = compactDay(text);
    else if (name === 'DTSTART') draft.from = compactDay(text);
    else if (name === 'CURDEF') {
      const currency = parseCurrency(text);
      if (currency) [draft.currency, draft.currencyKnown] = [currency, true];
      else report(draft.findings, error('bank.currency.unknown', { params: { value: text.slice(0, 10) } }));
    }
  };

  const take = (final: boolean): void => {
    let at = 0;
    for (;;) {
      const start = rest.indexOf('<', at);
      const stop = rest.indexOf('>', start + 1);
      if (start < 0 || stop < 0) break;
      const next = rest.indexOf('<', stop + 1);
      // The text behind a tag is whole only when the next tag is in sight.
      if (next < 0 && !final) break;
      const tag = rest
        .slice(start + 1, stop)
        .trim()
        .toUpperCase();
      const text = rest.slice(stop + 1, next < 0 ? rest.length : next);
      if (tag.startsWith('/')) close(tag.slice(1));
      else {
        open(tag);
        value(tag, unescapeSgml(text.slice(0, MAX_VALUE)).replaceAll(/\s+/g, ' ').trim());
      }
      for (
        let eol = rest.indexOf('\n', start);
        eol >= 0 && eol < stop + text.length + 1;
        eol = rest.indexOf('\n', eol + 1)
      )
        line += 1;
      at = next < 0 ? rest.length : next;
    }
    rest = rest.slice(at);
    if (rest.length > 1_000_000) rest = '';
  };

  return {
    feed: (chunk) => {
      rest += chunk;
      take(false);
    },
    end: () => {
      take(true);
      if (draft) report(findings, error('bank.file.truncated'));
      else if (statements.length === 0) report(findings, error('bank.file.no-statement'));
      return { format: 'ofx', statements, findings };
    },
  };
};
