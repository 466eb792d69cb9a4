import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import type { Column } from '../../shell/tabular/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { readCustomFields, type CustomFieldRecord } from '../party/index.ts';

const labelOf = (field: CustomFieldRecord, locale: 'fr' | 'en'): string =>
  locale === 'en' && field.labelEn !== '' ? field.labelEn : field.labelFr;

/** The column of an own field in a table. */
export const ownColumn = (field: CustomFieldRecord, locale: 'fr' | 'en'): Column => ({
  header: labelOf(field, locale),
  kind: field.kind === 'number' || field.kind === 'date' ? field.kind : 'text',
});

type Row = {
  id: string;
  tags: string[];
  custom: Record<string, string>;
  document: Record<string, string> | null;
};

const readOwn = async (context: Context) => {
  const fields = (await readCustomFields(context)).filter((field) => !field.isArchived);
  const columns: Column[] = [
    { header: texts(context.locale).receivables.columns.tags, kind: 'text' },
    ...fields.map((field) => ownColumn(field, context.locale)),
  ];
  return { fields, columns };
};

/** Tags and own fields as the last columns of a table of items: those of the customer, then those of the document. */
export const ownItemColumns = async (context: Context) => {
  const { fields, columns } = await readOwn(context);
  /** The cells of each item, by its id. */
  const cellsOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, (string | null)[]>> => {
    const { rows } = await sql<Row>`
      select i.id, p.tags, p.custom, d.content -> 'custom' as document
      from open_item i join party p on p.org_id = i.org_id and p.id = i.party_id
      left join sales_document d on d.org_id = i.org_id and d.invoice_id = i.invoice_id
      where i.org_id = ${context.org} and i.id = any(${[...ids]}::uuid[])`.execute(context.tx);
    return new Map(
      rows.map(({ id, tags, custom, document }) => [
        id,
        [
          tags.join(', '),
          ...fields.map((field) => (field.owner === 'customer' ? custom : document)?.[field.key] ?? null),
        ],
      ]),
    );
  };
  return { columns, cellsOf };
};

type Told = { id: string; tags: string[]; custom: Record<string, string> };
type Sale = { readonly id: string; readonly customerId: string | null; readonly documentId: string | null };

/** The same for a table of sales, where a row may be owed, written, or both. */
export const ownSalesColumns = async (context: Context) => {
  const { fields, columns } = await readOwn(context);
  const cellsOf = async (sales: readonly Sale[]): Promise<ReadonlyMap<string, (string | null)[]>> => {
    const idsOf = (id: (sale: Sale) => string | null): string[] => [
      ...new Set(sales.map(id).filter((one) => one !== null)),
    ];
    const parties = await sql<Told>`
      select p.id, p.tags, p.custom from party p
      where p.org_id = ${context.org} and p.id = any(${idsOf((one) => one.customerId)}::uuid[])`.execute(
      context.tx,
    );
    const documents = await sql<{ id: string; custom: Record<string, string> | null }>`
      select d.id, d.content -> 'custom' as custom from sales_document d
      where d.org_id = ${context.org} and d.id = any(${idsOf((one) => one.documentId)}::uuid[])`.execute(
      context.tx,
    );
    const customers = new Map(parties.rows.map((row) => [row.id, row]));
    const written = new Map(documents.rows.map((row) => [row.id, row.custom]));
    return new Map(
      sales.map(({ id, customerId, documentId }) => {
        const customer = customers.get(customerId ?? '');
        const own = written.get(documentId ?? '');
        const cells = fields.map(
          ({ owner, key }) => (owner === 'customer' ? customer?.custom : own)?.[key] ?? null,
        );
        return [id, [(customer?.tags ?? []).join(', '), ...cells]];
      }),
    );
  };
  return { columns, cellsOf };
};
