import type { ClaimLine } from '../../../core/payments/index.ts';
import { EUR } from '../../../core/money/index.ts';
import { texts } from '../../../i18n/catalogue.ts';
import type { HandOverFile } from '../../../i18n/hand-over-file.ts';
import type { Column, OutputRow } from '../../../shell/tabular/index.ts';
import { decimal } from '../../receivables/index.ts';
import type { Case } from './read-case.ts';

export type Table = { readonly columns: readonly Column[]; readonly rows: readonly OutputRow[] };
type Locale = 'fr' | 'en';

const text = (header: string): Column => ({ header, kind: 'text' });
const date = (header: string): Column => ({ header, kind: 'date' });
const amount = (header: string): Column => ({ header, kind: 'amount' });
const number = (header: string): Column => ({ header, kind: 'number' });

/** The computation, one element a line: its amounts add up to the claim. */
export const claimTable = (found: Case, t: HandOverFile): Table => {
  const c = t.columns;
  const e = t.elements;
  const none = [null, null, null, null, null] as const;
  return {
    columns: [
      text(c.invoice),
      text(c.element),
      date(c.from),
      date(c.to),
      amount(c.base),
      number(c.rate),
      number(c.days),
      amount(c.amount),
      text(c.currency),
    ],
    rows: [
      ...found.items.map((item): OutputRow => [
        item.number,
        e.principal,
        ...none,
        decimal(item.openMinor, item.currency),
        item.currency,
      ]),
      ...found.credits.map((credit): OutputRow => [
        credit.number,
        e.credit,
        ...none,
        decimal(-credit.openMinor, credit.currency),
        credit.currency,
      ]),
      ...found.lines.flatMap((line) => chargeRows(line, t)),
    ],
  };
};

const chargeRows = (line: ClaimLine, t: HandOverFile): OutputRow[] => {
  const e = t.elements;
  const plain = (element: string, minor: bigint, currency: string): OutputRow => [
    line.number,
    element,
    null,
    null,
    null,
    null,
    null,
    decimal(minor, currency),
    currency,
  ];
  return [
    ...line.slices.map((slice): OutputRow => [
      line.number,
      e.interest,
      slice.from,
      slice.to,
      decimal(slice.baseMinor, line.currency),
      slice.percent,
      String(slice.days),
      decimal(slice.interestMinor, line.currency),
      line.currency,
    ]),
    ...(line.settledMinor === 0n ? [] : [plain(e.settled, -line.settledMinor, line.currency)]),
    ...(line.indemnityMinor === 0n ? [] : [plain(e.indemnity, line.indemnityMinor, EUR)]),
  ];
};

/** When each message and letter was handed over, to whom, and what the other side answered. */
export const proofTable = ({ evidence }: Case, t: HandOverFile, locale: Locale): Table => {
  const c = t.columns;
  const steps = texts(locale).dunning.steps;
  const bySubject = new Map(evidence.messages.map((message) => [message.messageId, message]));
  return {
    columns: [
      text(c.at),
      text(c.subject),
      text(c.recipients),
      text(c.messageId),
      text(c.event),
      text(c.detail),
    ],
    rows: [
      ...evidence.events.flatMap((event): OutputRow[] => {
        const message = bySubject.get(event.messageId);
        if (message === undefined) return [];
        const recipients = [...message.to, ...message.cc].join(', ');
        return [[event.at, message.subject, recipients, event.messageId, event.kind, event.detail]];
      }),
      ...evidence.letters.map((letter): OutputRow => [
        letter.handedOn ?? letter.on,
        steps[letter.stepCode] ?? letter.stepCode,
        letter.address.join(', '),
        null,
        t.letterHanded,
        letter.sha256,
      ]),
    ],
  };
};

export const visitTable = ({ evidence }: Case, t: HandOverFile): Table => ({
  columns: [text(t.columns.at), text(t.columns.what), text(t.columns.certainty), text(t.columns.ip)],
  rows: evidence.visits.map((visit): OutputRow => [visit.at, visit.what, visit.certainty, visit.ip]),
});

export const callTable = ({ evidence }: Case, t: HandOverFile, locale: Locale): Table => {
  const words = texts(locale);
  const outcomes: Record<string, string> = words.dunningScreens.call.outcomes;
  return {
    columns: [
      date(t.columns.on),
      text(t.columns.step),
      text(t.columns.outcome),
      text(t.columns.note),
      text(t.columns.by),
    ],
    rows: evidence.calls.map((call): OutputRow => [
      call.on,
      words.dunning.steps[call.stepCode] ?? call.stepCode,
      call.outcome === null ? null : (outcomes[call.outcome] ?? call.outcome),
      call.note,
      call.by,
    ]),
  };
};

export const promiseTable = ({ evidence }: Case, t: HandOverFile): Table => ({
  columns: [
    date(t.columns.on),
    date(t.columns.due),
    amount(t.columns.amount),
    text(t.columns.currency),
    text(t.columns.state),
    text(t.columns.note),
    text(t.columns.by),
  ],
  rows: evidence.promises.map((one): OutputRow => [
    one.on,
    one.dueOn,
    decimal(one.amountMinor, one.currency),
    one.currency,
    one.state,
    one.note,
    one.by,
  ]),
});

export const disputeTable = ({ evidence }: Case, t: HandOverFile): Table => ({
  columns: [
    text(t.columns.invoice),
    date(t.columns.on),
    date(t.columns.closed),
    amount(t.columns.amount),
    text(t.columns.currency),
    text(t.columns.note),
    text(t.columns.by),
  ],
  rows: evidence.disputes.map((one): OutputRow => [
    one.number,
    one.on,
    one.closedOn,
    decimal(one.amountMinor, one.currency),
    one.currency,
    one.reason,
    one.by,
  ]),
});

export const replyTable = ({ evidence }: Case, t: HandOverFile, locale: Locale): Table => {
  const kinds: Record<string, string> = texts(locale).portalReplies.kinds;
  return {
    columns: [
      text(t.columns.at),
      text(t.columns.kind),
      text(t.columns.invoice),
      text(t.columns.name),
      amount(t.columns.amount),
      text(t.columns.currency),
      date(t.columns.due),
      text(t.columns.note),
      text(t.columns.ip),
    ],
    rows: evidence.replies.map((one): OutputRow => [
      one.at,
      kinds[one.kind] ?? one.kind,
      one.number,
      one.name,
      one.amountMinor === null ? null : decimal(one.amountMinor, one.currency),
      one.currency,
      one.on,
      [one.note, one.email].filter((part) => part !== '').join(' '),
      one.ip,
    ]),
  };
};
