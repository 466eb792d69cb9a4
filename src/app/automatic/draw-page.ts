import { addBusinessDays } from '../../core/calendar/index.ts';
import { automaticMailWords } from '../../i18n/automatic-mail.ts';
import type { Context } from '../../shell/http/context.ts';
import type { HtmlPage } from '../../shell/http/pages.ts';
import { draftsNow, type DraftNow } from '../dunning/index.ts';
import { readOrganization } from '../organization/index.ts';
import { html, layout, type Html } from '../portal/index.ts';
import { describeLine, stepName, writtenMoment } from './describe-line.ts';
import type { ClosedDoor, Opened } from './open-door.ts';
import { companyTime, readSettings } from './settings.ts';
import { isTold, readLines, type Line } from './store.ts';

type Shown = { readonly line: Line; readonly now: DraftNow };

const readShown = async (context: Context, { announcementId, person }: Opened): Promise<Shown[]> => {
  const lines = (await readLines(context, announcementId)).filter((line) => isTold(line, person.id));
  const now = new Map(
    (
      await draftsNow(
        context,
        lines.map(({ draftId }) => draftId),
      )
    ).map((one) => [one.kept.id, one]),
  );
  return lines
    .flatMap((line) => {
      const found = now.get(line.draftId);
      return found === undefined ? [] : [{ line, now: found }];
    })
    .sort((a, b) => (a.now.draft.totalMinor < b.now.draft.totalMinor ? 1 : -1));
};

/** Still to come, and nobody has stopped it. */
const isLeaving = ({ state }: Opened, { line, now }: Shown): boolean =>
  state === 'announced' && line.outcome === null && now.kept.state === 'proposed' && now.live !== 'withdrawn';

const isRestorable = ({ state }: Opened, { now }: Shown): boolean =>
  state === 'announced' && now.kept.state === 'removed';

const stateOf = (opened: Opened, shown: Shown): string => {
  const { states } = automaticMailWords(opened.person.locale).page;
  const { line, now } = shown;
  if (isLeaving(opened, shown)) return states.waiting;
  if (now.kept.state === 'removed') return states.removed(now.kept.removal?.by ?? '');
  if (line.outcome === 'removed') return states.removed('');
  if (line.outcome !== null) return states[line.outcome];
  return now.kept.state === 'proposed' || now.kept.state === 'withdrawn' ? states.settled : states['by-hand'];
};

/** All lines of an announcement; each leads to what may be decided of it. `here`: the address of this page. */
export const drawList = async (context: Context, opened: Opened, here: string): Promise<HtmlPage> => {
  const { locale } = opened.person;
  const words = automaticMailWords(locale).page;
  const shown = await readShown(context, opened);
  const leaving = shown.filter((one) => isLeaving(opened, one)).length;
  const rows = shown.map((one) => {
    const told = describeLine(one.now, locale);
    return html`<tr>
      <td>
        <a href="${here}/${told.draftId}">${told.customer}</a><small>${told.step}. ${told.reason}</small
        ><small>${stateOf(opened, one)}</small>
      </td>
      <td class="end">${told.total}</td>
    </tr>`;
  });
  return frame(
    context,
    opened,
    html`<section class="card" aria-labelledby="title">
      <h1 id="title">${words.title}</h1>
      <p>${await summary(context, opened, leaving)}</p>
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </section>`,
  );
};

const summary = async (context: Context, opened: Opened, leaving: number): Promise<string> => {
  const { locale } = opened.person;
  const words = automaticMailWords(locale).page;
  if (opened.state !== 'announced') return words.ended;
  const { suspended } = await readSettings(context);
  if (suspended !== null) return words.suspended(suspended.by);
  const { zone } = await companyTime(context);
  const at = writtenMoment(opened.leavesOn, opened.leavesAt, zone, locale);
  return leaving === 0 ? words.none(at) : words.leaves(leaving, at);
};

