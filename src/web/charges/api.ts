import { chargesContract } from '../../app/charges/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const chargesApi = client(chargesContract);

export type Rates = AnswerOf<typeof chargesContract.rates>;
export type ChargeSettings = AnswerOf<typeof chargesContract.settings>;
export type CustomerCharges = AnswerOf<typeof chargesContract.customer>;
export type ChargedItem = CustomerCharges['items'][number];

export const chargeKeys = {
  rates: ['charges', 'rates'] as const,
  settings: ['charges', 'settings'] as const,
  customer: (id: string) => ['charges', 'customer', id] as const,
};
