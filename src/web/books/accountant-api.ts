import { useQuery } from '@tanstack/react-query';
import { accountantContract } from '../../app/accountant/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import type { accountant } from '../../i18n/accountant.fr.ts';
import { client } from '../kit/client.ts';
import { roomTexts } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';

export const accountantApi = client(accountantContract);

export type Accountant = AnswerOf<typeof accountantContract.read>;
export type Batch = Accountant['batches'][number];
export type Returned = AnswerOf<typeof accountantContract.returned>;
export type SettingsRequest = RequestOf<typeof accountantContract.editSettings>;

export const accountantKey = ['accountant'] as const;

/** Asked for often while a batch is being made. */
export const useAccountant = () =>
  useQuery({
    queryKey: accountantKey,
    queryFn: ({ signal }) => accountantApi.read({}, { signal }),
    refetchInterval: (query) =>
      query.state.data?.batches.some((batch) => batch.state === 'running') === true ? 700 : false,
  });

export type AccountantTexts = typeof accountant;

export const accountantTexts = roomTexts<AccountantTexts>({
  fr: () => import('../../i18n/accountant.fr.ts').then((m) => m.accountant),
  en: () => import('../../i18n/accountant.en.ts').then((m) => m.accountant),
});

/** Every sentence of these screens in the language in use; the routes wait for them. */
export const useAccountantWords = (): AccountantTexts => accountantTexts.of(useLocale().locale);
