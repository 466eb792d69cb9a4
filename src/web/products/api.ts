import { useQuery } from '@tanstack/react-query';
import { productsContract } from '../../app/invoicing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const productsApi = client(productsContract);

export type Product = AnswerOf<typeof productsContract.read>;
export type ProductChoices = AnswerOf<typeof productsContract.choices>;

export const useProductChoices = () =>
  useQuery({
    queryKey: ['products', 'choices'],
    queryFn: ({ signal }) => productsApi.choices({}, { signal }),
  });
