import { room, type Room } from '../../shell/http/context.ts';
import { printStatement } from './print-statement.ts';
import { readAgedBalance } from './aged-balance.ts';
import { receivablesContract } from './contract.ts';
import { countItems } from './count-items.ts';
import { exportAgedBalance } from './export-aged-balance.ts';
import { exportCustomers, exportItems } from './export-items.ts';
import { readHome } from './home.ts';
import { readLedgerBalance } from './ledger-balance.ts';
import { countCustomers, listCustomers } from './list-customers.ts';
import { listItems } from './list-items.ts';
import { countSales } from './count-sales.ts';
import { exportSales } from './export-sales.ts';
import { listSales } from './list-sales.ts';
import type { ReceivablesPorts } from './ports.ts';
import { readCustomer } from './read-customer.ts';
import { readItem } from './read-item.ts';
import { salesContract } from './sales-contract.ts';
import { readTimeline } from './timeline.ts';
import { listViews, removeView, saveView } from './views.ts';
import { viewsContract } from './views-contract.ts';

export { readAgedBalance } from './aged-balance.ts';
export { decimal, exportTable } from './export-table.ts';
export { averageDelays } from './average-delay.ts';
export { drawStatement, printStatement } from './print-statement.ts';
export { readHome } from './home.ts';
export type { ReceivablesPorts, TimelineEvent } from './ports.ts';

export const receivablesRoom = (ports: ReceivablesPorts = {}): Room =>
  room('receivables', receivablesContract, {
    home: (context) => readHome(context),
    list: (context, input) => listItems(context, input, ports),
    count: (context, input) => countItems(context, input),
    readItem: (context, input) => readItem(context, input.id, ports),
    customers: (context, input) => listCustomers(context, input),
    countCustomers: (context, input) => countCustomers(context, input),
    readCustomer: (context, input) => readCustomer(context, input.id, ports),
    timeline: (context, input) => readTimeline(context, input, ports),
    agedBalance: (context, input) => readAgedBalance(context, input),
    ledgerBalance: (context, input) => readLedgerBalance(context, input),
    statement: (context, input) => printStatement(context, input, ports),
    exportItems: (context, input) => exportItems(context, input),
    exportCustomers: (context, input) => exportCustomers(context, input),
    exportAgedBalance: (context, input) => exportAgedBalance(context, input),
  });

export const salesRoom = (ports: ReceivablesPorts = {}): Room =>
  room('sales', salesContract, {
    list: (context, input) => listSales(context, input, ports),
    count: (context, input) => countSales(context, input),
    export: (context, input) => exportSales(context, input),
  });

export const viewsRoom = (): Room =>
  room('views', viewsContract, {
    list: (context, input) => listViews(context, input),
    save: (context, input) => saveView(context, input),
    remove: (context, input) => removeView(context, input),
  });
