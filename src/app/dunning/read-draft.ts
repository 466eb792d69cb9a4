import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { daysBetween, type PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import { isAside, isOff, repeatsStep, withStep, type DraftItem } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { draftClaim, printedClaim } from './charges.ts';
import { attachmentsFor, readInvoiceFiles } from './attachments.ts';
import { composeReminder, readersOf, recipientsOf } from './compose-reminder.ts';
import { readCorrespondent } from './correspondent.ts';
import type { dunningContract } from './contract.ts';
import { draftRow, leavingTimes } from './draft-row.ts';
import { readSurroundings } from './draft-surroundings.ts';
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
export const signerOf = (context: Context, kept: KeptDraft): Promise<SenderSignature | null> =>
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
