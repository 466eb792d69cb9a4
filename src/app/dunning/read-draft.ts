import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { daysBetween, type PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import { isAside, isOff, repeatsStep, withStep, type DraftItem } from '../../core/dunning/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { readFile } from '../files/index.ts';
import { draftClaim, printedClaim } from './charges.ts';
import { attachmentsFor, readInvoiceFiles } from './attachments.ts';
import { composeReminder, readersOf, recipientsOf } from './compose-reminder.ts';
import { readCorrespondent } from './correspondent.ts';
import type { dunningContract } from './contract.ts';
import { draftRow, leavingTimes } from './draft-row.ts';
import { expectedGains } from './expected-gains.ts';
import { liveDrafts, type LiveDraft } from './live.ts';
import type { DunningPorts } from './ports.ts';
import { readSignatureOf, userOf, type SenderSignature } from './signatures.ts';
import { readDrafts, type KeptDraft } from './store/drafts.ts';
import { readPolicies } from './store/policies.ts';

export type DraftDetail = OutputOf<typeof dunningContract.draft>['draft'];

export const keptDraft = async (context: Context, id: string): Promise<KeptDraft> => {
  const [kept] = await readDrafts(context, sql`d.id = ${id}`);
  if (kept === undefined) throw new Problem('record.not-found');
  return kept;
};

/** What stands in the way of sending it, beside its text. */
const PROBLEMS: Readonly<Record<string, string>> = {
  letter: 'dunning.letter-refused',
  'under-way': 'dunning.under-way',
  refused: 'dunning.not-sendable',
};

export const readDraft = async (
  context: Context,
  id: string,
  ports: Pick<DunningPorts, 'accounts' | 'openings'> = {},
): Promise<DraftDetail> => {
  const kept = await keptDraft(context, id);
  const policies = await readPolicies(context);
  const [live] = await liveDrafts(context, [kept], { policies });
  if (live === undefined) throw new Error('a draft without facts');
  const isOpen = kept.state === 'proposed' || kept.state === 'removed';
  const draft = isOpen ? live.draft : kept.draft;
  const correspondent = await readCorrespondent(context, draft.customerId);
  const claim = isOpen ? await draftClaim(context, draft, live.policy) : await printedClaim(context, kept.id);
  const [reader] = recipientsOf(kept, draft);
  const account =
    reader === undefined ? null : ((await ports.accounts?.look(context, draft.customerId, reader)) ?? null);
  const { files, tooLarge } =
    draft.kind === 'call' ? { files: [], tooLarge: [] } : await readInvoiceFiles(context, draft, live.policy);
  const opening = (await ports.openings?.look(context, readersOf(kept, draft))) ?? null;
  const composed = composeReminder(kept, draft, live, claim, correspondent, {
    account,
    sender: await signerOf(context, kept),
    opening,
    tooLarge,
  });
  const leaving = await leavingTimes(context, [kept]);
  const gains = await expectedGains(context, [kept]);
  const row = draftRow(
    kept,
    kept.state === 'proposed' ? live : null,
    leaving.get(id) ?? null,
    context.today,
    gains.get(id) ?? null,
  );
  const problem = PROBLEMS[kept.problem];
  const findings: Finding[] = [...composed.findings, ...(problem === undefined ? [] : [error(problem)])];
  return {
    ...row,
    items: itemLines(
      kept,
      live,
      isOpen,
      files,
      earlier(context.today, draft.sendOn),
      await doubtfulItems(context, draft.customerId),
    ),
    credits: draft.credits.map((credit) => ({ ...credit, minor: credit.minor.toString() })),
    upcoming: draft.upcoming.map((item) => ({ ...item, openMinor: item.openMinor.toString() })),
    itemsMinor: draft.itemsMinor.toString(),
    creditsMinor: draft.creditsMinor.toString(),
    sendOn: draft.sendOn,
    deadlineOn: draft.deadlineOn,
    nextStep: draft.nextStep,
    steps: stepChoices(live),
    mail:
      composed.mail === null
        ? null
        : {
            to: composed.mail.to,
            cc: composed.mail.cc,
            subject: composed.mail.subject,
            body: composed.mail.body,
            text: composed.mail.text,
            html: composed.mail.html,
            pictures: composed.mail.pictures,
          },
    letter:
      composed.letter === null
        ? null
        : {
            title: composed.letter.title,
            body: composed.letter.body,
            address: composed.letter.address,
          },
    attachments: [
      ...(composed.letter === null
        ? []
        : [{ name: `${kept.customerCode}-${draft.sendOn}.pdf`, kind: 'letter' as const, sha256: null }]),
      ...(composed.mail !== null && attachmentsFor(draft, live.policy).statement
        ? [{ name: `${kept.customerCode} ${context.today}.pdf`, kind: 'statement' as const, sha256: null }]
        : []),
      ...files.map((file) => ({ name: file.name, kind: 'invoice' as const, sha256: file.sha256 })),
    ],
    tooLarge: composed.mail === null ? [] : tooLarge,
    contacts: correspondent.contacts.map(({ language: _language, ...contact }) => contact),
    ...(await readSurroundings(context, draft.customerId)),
    findings,
  };
};

/** Fixed at approval; before it, whoever looks is taken for who approves. */
const signerOf = (context: Context, kept: KeptDraft): Promise<SenderSignature | null> =>
  kept.state === 'proposed' || kept.state === 'removed'
    ? readSignatureOf(context, userOf(context))
    : Promise.resolve(kept.signature);

type Files = Awaited<ReturnType<typeof readInvoiceFiles>>['files'];

/** Delays are counted as in the list of invoices; those of a message that has left, on the day it left. */
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);

