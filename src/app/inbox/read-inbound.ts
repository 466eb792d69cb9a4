import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { mentionedNumbers } from '../../core/replies/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { readFile } from '../files/index.ts';
import type { inboxContract } from './contract.ts';
import { findByNumbers } from './find-thread.ts';
import type { KeptPart } from './keep-parts.ts';
import { readRow } from './list.ts';
import type { WireProposal } from './wire-proposals.ts';

export type InboundDetail = OutputOf<typeof inboxContract.read>;

const fetchInbound = async (context: Context, id: string) => {
  const row = await context.tx
    .selectFrom('inbound_message')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return row;
};

export const readInbound = async (context: Context, id: string): Promise<InboundDetail> => {
  const row = await fetchInbound(context, id);
  const acts = await context.tx
    .selectFrom('inbound_act')
    .select(['kind', 'recorded_by', 'recorded_at'])
    .where('org_id', '=', context.org)
    .where('message_id', '=', id)
    .orderBy('id')
    .execute();
  const said = `${row.subject}\n${row.body_text}`;
  return {
    ...(await readRow(context, id)),
    text: row.body_text,
    quoted: row.quoted_text,
    remark: row.remark as InboundDetail['remark'],
    size: Number(row.size),
    hasSource: row.raw_sha256 !== null,
    attachments: (row.attachments as unknown as KeptPart[]).map(({ sha256, name, size }) => ({
      sha256,
      name,
      size,
    })),
    foundBy: row.found_by as InboundDetail['foundBy'],
    // A mail taken in before shares were read has none.
    proposals: (row.proposals as unknown as WireProposal[]).map((one) => ({
      ...one,
      share: one.share ?? null,
    })),
    acts: acts.map((one) => ({
      kind: one.kind as InboundDetail['acts'][number]['kind'],
      by: one.recorded_by,
      at: one.recorded_at,
    })),
    answers: row.outbound_id === null ? null : await answered(context, row.outbound_id),
    items:
      row.party_id === null
        ? []
        : await openItems(context, row.party_id, { said, outboundId: row.outbound_id }),
    candidates:
      row.party_id === null
        ? await candidates(context, row.sender, `${row.subject}\n${row.body_text}\n${row.quoted_text}`)
        : [],
  };
};

const answered = async (context: Context, outboundId: string): Promise<InboundDetail['answers']> => {
  const row = await context.tx
    .selectFrom('outbound_message')
    .select(['id', 'subject', 'sent_at', 'to_addresses'])
    .where('org_id', '=', context.org)
    .where('id', '=', outboundId)
    .executeTakeFirstOrThrow();
  return { id: row.id, subject: row.subject, sentAt: row.sent_at, to: row.to_addresses };
};

/**
 * What is owed, oldest due first, by records merged into this one too: their invoices stay with them. Meant is what the mail
 * names; else what the message it answers was about.
 */
const openItems = async (
  context: Context,
  partyId: string,
  { said, outboundId }: { said: string; outboundId: string | null },
): Promise<InboundDetail['items']> => {
  const { rows } = await sql<{
    id: string;
    number: string;
    due_on: string;
    currency: string;
    open_minor: bigint;
    document_id: string | null;
    is_answered: boolean;
  }>`
    select i.id, i.number, i.due_on, i.currency, i.open_minor,
      (select s.id from sales_document s where s.org_id = i.org_id and s.invoice_id = i.invoice_id limit 1) as document_id,
      exists (select 1 from reminder_attempt a
          join reminder_draft_item d on d.org_id = a.org_id and d.draft_id = a.draft_id and not d.dropped
          where a.org_id = i.org_id and a.outbound_id = ${outboundId}::uuid and d.item_id = i.id)
        or exists (select 1 from document_delivery v
          join sales_document s on s.org_id = v.org_id and s.id = v.document_id
          where v.org_id = i.org_id and v.outbound_id = ${outboundId}::uuid and s.invoice_id = i.invoice_id) as is_answered
    from open_item i
    where i.org_id = ${context.org} and left(i.account, ${CUSTOMERS.length}) = ${CUSTOMERS}
      and i.party_id in (select p.id from party p
        where p.org_id = ${context.org} and (p.id = ${partyId}::uuid or p.merged_into = ${partyId}::uuid))
      and i.settled_on is null and i.open_minor > 0
    order by i.due_on, i.id limit 200`.execute(context.tx);
  const named = new Set(
    mentionedNumbers(
      said,
      rows.map((row) => row.number),
    ),
  );
  const isMeant = (row: (typeof rows)[number]): boolean =>
    named.size > 0
      ? named.has(row.number)
      : outboundId === null
        ? row.due_on < context.today
        : row.is_answered;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    dueOn: row.due_on,
    currency: row.currency,
    openMinor: row.open_minor.toString(),
    isMeant: isMeant(row),
    documentId: row.document_id,
  }));
};

/** Where anybody has an address, its domain says nothing. */
const PUBLIC =
  /@(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|orange|wanadoo|free|sfr|laposte|bbox|proton|protonmail|gmx|aol)\./;

const MOST_CANDIDATES = 5;

/** Whom it may be from: who owes what it names or quotes first, then who has a contact at the same domain. */
const candidates = async (
  context: Context,
  sender: string,
  said: string,
): Promise<InboundDetail['candidates']> => {
  const named = await findByNumbers(context, said);
  const domain = sender.split('@')[1] ?? '';
  if (domain === '' || PUBLIC.test(sender)) return named.slice(0, MOST_CANDIDATES);
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from contact k
    join customer c on c.org_id = k.org_id and c.party_id = k.party_id
    join party p on p.org_id = k.org_id and p.id = k.party_id
    where k.org_id = ${context.org} and k.archived_at is null and split_part(k.email, '@', 2) = ${domain}
    order by p.name limit ${MOST_CANDIDATES}`.execute(context.tx);
  const others = rows.filter((row) => !named.some((one) => one.id === row.id));
  return [...named, ...others.map((row) => ({ ...row, number: '' }))].slice(0, MOST_CANDIDATES);
};

/** Saved, never shown: it may hold anything. */
export const readSource = async (context: Context, id: string): Promise<Download> => {
  const { raw_sha256: sha256 } = await fetchInbound(context, id);
  if (sha256 === null) throw new Problem('record.not-found');
  const { bytes } = await readFile(context, sha256);
  return { name: `${id}.eml`, mediaType: 'application/octet-stream', body: bytes };
};
