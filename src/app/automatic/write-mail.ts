import type { PlainDate } from '../../core/calendar/index.ts';
import { automaticMailWords } from '../../i18n/automatic-mail.ts';
import { formatDocumentDate } from '../../i18n/format-document.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { DraftNow } from '../dunning/index.ts';
import { writeMessage } from '../messages/index.ts';
import { html, type Html } from '../portal/index.ts';
import { describeLine, writtenMoment, writtenTotal, type Described } from './describe-line.ts';
import { drawMail, mailLink } from './draw-mail.ts';
import { signToken } from '../../shell/signed-token.ts';
import type { AutomaticPorts } from './ports.ts';
import type { Person } from './responsible.ts';
import { companyTime } from './settings.ts';

type ToWrite = {
  readonly announcementId: string;
  readonly person: Person;
  readonly drafts: readonly DraftNow[];
  readonly leavesOn: PlainDate;
  readonly leavesAt: string;
  readonly state: 'announced' | 'stale';
  readonly knownUntil: PlainDate | null;
};

/** A mail is read, not scrolled: the rest is on the page. */
const LINES_SHOWN = 100;

const order = (a: DraftNow, b: DraftNow): number => (a.draft.totalMinor < b.draft.totalMinor ? 1 : -1);

/** To one person, in its language, with its own links. */
export const writeMail = async (context: Context, ports: AutomaticPorts, what: ToWrite): Promise<void> => {
  const { person, drafts, state } = what;
  const { locale } = person;
  const words = automaticMailWords(locale);
  const id = newId();
  const page = new URL(`/a/${signToken(ports.secrets, 'announcement', context.org, id)}`, ports.publicUrl)
    .href;
  const count = drafts.length;
  const { zone } = await companyTime(context);
  const isLeaving = state === 'announced';
  const known = what.knownUntil === null ? null : formatDocumentDate(what.knownUntil, locale, 'long');
  const subject = isLeaving
    ? words.subject(count, formatDocumentDate(what.leavesOn, locale, 'long'))
    : words.staleSubject(count);
  const paragraphs = [
    words.hello(person.name),
    isLeaving
      ? words.intro(
          count,
          writtenMoment(what.leavesOn, what.leavesAt, zone, locale),
          writtenTotal(drafts, locale),
        )
      : words.stale(count, known),
    ...(isLeaving ? [words.checked] : []),
  ];
  const lines = [...drafts]
    .sort(order)
    .slice(0, LINES_SHOWN)
    .map((one) => describeLine(one, locale));
  const more = count > lines.length ? words.more(count - lines.length) : null;
  const letter = {
    locale,
    subject,
    paragraphs,
    lines,
    more,
    page,
    review: new URL('/relances', ports.publicUrl).href,
    isLeaving,
  };
  const messageId = await writeMessage(context, {
    kind: 'announcement',
    partyId: null,
    to: [person.email],
    cc: [],
    subject,
    text: asText(letter),
    html: asHtml(letter),
    attachments: [],
    references: [],
    notBefore: context.now,
  });
  await context.tx
    .insertInto('reminder_announcement_mail')
    .values({
      org_id: context.org,
      id,
      announcement_id: what.announcementId,
      user_id: person.id,
      message_id: messageId,
    })
    .execute();
};

type Letter = {
  readonly locale: 'fr' | 'en';
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly lines: readonly Described[];
  readonly more: string | null;
  readonly page: string;
  readonly review: string;
  /** Otherwise there is nothing to stop. */
  readonly isLeaving: boolean;
};

const acts = ['remove', 'hold', 'level'] as const;
const address = ({ page }: Letter, { draftId }: Described, act: (typeof acts)[number]): string =>
  `${page}/${draftId}#${act}`;

const asText = (letter: Letter): string => {
  const words = automaticMailWords(letter.locale);
  const colon = letter.locale === 'fr' ? '\u00a0:' : ':';
  const lines = letter.lines.map((line) =>
    [
      `${line.customer} – ${line.total}`,
      `${line.step}. ${line.reason}`,
      ...line.invoices.map((invoice) => `  ${invoice}`),
      ...(letter.isLeaving ? acts.map((act) => `  ${words[act]}${colon} ${address(letter, line, act)}`) : []),
    ].join('\n'),
  );
  return [
    ...letter.paragraphs,
    ...lines,
    ...(letter.more === null ? [] : [letter.more]),
    ...(letter.isLeaving ? [`${words.seeAll}${colon} ${letter.page}`] : []),
    `${words.review}${colon} ${letter.review}`,
    words.why,
  ].join('\n\n');
};

const asHtml = (letter: Letter): string => {
  const words = automaticMailWords(letter.locale);
  const row = (line: Described): Html =>
    html`<tr>
      <td style="padding:14px 0;border-top:1px solid #e7e5de;font-size:15px;line-height:22px">
        <strong>${line.customer}</strong> · ${line.step}<br />
        <span style="color:#5d5c56">${line.reason}</span>
        ${line.invoices.map((invoice) => html`<br /><span style="color:#5d5c56">${invoice}</span>`)}
        ${
          letter.isLeaving
            ? html`<br />${acts.map(
                  (act, at) =>
                    html`${at === 0 ? '' : ' · '}${mailLink(words[act], address(letter, line, act))}`,
                )}`
            : null
        }
      </td>
      <td
        style="padding:14px 0 14px 12px;border-top:1px solid #e7e5de;font-size:15px;line-height:22px;text-align:right;vertical-align:top;white-space:nowrap"
      >
        <strong>${line.total}</strong>
      </td>
    </tr>`;
  return drawMail({
    locale: letter.locale,
    subject: letter.subject,
    paragraphs: letter.paragraphs,
    rows: letter.lines.map(row),
    more: letter.more,
    links: html`${letter.isLeaving ? html`${mailLink(words.seeAll, letter.page)} · ` : null}${mailLink(
      words.review,
      letter.review,
    )}`,
    why: words.why,
  });
};
