import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { keptOptions, readOptions, type AcceptedQuote, type ChosenOption } from '../accepted-quote.ts';

/** How one knows: through the link, from where; null when somebody told it. */
export type AnswerEvidence = {
  readonly linkId: string;
  readonly ip: string;
  readonly userAgent: string;
};

export type NewAnswer = {
  readonly documentId: string;
  readonly answer: 'accepted' | 'refused';
  readonly name: string;
  readonly note: string;
  /** Of what was on the page, or on paper. */
  readonly contentSha256: string;
  readonly evidence: AnswerEvidence | null;
  readonly accepted: AcceptedQuote | null;
};

/** Who answered what, when, to which options and which total; never changed afterwards. */
export const keepAnswer = async (context: Context, answer: NewAnswer): Promise<void> => {
  const { accepted, evidence } = answer;
  await context.tx
    .insertInto('quote_answer')
    .values({
      org_id: context.org,
      id: newId(),
      document_id: answer.documentId,
      link_id: evidence?.linkId ?? null,
      answer: answer.answer,
      name: answer.name,
      note: answer.note,
      content_sha256: answer.contentSha256,
      options: keptOptions(accepted?.options ?? []),
      net_minor: accepted?.totals.netMinor ?? null,
      tax_minor: accepted?.totals.taxMinor ?? null,
      gross_minor: accepted?.totals.grossMinor ?? null,
      ip: evidence?.ip ?? '',
      user_agent: evidence?.userAgent ?? '',
      recorded_at: context.now,
    })
    .execute();
};

export type KeptAnswer = {
  readonly answer: 'accepted' | 'refused';
  readonly name: string;
  readonly note: string;
  readonly at: string;
  /** False: somebody told it. */
  readonly isThroughLink: boolean;
  readonly ip: string;
  readonly userAgent: string;
  readonly contentSha256: string;
  readonly options: readonly ChosenOption[];
  /** Null: refused, or the whole quote before options were known. */
  readonly grossMinor: bigint | null;
};

/** The last answer there is, whatever became of it. */
export const lastAnswer = async (
  context: Pick<Context, 'tx' | 'org'>,
  documentId: string,
): Promise<KeptAnswer | null> => {
  const row = await context.tx
    .selectFrom('quote_answer')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('document_id', '=', documentId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    answer: row.answer === 'refused' ? 'refused' : 'accepted',
    name: row.name,
    note: row.note,
    at: row.recorded_at,
    isThroughLink: row.link_id !== null,
    ip: row.ip,
    userAgent: row.user_agent,
    contentSha256: row.content_sha256,
    options: readOptions(row.options),
    grossMinor: row.gross_minor,
  };
};

/** What was chosen of a quote, while it is accepted; nothing of one that is not. */
export const chosenOptions = async (
  context: Pick<Context, 'tx' | 'org'>,
  { id, state }: { readonly id: string; readonly state: string },
): Promise<string[]> => {
  if (state !== 'accepted') return [];
  return (await lastAnswer(context, id))?.options.map((option) => option.id) ?? [];
};
