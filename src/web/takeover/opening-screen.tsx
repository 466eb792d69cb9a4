import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { openingContract } from '../../app/takeover/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { addDays, plainDate, startOfMonth } from '../../core/calendar/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { client } from '../kit/client.ts';
import { DateField } from '../kit/date-field.tsx';
import { FileDrop } from '../kit/file-drop.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { MAX_BYTES } from './api.ts';
import { OpeningHistory } from './opening-history.tsx';
import { OpeningProposal } from './opening-proposal.tsx';

export const openingApi = client(openingContract);
export type Openings = AnswerOf<typeof openingContract.list>;
export type Proposal = AnswerOf<typeof openingContract.check>;

const KEY = ['takeover', 'opening'] as const;

/** The balances of all accounts of another system: shown, then taken whole, or undone. */
export function OpeningScreen() {
  const texts = useTexts();
  const t = texts.opening;
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const list = useQuery({ queryKey: KEY, queryFn: ({ signal }) => openingApi.list({}, { signal }) });
  const [file, setFile] = useState<File | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const openedOn = day ?? (list.data && addDays(startOfMonth(plainDate(list.data.today)), -1)) ?? null;
  const check = useMutation({
    mutationFn: ({ given, on }: { given: File; on: string }) => openingApi.check({ openedOn: on }, given),
  });
  const take = useMutation({
    mutationFn: ({ sha256, fileName, openedOn: on, startLevel }: Proposal & { startLevel: number | null }) =>
      openingApi.take({ sha256, fileName, openedOn: on, ...(startLevel !== null && { startLevel }) }),
    onSuccess: async ({ summary }) => {
      toasts.success(t.taken(summary.accounts.length));
      setFile(null);
      check.reset();
      // Every figure elsewhere has moved.
      await queries.invalidateQueries();
    },
    onError: toasts.failure,
  });
  const give = (given: File | null, on: string | null) => {
    setFile(given);
    if (given !== null && on !== null) check.mutate({ given, on });
  };
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      before={<BackLink to="/reprise">{texts.takeover.title}</BackLink>}
      actions={
        file !== null && (
          <Button
            variant="default"
            onClick={() => {
              setFile(null);
              check.reset();
            }}
          >
            {t.another}
          </Button>
        )
      }
    >
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && (
        <>
          <DateField
            label={t.day}
            description={t.dayHint}
            w="15rem"
            clearable={false}
            max={plainDate(list.data.today)}
            value={openedOn}
            onChange={(on) => {
              setDay(on);
              give(file, on);
            }}
          />
          {check.data === undefined && (
            <FileDrop
              label={t.drop}
              hint={t.dropHint}
              accept={['.txt', '.csv', '.tsv', '.xlsx']}
              maxBytes={MAX_BYTES}
              busy={check.isPending}
              onFiles={([given]) => give(given ?? null, openedOn)}
            />
          )}
          {check.isError && (
            <Problem problem={check.error} describe={(finding) => findingText(locale, finding)} />
          )}
          {check.data !== undefined && (
            <OpeningProposal
              proposal={check.data}
              busy={take.isPending || check.isPending}
              onTake={(startLevel) => take.mutate({ ...check.data, startLevel })}
            />
          )}
          {list.data.openings.length > 0 && <OpeningHistory openings={list.data} />}
        </>
      )}
    </Page>
  );
}