/** One line and its forms. Nothing happens but by one of them. Null: it is not of this announcement. */
export const drawLine = async (
  context: Context,
  opened: Opened,
  draftId: string,
  { list, notice }: { list: string; notice: string | null },
): Promise<HtmlPage | null> => {
  const { locale } = opened.person;
  const words = automaticMailWords(locale).page;
  const one = (await readShown(context, opened)).find(({ line }) => line.draftId === draftId);
  if (one === undefined) return null;
  const told = describeLine(one.now, locale);
  const post = (act: string, body: Html): Html =>
    html`<form method="post" action="${list}/${draftId}">
      <input type="hidden" name="act" value="${act}" />
      <input type="hidden" name="version" value="${String(one.now.kept.version)}" />
      ${body}
    </form>`;
  const button = (label: string, main = false): Html =>
    html`<div class="actions"><button class="${main ? 'button main' : 'button'}">${label}</button></div>`;
  return frame(
    context,
    opened,
    html`${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
      <section class="card" aria-labelledby="title">
        <div class="head">
          <div>
            <h1 id="title">${told.customer}</h1>
            <p class="dim">${told.step}. ${told.reason}</p>
          </div>
          <p class="badge">${stateOf(opened, one)}</p>
        </div>
        <p class="amount">${told.total}</p>
        ${told.invoices.map((invoice) => html`<p class="when">${invoice}</p>`)}
      </section>
      ${isLeaving(opened, one) ? forms(context, one.now, { post, button, locale }) : null}
      ${
        isRestorable(opened, one)
          ? html`<section class="card" aria-labelledby="restore">
              <h2 id="restore">${words.restoreTitle}</h2>
              <p>${words.restoreText}</p>
              ${post('restore', button(words.restore, true))}
            </section>`
          : null
      }
      <p><a class="quiet" href="${list}">${words.back}</a></p>`,
  );
};

type Making = {
  readonly post: (act: string, body: Html) => Html;
  readonly button: (label: string, main?: boolean) => Html;
  readonly locale: 'fr' | 'en';
};

const WEEK = 5;

const forms = (context: Context, { draft, steps }: DraftNow, { post, button, locale }: Making): Html => {
  const { remove } = automaticMailWords(locale);
  const words = automaticMailWords(locale).page;
  const option = (code: string, label: string): Html =>
    code === draft.stepCode
      ? html`<option value="${code}" selected>${label}</option>`
      : html`<option value="${code}">${label}</option>`;
  return html`<section class="card" id="remove" aria-labelledby="remove-title">
      <h2 id="remove-title">${words.removeTitle}</h2>
      <p>${words.removeText}</p>
      ${post('remove', button(remove, true))}
    </section>
    <section class="card" id="hold" aria-labelledby="hold-title">
      <h2 id="hold-title">${words.holdTitle}</h2>
      <p>${words.holdText}</p>
      ${post(
        'hold',
        html`<label for="until">${words.until}</label>
          <input
            id="until"
            name="until"
            type="date"
            required
            min="${addBusinessDays(context.today, 1)}"
            value="${addBusinessDays(context.today, WEEK)}"
          />
          ${button(words.holdDo)}`,
      )}
    </section>
    <section class="card" id="level" aria-labelledby="level-title">
      <h2 id="level-title">${words.levelTitle}</h2>
      <p>${words.levelText}</p>
      ${post(
        'level',
        html`<label for="step">${words.level}</label>
          <select id="step" name="step">
            ${steps
              .filter((step) => step.kind !== 'call')
              .map((step) => option(step.code, stepName({ stepCode: step.code, kind: step.kind }, locale)))}
          </select>
          ${button(words.levelDo)}`,
      )}
    </section>`;
};

const frame = async (context: Context, { person }: Opened, main: Html): Promise<HtmlPage> => {
  const company = await readOrganization(context);
  const words = automaticMailWords(person.locale).page;
  return layout({
    language: person.locale,
    title: `${words.title} – ${company.name}`,
    status: 200,
    header: html`<p class="name">${company.name}</p>
      <p class="dim">${person.name}</p>`,
    main,
    footer: null,
  });
};

const STATUS: Readonly<Record<ClosedDoor, number>> = { unknown: 404, expired: 410, forbidden: 403 };

export const closedDoor = (door: ClosedDoor, locale: 'fr' | 'en'): HtmlPage => {
  const { title, text } = automaticMailWords(locale).page.doors[door];
  return layout({
    language: locale,
    title,
    status: STATUS[door],
    header: null,
    main: html`<div class="calm">
      <div class="card">
        <h1>${title}</h1>
        <p>${text}</p>
        <div class="actions"><a class="button main" href="/relances">Encaisse</a></div>
      </div>
    </div>`,
    footer: null,
  });
};
