import { dueDate, type PaymentTerms, type PlainDate } from '../calendar/index.ts';
import { error, hasErrors, warning, type Finding } from '../finding.ts';
import type { CustomerField } from './fields.ts';
import type { CustomerRecord, DocumentRecord, LineFinding, Reading, RowRef } from './records.ts';
import type { Entry, Registry } from './registry.ts';

export const DEFAULT_TERMS: PaymentTerms = { kind: 'net', days: 30 };

export type TakenDocument = Omit<DocumentRecord, 'dueOn'> & { readonly dueOn: PlainDate };

/**
 * What became of one line. 'take': its customer and document go in. 'pass': nothing to take, and nothing wrong.
 * 'refuse': an error says why.
 */
export type Taken = {
  readonly line: number;
  /** All rows of the file it stands on, where they are several. */
  readonly rows?: readonly RowRef[];
  readonly outcome: 'take' | 'pass' | 'refuse';
  readonly entry: Entry | null;
  /** The line is the first of a customer this file brings. */
  readonly opensCustomer: boolean;
  readonly customer: CustomerRecord | null;
  /** The line tells something about its customer that no line before it told. */
  readonly addsToCustomer: boolean;
  readonly document: TakenDocument | null;
  readonly findings: readonly LineFinding[];
};

export type Intake = { readonly take: (reading: Reading) => Taken };

/** One open piece of one customer; instalments of an invoice share it and differ by due date. */
export const pieceKey = (ref: string, number: string): string => `${ref}\u0000${number.toUpperCase()}`;

type Seen = { readonly line: number; readonly dueOn: PlainDate };

/**
 * Takes the lines of a file one after the other: finds or adds the customer, completes due dates, recognises lines
 * that come twice. The check and the import run the very same intake, so that they cannot disagree.
 */
export const createIntake = (registry: Registry): Intake => {
  const seen = new Map<string, Seen[]>();

  const twice = (entry: Entry, document: TakenDocument, line: number): Finding | null => {
    const key = pieceKey(entry.ref, document.number);
    const before = seen.get(key);
    const same = before?.find((one) => one.dueOn === document.dueOn);
    if (same !== undefined) {
      return error('takeover.twice-in-file', { path: 'number', params: { line: same.line } });
    }
    if (before === undefined) seen.set(key, [{ line, dueOn: document.dueOn }]);
    else before.push({ line, dueOn: document.dueOn });
    return null;
  };

  const refuse = (reading: Reading, findings: LineFinding[]): Taken => ({
    ...placeOf(reading),
    outcome: 'refuse',
    entry: null,
    opensCustomer: false,
    customer: null,
    addsToCustomer: false,
    document: null,
    findings,
  });

  return {
    take: (reading) => {
      const { line, customer } = reading;
      const findings = [...reading.findings];
      const add = (more: readonly Finding[], value = ''): void => {
        for (const one of more) findings.push({ ...one, line, value });
      };
      if (customer === null) return { ...refuse(reading, findings), outcome: 'pass' };
      if (hasErrors(findings)) return refuse(reading, findings);

      const found = registry.find(customer);
      add(found.findings, customer.name);
      if (found.entry === null && customer.name === '') {
        add([error('takeover.name-missing', { path: 'name' })], customer.code);
      }
      if (hasErrors(findings)) return refuse(reading, findings);

      const { document } = reading;
      const terms = customer.terms ?? found.entry?.terms ?? DEFAULT_TERMS;
      const dueOn = document === null ? null : (document.dueOn ?? dueDate(document.issuedOn, terms));
      if (document !== null && document.dueOn === null && document.openMinor !== 0n) {
        add([warning('takeover.due-computed', { path: 'dueOn', params: { date: dueOn ?? '' } })]);
      }
      const taken: TakenDocument | null = document === null ? null : { ...document, dueOn: dueOn! };
      if (taken !== null && found.entry !== null) {
        const again = twice(found.entry, taken, line);
        if (again !== null) {
          add([again], taken.number);
          return refuse(reading, findings);
        }
      }
      const nothingOpen = taken !== null && taken.openMinor === 0n && !isHistory(taken);
      if (nothingOpen) {
        add(
          [warning(taken.paidOn === null ? 'takeover.nothing-open' : 'takeover.paid-credit-note')],
          taken.number,
        );
        return { ...refuse(reading, findings), outcome: 'pass' };
      }
      const entry = found.entry ?? registry.add(customer, DEFAULT_TERMS);
      if (taken !== null && found.entry === null) twice(entry, taken, line);
      return {
        ...placeOf(reading),
        outcome: 'take',
        entry,
        opensCustomer: found.entry === null,
        customer,
        addsToCustomer: noteGiven(entry, customer),
        document: taken,
        findings,
      };
    },
  };
};

const placeOf = ({ line, rows }: Reading): Pick<Taken, 'line' | 'rows'> => ({
  line,
  ...(rows !== undefined && { rows }),
});

/** A paid invoice with the day it was paid tells how its customer pays. */
export const isHistory = (document: DocumentRecord | TakenDocument): boolean =>
  document.openMinor === 0n &&
  document.paidOn !== null &&
  document.kind === 'invoice' &&
  document.totalMinor > 0n;

const noteGiven = (entry: Entry, record: CustomerRecord): boolean => {
  let isNews = false;
  for (const [field, value] of Object.entries(record) as [CustomerField, unknown][]) {
    // Each address is a contact of its own; the rest is told once.
    if (value === '' || value === null || entry.given.has(field)) continue;
    entry.given.add(field);
    isNews = true;
  }
  return isNews;
};
