export { agingTiles } from './aging-tiles.ts';
export {
  holding,
  invoicing,
  keys,
  parties,
  payments,
  receivables,
  useHome,
  useItemCount,
  useRefresh,
  type Customer,
  type Home,
  type Item,
} from './api.ts';
export { CustomerPicker, type PickedCustomer } from './customer-picker.tsx';
export { DisputeForm, type DisputeTarget } from './dispute-form.tsx';
export { ItemDrawer, RecordInvoice, RecordPayment } from './drawers.ts';
export { ExportMenu } from './export-menu.tsx';
export { findingsOf, useDescribe, useFieldErrors } from './fields.ts';
export type { ItemFilter, ItemSort } from './filter.ts';
export { HoldForm, type HoldTarget } from './hold-form.tsx';
export { InvoiceTable, useItemSort } from './invoice-table.tsx';
export { ItemState } from './item-state.tsx';
export { ListTitle } from './list-title.tsx';
export { PromiseForm, type PromiseTarget } from './promise-form.tsx';
export type { PaymentTarget } from './record-payment.tsx';
export { StandingList } from './standing-list.tsx';
export { useRecording } from './use-recording.tsx';
export { ViewsMenu } from './views-menu.tsx';
export { termsText } from './terms-text.ts';
