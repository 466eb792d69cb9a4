import type { reportKinds } from '../../app/ledger/contract.ts';

export type ReportKind = (typeof reportKinds)[number];
