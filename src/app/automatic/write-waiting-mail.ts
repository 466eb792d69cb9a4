import { automaticMailWords } from '../../i18n/automatic-mail.ts';
import { formatDocumentDate } from '../../i18n/format-document.ts';
import type { Context } from '../../shell/http/context.ts';
import { writeMessage } from '../messages/index.ts';
import { html } from '../portal/index.ts';
import { drawMail, mailLink } from './draw-mail.ts';
import type { AutomaticPorts } from './ports.ts';
import type { Person } from './responsible.ts';
import type { Waiting } from './tell-waiting.ts';

/** A mail is read, not scrolled: the rest is on the screen. */
const LINES_SHOWN = 50;

type ToWrite = {
  readonly person: Person;
  readonly waiting: readonly Waiting[];
  /** The link leads to the answers of this person's customers alone. */
  readonly isOwn: boolean;
};

/** To one person, in its language: whose answers nobody has read, since when, and where to read them. */
export const writeWaitingMail = async (
  context: Context,
  { publicUrl }: Pick<AutomaticPorts, 'publicUrl'>,
  { person, waiting, isOwn }: ToWrite,
): Promise<void> => {
  const { locale } = person;
  const all = automaticMailWords(locale);
  const words = all.waiting;
  const page = new URL(isOwn ? '/clients/reponses?mine=yes' : '/clients/reponses', publicUrl).href;
  const lines = waiting.slice(0, LINES_SHOWN).map(({ customers, since, isMail }) => ({
    customer: customers.map(({ name }) => name).join(words.or),
    came: words.came(formatDocumentDate(since, locale, 'long'), isMail),
  }));
  const left = waiting.length - lines.length;
  const more = left > 0 ? words.more(left) : null;
  const subject = words.subject(waiting.length, lines[0]?.customer ?? '');
  const paragraphs = [all.hello(person.name), words.intro(waiting.length)];
  const why = isOwn ? words.whyOwn : words.why;
  const colon = locale === 'fr' ? '\u00a0:' : ':';
  await writeMessage(context, {
    kind: 'announcement',
    partyId: null,
    to: [person.email],
    cc: [],
    subject,
    text: [
      ...paragraphs,
      lines.map(({ customer, came }) => `${customer} – ${came}`).join('\n'),
      ...(more === null ? [] : [more]),
      `${words.read}${colon} ${page}`,
      why,
    ].join('\n\n'),
    html: drawMail({
      locale,
      subject,
      paragraphs,
      rows: lines.map(
        ({ customer, came }) =>
          html`<tr>
            <td style="padding:14px 0;border-top:1px solid #e7e5de;font-size:15px;line-height:22px">
              <strong>${customer}</strong><br />
              <span style="color:#5d5c56">${came}</span>
            </td>
          </tr>`,
      ),
      more,
      links: mailLink(words.read, page),
      why,
    }),
    attachments: [],
    references: [],
    notBefore: context.now,
  });
};