const doubtfulItems = async (context: Context, partyId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select m.item_id as id from doubtful_mark m join open_item i on i.org_id = m.org_id and i.id = m.item_id
    where m.org_id = ${context.org} and m.lifted_on is null and i.party_id = ${partyId}`.execute(context.tx);
  return new Set(rows.map((row) => row.id));
};

const itemLines = (
  kept: KeptDraft,
  live: LiveDraft,
  isOpen: boolean,
  files: Files,
  countedOn: PlainDate,
  doubtful: ReadonlySet<string>,
): DraftDetail['items'] => {
  const gone = new Map(isOpen ? live.dropped.map((one) => [one.itemId, one.code]) : []);
  const now = new Map(isOpen ? live.draft.items.map((item) => [item.itemId, item]) : []);
  const line = (item: DraftItem, isDropped: boolean): DraftDetail['items'][number] => {
    const shown = now.get(item.itemId) ?? item;
    const file = files.find((one) => one.itemId === item.itemId);
    return {
      itemId: item.itemId,
      number: item.number,
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      daysLate: daysBetween(item.dueOn, countedOn),
      amountMinor: item.amountMinor.toString(),
      openMinor: shown.openMinor.toString(),
      stepCode: shown.stepCode,
      advances: item.advances,
      isDropped,
      goneCode: gone.get(item.itemId) ?? null,
      invoiceId: file?.invoiceId ?? null,
      pdfSha256: file?.sha256 ?? null,
      isDoubtful: doubtful.has(item.itemId),
    };
  };
  return [
    ...kept.draft.items.map((item) => line(item, false)),
    ...kept.droppedItems.map((item) => line(item, true)),
  ];
};

/** Before the due date there is one thing to say; after it, anything from a first reminder to a formal notice. */
const stepChoices = ({ draft, policy, facts }: LiveDraft): DraftDetail['steps'] =>
  policy.steps
    .filter(
      (step) =>
        step.code === draft.stepCode ||
        (draft.kind !== 'pre-due' &&
          step.kind !== 'pre-due' &&
          !isOff(step) &&
          !isAside(step) &&
          !repeatsStep(draft, step.code, policy, facts)),
    )
    .map((step) => ({
      code: step.code,
      kind: step.kind,
      channel: step.channel,
      isPossible: withStep(draft, step.code, policy, facts) !== null,
    }));

const readSurroundings = async (
  context: Context,
  partyId: string,
): Promise<Pick<DraftDetail, 'history' | 'holds' | 'promises'>> => {
  type Channel = DraftDetail['channel'];
  const history = await sql<{
    reserved_on: PlainDate;
    step_code: string;
    channel: string;
    state: string;
    note: string;
    outbound_id: string | null;
    numbers: string[] | null;
  }>`
    select a.reserved_on, a.step_code, a.channel, a.state, a.note, a.outbound_id,
      (select array_agg(i.number order by i.due_on) from reminder_attempt_item ai
        join open_item i on i.org_id = ai.org_id and i.id = ai.item_id
        where ai.org_id = a.org_id and ai.attempt_id = a.id) as numbers
    from reminder_attempt a
    where a.org_id = ${context.org} and a.party_id = ${partyId} and a.state <> 'cancelled'
    order by a.id desc limit 10`.execute(context.tx);
  const holds = await sql<{ id: string; item_id: string | null; reason: string; until_on: PlainDate | null }>`
    select id, item_id, reason, until_on from hold
    where org_id = ${context.org} and party_id = ${partyId} and lifted_at is null
      and (until_on is null or until_on >= ${context.today}::date) order by id`.execute(context.tx);
  const promises = await sql<{
    id: string;
    amount_minor: bigint;
    currency: string;
    due_on: PlainDate;
    state: string;
    note: string;
  }>`
    select id, amount_minor, currency, due_on, state, note from promise_to_pay
    where org_id = ${context.org} and party_id = ${partyId} and state <> 'withdrawn'
    order by due_on desc limit 10`.execute(context.tx);
  return {
    history: history.rows.map((row) => ({
      on: row.reserved_on,
      stepCode: row.step_code,
      channel: row.channel as Channel,
      state: row.state,
      numbers: row.numbers ?? [],
      note: row.note,
      messageId: row.outbound_id,
    })),
    holds: holds.rows.map((row) => ({
      id: row.id,
      itemId: row.item_id,
      reason: row.reason,
      untilOn: row.until_on,
    })),
    promises: promises.rows.map((row) => ({
      id: row.id,
      amountMinor: row.amount_minor.toString(),
      currency: row.currency,
      dueOn: row.due_on,
      state: row.state,
      note: row.note,
    })),
  };
};

/** The letter: as it was kept once handed over, as it would be before. */
export const readLetter = async (
  context: Context,
  ports: Pick<DunningPorts, 'renderer'>,
  id: string,
): Promise<Download> => {
  const kept = await keptDraft(context, id);
  const sent = await context.tx
    .selectFrom('reminder_attempt')
    .select('letter_sha256')
    .where('org_id', '=', context.org)
    .where('draft_id', '=', id)
    .where('state', 'in', ['reserved', 'handed', 'accepted', 'ambiguous', 'failed'])
    .where('letter_sha256', 'is not', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const name = `${kept.customerCode}-${kept.draft.sendOn}.pdf`;
  if (sent !== undefined && sent.letter_sha256 !== null && kept.state !== 'proposed') {
    const { bytes } = await readFile(context, sent.letter_sha256);
    return { name, mediaType: 'application/pdf', body: bytes, inline: true };
  }
  const [live] = await liveDrafts(context, [kept]);
  if (live === undefined) throw new Error('a draft without facts');
  const { draft } = live;
  const { letter } = composeReminder(
    kept,
    draft,
    live,
    await draftClaim(context, draft, live.policy),
    await readCorrespondent(context, draft.customerId),
    { account: null, sender: await signerOf(context, kept), opening: null },
  );
  if (letter === null) throw new Problem('record.not-found');
  const body = await ports.renderer.render({
    layout: 'reminder',
    data: letter.job.data,
    qr: letter.job.qr,
    createdAt: context.now,
  });
  return { name, mediaType: 'application/pdf', body, inline: true };
};
