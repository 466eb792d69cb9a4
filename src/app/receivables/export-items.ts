import type { InputOf } from '../../contract/endpoint.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import type { Column, OutputRow } from '../../shell/tabular/index.ts';
import { readCustomFields } from '../party/index.ts';
import type { receivablesContract } from './contract.ts';
import { decimal, everyPage, exportTable } from './export-table.ts';
import { itemRows, toItem } from './list-items.ts';
import { listCustomers } from './list-customers.ts';
import { ownColumn, ownItemColumns } from './own-columns.ts';
import { readAgingSettings } from './settings.ts';

const AT_ONCE = 5000;

export const exportItems = async (
  context: Context,
  input: InputOf<typeof receivablesContract.exportItems>,
): Promise<Download> => {
  const t = texts(context.locale).receivables;
  const h = t.columns;
  const own = await ownItemColumns(context);
  const columns: Column[] = [
    { header: h.kind, kind: 'text' },
    { header: h.number, kind: 'text' },
    { header: h.customerCode, kind: 'text' },
    { header: h.customer, kind: 'text', width: 32 },
    { header: h.reference, kind: 'text' },
    { header: h.issuedOn, kind: 'date' },
    { header: h.dueOn, kind: 'date' },
    { header: h.state, kind: 'text' },
    { header: h.daysLate, kind: 'number' },
    { header: h.currency, kind: 'text', width: 8 },
    { header: h.amount, kind: 'amount' },
    { header: h.open, kind: 'amount' },
    { header: h.settledOn, kind: 'date' },
    { header: h.lastReminder, kind: 'text' },
    { header: h.remindedOn, kind: 'date' },
    ...own.columns,
  ];
  const { limits } = await readAgingSettings(context);
  const rows = async function* (): AsyncGenerator<OutputRow> {
    for await (const page of everyPage((cursor) => itemRows(context, { ...input, cursor }, AT_ONCE))) {
      const cells = await own.cellsOf(page.rows.map((row) => row.id));
      for (const row of page.rows) {
        const item = toItem(row, context.today, limits);
        yield [
          t.kinds[item.kind],
          item.number,
          item.customerCode,
          item.customerName,
          item.reference,
          item.issuedOn,
          item.dueOn,
          t.states[item.state],
          String(Math.max(0, item.daysLate)),
          item.currency,
          decimal(item.amountMinor, item.currency),
          decimal(item.openMinor, item.currency),
          item.settledOn,
          item.lastReminder === null ? null : t.step(item.lastReminder.step),
          item.lastReminder?.on ?? null,
          ...(cells.get(item.id) ?? []),
        ];
      }
    }
  };
  return exportTable(`${t.files.items}-${context.today}`, input.format, context.locale, columns, rows());
};

/** One line per customer and currency. */
export const exportCustomers = async (
  context: Context,
  input: InputOf<typeof receivablesContract.exportCustomers>,
): Promise<Download> => {
  const { receivables: t, parties } = texts(context.locale);
  const { columns: h, customer, form } = t;
  const fields = (await readCustomFields(context, 'customer')).filter((field) => !field.isArchived);
  const columns: Column[] = [
    { header: h.customerCode, kind: 'text' },
    { header: h.customer, kind: 'text', width: 32 },
    { header: h.city, kind: 'text' },
    { header: customer.siren, kind: 'text' },
    { header: customer.siret, kind: 'text' },
    { header: customer.vat, kind: 'text' },
    { header: h.currency, kind: 'text', width: 8 },
    { header: h.balance, kind: 'amount' },
    { header: h.overdue, kind: 'amount' },
    { header: h.oldestDue, kind: 'date' },
    { header: h.averageDelay, kind: 'number' },
    { header: h.remindedOn, kind: 'date' },
    { header: form.salesperson, kind: 'text' },
    { header: form.debtorGroup, kind: 'text' },
    { header: h.tags, kind: 'text' },
    { header: parties.missingTitle, kind: 'text' },
    ...fields.map((field) => ownColumn(field, context.locale)),
  ];
  const { baseCurrency } = await readAgingSettings(context);
  const rows = async function* (): AsyncGenerator<OutputRow> {
    for await (const page of everyPage((cursor) => listCustomers(context, { ...input, cursor }, 1000))) {
      for (const row of page.customers) {
        const balances =
          row.balances.length > 0
            ? row.balances
            : [{ currency: baseCurrency, balanceMinor: '0', overdueMinor: '0' }];
        for (const { currency, balanceMinor, overdueMinor } of balances) {
          yield [
            row.code,
            row.name,
            row.city,
            row.siren,
            row.siret,
            row.vatNumber,
            currency,
            decimal(balanceMinor, currency),
            decimal(overdueMinor, currency),
            row.oldestDueOn,
            row.averageDelayDays === null ? null : String(row.averageDelayDays),
            row.lastReminder?.on ?? null,
            row.salesperson,
            row.debtorGroup,
            row.tags.join(', '),
            row.missing.map((fact) => parties.missing[fact]).join(', '),
            ...fields.map((field) => row.custom[field.key] ?? null),
          ];
        }
      }
    }
  };
  return exportTable(`${t.files.customers}-${context.today}`, input.format, context.locale, columns, rows());
};
