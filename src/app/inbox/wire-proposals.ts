import type { OutputOf } from '../../contract/endpoint.ts';
import type { Proposal } from '../../core/replies/index.ts';
import type { inboxContract } from './contract.ts';

export type WireProposal = OutputOf<typeof inboxContract.read>['proposals'][number];

/** As they are kept with the mail, and cross to the screen. */
export const wireProposals = (proposals: readonly Proposal[]): WireProposal[] =>
  proposals.map(({ amount, details, ...rest }) => ({
    ...rest,
    details: [...details],
    amountMinor: amount === null ? null : amount.minor.toString(),
    currency: amount?.currency ?? null,
  }));
