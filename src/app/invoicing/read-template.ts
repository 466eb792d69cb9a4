import { sql } from 'kysely';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import {
  templateOf,
  type DocumentTheme,
  type OwnField,
  type OwnValues,
} from '../../core/invoicing/documents/index.ts';
import type { DocumentTemplate } from '../../core/invoicing/index.ts';
import { invoiceFormatter } from '../../i18n/format-document.ts';
import type { Context } from '../../shell/http/context.ts';
import { readCustomFields } from '../party/index.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/** What the company's template says on this document, as of now: its words, its own fields, and what they name. */
export const readTemplate = async (
  context: Scope,
  content: DocumentContent,
  theme: DocumentTheme,
): Promise<DocumentTemplate | undefined> => {
  const { texts, fields: printed } = theme;
  if (content.partyId === null || (printed.length === 0 && Object.keys(texts).length === 0)) return undefined;
  const fields = await readOwnFields(context);
  const values = await readOwnValues(context, content.partyId, content.custom ?? {});
  const { kind, language } = content;
  return templateOf({ texts, printed, fields, values }, kind, language, invoiceFormatter(language));
};

/** Every own field that may be printed or named; those put away are not. */
export const readOwnFields = async (context: Scope): Promise<OwnField[]> =>
  (await readCustomFields(context)).filter((field) => !field.isArchived);

const readOwnValues = async (
  context: Scope,
  partyId: string,
  document: Readonly<Record<string, string>>,
): Promise<OwnValues> => {
  const { rows } = await sql<{ custom: Record<string, string>; tags: string[]; contact: string }>`
    select p.custom, p.tags,
      coalesce((select k.name from contact k
        where k.org_id = p.org_id and k.party_id = p.id and k.archived_at is null
        order by 'billing' = any(k.roles) desc, k.id limit 1), '') as contact
    from party p where p.org_id = ${context.org} and p.id = ${partyId}`.execute(context.tx);
  const [row] = rows;
  return {
    customer: row?.custom ?? {},
    document,
    tags: row?.tags ?? [],
    contact: row?.contact ?? '',
  };
};
