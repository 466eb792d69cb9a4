import { texts } from '../../../i18n/catalogue.ts';
import type { HandOverFile } from '../../../i18n/hand-over-file.ts';
import type { HandOverPieces } from '../../../i18n/hand-over-pieces.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { decimal } from '../../receivables/index.ts';
import type { Evidence } from './read-evidence.ts';
import { amount, day, number, sheetOf, words, type Sheet } from './sheet.ts';

/** The tables of what was sent and said, each under the name of its file; an empty one is left out of the archive. */
export const evidenceSheets = (
  evidence: Evidence,
  { columns: c, letterHanded }: HandOverFile,
  { columns: more, slip }: HandOverPieces,
  locale: Locale,
): Record<
  | 'proofs'
  | 'visits'
  | 'calls'
  | 'promises'
  | 'plans'
  | 'disputes'
  | 'replies'
  | 'acknowledgements'
  | 'mails',
  Sheet
> => {
  const all = texts(locale);
  const step = (code: string): string => all.dunning.steps[code] ?? code;
  const outcomes: Record<string, string> = all.dunningScreens.call.outcomes;
  const replyKinds: Record<string, string> = all.portalReplies.kinds;
  const fates = all.letterProofs.outcomes;
  const mailKinds: Record<string, string> = all.inbox.kinds;
  const planStates: Record<string, string> = all.paymentPlans.states;
  const partStates: Record<string, string> = all.paymentPlans.parts;
  const messages = new Map(evidence.messages.map((message) => [message.messageId, message]));
  return {
    // When each message and letter was handed over, to whom, and what the other side answered.
    proofs: sheetOf(
      [
        ...evidence.events.flatMap(({ at, messageId, kind, detail }) => {
          const message = messages.get(messageId);
          if (message === undefined) return [];
          const recipients = [...message.to, ...message.cc].join(', ');
          return [{ at, subject: message.subject, recipients, messageId, kind, detail }];
        }),
        ...evidence.letters.flatMap(({ handedOn, stepCode, address, sha256, events, ...given }) => {
          const sent = { subject: step(stepCode), recipients: address.join(', '), messageId: null };
          const { trackingNumber, outcome, outcomeOn } = given;
          return [
            { ...sent, at: handedOn, kind: letterHanded, detail: sha256 },
            ...(trackingNumber === null
              ? []
              : [{ ...sent, at: handedOn, kind: slip, detail: trackingNumber }]),
            ...events.map((event) => ({ ...sent, ...event })),
            ...(outcome === null
              ? []
              : [{ ...sent, at: outcomeOn, kind: fates[outcome], detail: trackingNumber ?? '' }]),
          ];
        }),
      ],
      [
        words(c.at, (one) => one.at),
        words(c.subject, (one) => one.subject),
        words(c.recipients, (one) => one.recipients),
        words(c.messageId, (one) => one.messageId),
        words(c.event, (one) => one.kind),
        words(c.detail, (one) => one.detail),
      ],
    ),
    visits: sheetOf(evidence.visits, [
      words(c.at, (one) => one.at),
      words(c.what, (one) => one.what),
      words(c.certainty, (one) => one.certainty),
      words(c.ip, (one) => one.ip),
    ]),
    calls: sheetOf(evidence.calls, [
      day(c.on, (one) => one.on),
      words(c.step, (one) => step(one.stepCode)),
      words(c.outcome, ({ outcome }) => (outcome === null ? null : (outcomes[outcome] ?? outcome))),
      words(c.note, (one) => one.note),
      words(c.by, (one) => one.by),
    ]),
    promises: sheetOf(evidence.promises, [
      day(c.on, (one) => one.on),
      day(c.due, (one) => one.dueOn),
      amount(c.amount, (one) => decimal(one.amountMinor, one.currency)),
      words(c.currency, (one) => one.currency),
      words(c.state, (one) => one.state),
      words(c.note, (one) => one.note),
      words(c.by, (one) => one.by),
    ]),
    plans: sheetOf(
      evidence.plans.flatMap((plan) =>
        plan.instalments.map((part, at) => ({ plan, part, position: at + 1 })),
      ),
      [
        words(c.at, ({ plan }) => plan.recordedAt),
        words(c.state, ({ plan }) => planStates[plan.state] ?? plan.state),
        number(more.position, ({ position }) => String(position)),
        day(c.due, ({ part }) => part.dueOn),
        amount(c.amount, ({ plan, part }) => decimal(part.amountMinor, plan.currency)),
        amount(more.received, ({ plan, part }) => decimal(part.receivedMinor, plan.currency)),
        words(c.currency, ({ plan }) => plan.currency),
        words(c.outcome, ({ part }) => partStates[part.state] ?? part.state),
        words(c.invoice, ({ plan }) => plan.items.map((item) => item.number).join(', ')),
        words(c.note, ({ plan }) => plan.note),
        words(c.by, ({ plan }) => [plan.recordedBy, plan.decidedBy].filter((one) => one !== '').join(' → ')),
      ],
    ),
    disputes: sheetOf(evidence.disputes, [
      words(c.invoice, (one) => one.number),
      day(c.on, (one) => one.on),
      day(c.closed, (one) => one.closedOn),
      amount(c.amount, (one) => decimal(one.amountMinor, one.currency)),
      words(c.currency, (one) => one.currency),
      words(c.note, (one) => one.reason),
      words(c.by, (one) => one.by),
    ]),
    replies: sheetOf(evidence.replies, [
      words(c.at, (one) => one.at),
      words(c.kind, (one) => replyKinds[one.kind] ?? one.kind),
      words(c.invoice, (one) => one.numbers.join(', ')),
      words(c.name, (one) => one.name),
      amount(c.amount, ({ amountMinor, currency }) =>
        amountMinor === null ? null : decimal(amountMinor, currency),
      ),
      words(c.currency, (one) => one.currency),
      day(c.due, (one) => one.on),
      words(c.note, (one) => [one.note, one.email].filter((part) => part !== '').join(' ')),
      words(c.ip, (one) => one.ip),
    ]),
    // Word for word in the PDF beside it.
    acknowledgements: sheetOf(evidence.acknowledgements, [
      words(c.at, (one) => one.at),
      day(c.on, (one) => one.on),
      words(c.name, (one) => one.name),
      words(more.email, (one) => one.email),
      words(c.invoice, (one) => one.numbers.join(', ')),
      amount(c.amount, (one) => decimal(one.totalMinor, one.currency)),
      words(c.currency, (one) => one.currency),
      words(more.wordsDigest, (one) => one.wordsSha256),
      words(c.ip, (one) => one.ip),
    ]),
    mails: sheetOf(evidence.mails, [
      words(c.at, (one) => one.at),
      words(c.kind, (one) => mailKinds[one.kind] ?? one.kind),
      words(more.sender, (one) => one.sender),
      words(c.subject, (one) => one.subject),
      words(c.messageId, (one) => one.messageId),
      words(more.answers, (one) => one.answers),
      words(more.digest, (one) => one.sha256),
    ]),
  };
};
