import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { readCustomFields } from './custom-fields.ts';

/** By a customer's tag, and by one of the company's own fields: a part of a text, else the value itself. */
export type Narrowing = {
  readonly tag?: string | undefined;
  readonly field?: string | undefined;
  readonly fieldValue?: string | undefined;
};

/** Where a list has its customer, and its documents when it has any. */
export type NarrowedList = {
  /** The column with the party's id. */
  readonly party: RawBuilder<unknown>;
  /** Rows whose document holds this, given the expression of its own fields (`jsonb`). */
  readonly documents:
    | ((holds: (custom: RawBuilder<unknown>) => RawBuilder<unknown>) => RawBuilder<unknown>)
    | null;
};

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** The conditions that tags and own fields put on a list; an unknown field is held by nothing. */
export const narrowedBy = async (
  context: Pick<Context, 'tx' | 'org'>,
  { tag = '', field, fieldValue = '' }: Narrowing,
  { party, documents }: NarrowedList,
): Promise<RawBuilder<unknown>[]> => {
  const among = (fits: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`${party} in (select m.id from party m where m.org_id = ${context.org} and ${fits})`;
  const found = tag === '' ? [] : [among(sql`${tag} = any(m.tags)`)];
  if (field === undefined || fieldValue === '') return found;
  const known = (await readCustomFields(context)).find((one) => one.key === field);
  if (known === undefined || (known.owner === 'document' && documents === null))
    return [...found, sql`false`];
  const holds = (custom: RawBuilder<unknown>): RawBuilder<unknown> =>
    known.kind === 'text'
      ? sql`${custom} ->> ${field} ilike ${`%${escapeLike(fieldValue)}%`}`
      : sql`${custom} ->> ${field} = ${fieldValue}`;
  const holding =
    known.owner === 'document' && documents !== null ? documents(holds) : among(holds(sql`m.custom`));
  return [...found, holding];
};
