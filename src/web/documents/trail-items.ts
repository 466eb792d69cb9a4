import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locales.ts';
import {
  FileIcon,
  LetterIcon,
  MailIcon,
  MailOpenIcon,
  PhoneIcon,
  WarningIcon,
  type Icon,
} from '../kit/icons.tsx';
import type { TimelineItem } from '../kit/timeline.tsx';
import type { Hue } from '../kit/tone.ts';
import type { Step } from './sending-api.ts';
import type { SendingTexts } from './sending-texts.ts';

const icons: Partial<Record<Step['kind'], Icon>> = {
  queued: MailIcon,
  held: MailIcon,
  sent: MailIcon,
  refused: WarningIcon,
  failed: WarningIcon,
  ambiguous: WarningIcon,
  bounced: WarningIcon,
  delayed: WarningIcon,
  delivered: MailOpenIcon,
  answered: MailIcon,
  page: MailOpenIcon,
  pdf: FileIcon,
  xml: FileIcon,
  'not-received': PhoneIcon,
  printed: LetterIcon,
};
const hues: Partial<Record<Step['kind'], Hue>> = {
  sent: 'blue',
  'resolved-sent': 'blue',
  refused: 'amber',
  ambiguous: 'amber',
  'not-received': 'amber',
  failed: 'red',
  bounced: 'red',
  delayed: 'amber',
  delivered: 'green',
  answered: 'green',
  page: 'green',
  pdf: 'green',
  xml: 'green',
  answer: 'green',
};

/** What a message was before its fate is known goes without saying afterwards. */
const isOver = (step: Step, steps: readonly Step[]): boolean =>
  (step.kind === 'queued' || step.kind === 'held') &&
  steps.some((other) => other !== step && other.messageId === step.messageId && other.kind !== step.kind);

export const isMachine = (step: Step): boolean => step.visit?.certainty === 'machine';

/** Newest first. */
export const trailItems = (steps: readonly Step[], words: SendingTexts, locale: Locale): TimelineItem[] =>
  steps
    .filter((step) => !isOver(step, steps))
    .map((step) => ({
      key: `${step.key}-${step.kind}`,
      title: step.isResend
        ? `${words.steps[step.kind]} (${words.step.resend.toLowerCase()})`
        : words.steps[step.kind],
      at: formatInstant(step.at, locale, 'Europe/Paris'),
      icon: icons[step.kind],
      colour: isMachine(step) ? 'grey' : (hues[step.kind] ?? 'grey'),
      detail: detailOf(step, words, locale),
    }))
    .reverse();

const detailOf = (step: Step, words: SendingTexts, locale: Locale): string => {
  if (step.said !== null) {
    const on = formatDate(plainDate(step.said.on), locale, 'short');
    const said = words.step.said(step.by, words.how[step.said.how], on);
    return [said, step.detail, words.step.resentBy[step.said.resentBy]]
      .filter((text) => text !== '')
      .join(' · ');
  }
  if (step.visit !== null) return words.step[step.visit.certainty];
  const to = step.to.length === 0 ? '' : words.step.to(step.to.join(', '));
  return [to, step.detail, step.kind === 'printed' ? step.by : ''].filter((text) => text !== '').join(' · ');
};
