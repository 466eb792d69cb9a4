import { sql } from 'kysely';
import { error, type Finding } from '../../core/finding.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { sha256 } from '../seal/index.ts';
import { audit } from '../organization/index.ts';

export type NewAcknowledgement = {
  readonly id: string;
  readonly partyId: string;
  readonly linkId: string;
  readonly name: string;
  readonly email: string;
  /** What was on the page, word for word. */
  readonly words: string;
  readonly currency: Currency;
  readonly items: readonly { readonly itemId: string; readonly minor: bigint }[];
  readonly ip: string;
  readonly userAgent: string;
  readonly pdfSha256: string;
};

/** A debt acknowledged by who owes it (C. civ. 2240), for good: the trail of acts keeps its hash, and is chained. */
export const recordAcknowledgement = async (context: Context, made: NewAcknowledgement): Promise<void> => {
  const hash = sha256(made.words);
  const { org } = context;
  await context.tx
    .insertInto('debt_acknowledgement')
    .values({
      org_id: org,
      id: made.id,
      party_id: made.partyId,
      link_id: made.linkId,
      name: made.name,
      email: made.email,
      words: made.words,
      words_sha256: hash,
      currency: made.currency,
      total_minor: made.items.reduce((sum, { minor }) => sum + minor, 0n),
      acknowledged_on: context.today,
      ip: made.ip,
      user_agent: made.userAgent,
      pdf_sha256: made.pdfSha256,
      recorded_at: context.now,
    })
    .execute();
  await context.tx
    .insertInto('debt_acknowledgement_item')
    .values(
      made.items.map(({ itemId, minor }) => ({
        org_id: org,
        acknowledgement_id: made.id,
        item_id: itemId,
        amount_minor: minor,
      })),
    )
    .execute();
  await audit(
    context,
    'debt.acknowledged',
    { kind: 'party', id: made.partyId },
    { acknowledgement: made.id, words: hash, pdf: made.pdfSha256 },
  );
};

/** The words are those that were hashed, the sum is that of its items, and the trail of acts says the same hash. */
export const verifyAcknowledgements = async (scope: Pick<Context, 'tx' | 'org'>): Promise<Finding[]> => {
  const { rows } = await sql<{
    id: string;
    words: string;
    hash: string;
    on: string;
    name: string;
    is_told: boolean;
    is_whole: boolean;
  }>`
    select a.id::text as id, a.words, a.words_sha256 as hash, a.acknowledged_on as "on", a.name,
      exists (select 1 from audit_event e where e.org_id = a.org_id and e.action = 'debt.acknowledged'
        and e.detail ->> 'acknowledgement' = a.id::text and e.detail ->> 'words' = a.words_sha256
        and e.detail ->> 'pdf' = a.pdf_sha256) as is_told,
      a.total_minor = (select coalesce(sum(x.amount_minor), 0) from debt_acknowledgement_item x
        where x.org_id = a.org_id and x.acknowledgement_id = a.id) as is_whole
    from debt_acknowledgement a where a.org_id = ${scope.org} order by a.id`.execute(scope.tx);
  return rows
    .filter((row) => sha256(row.words) !== row.hash || !row.is_told || !row.is_whole)
    .map(({ name, on }) => error('openitems.acknowledgement-changed', { params: { name, on } }));
};
