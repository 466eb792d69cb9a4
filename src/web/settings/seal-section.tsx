import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sealContract } from '../../app/seal/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { DownloadIcon, LockIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { SealCheck } from './seal-check.tsx';
import { SealAnchor } from './seal-anchor.tsx';
import { SealClosings } from './seal-closings.tsx';
import { KeyUnreadable, SealKeys } from './seal-keys.tsx';
import classes from './settings.module.css';

const sealApi = client(sealContract);
const key = ['seal', 'read'] as const;

export type Seal = AnswerOf<typeof sealContract.read>;

/** « Clôtures et sceau »: what was closed, whether the chain is whole, the key, and the archives. */
export function SealSection() {
  const t = useTexts().seal;
  const queries = useQueryClient();
  const toasts = useToasts();
  const mayExport = useMay('export');
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => sealApi.read({}, { signal }),
    refetchInterval: ({ state }) => (state.data?.check?.state === 'running' ? 700 : false),
  });
  const check = useMutation({
    mutationFn: () => sealApi.check({}),
    onSuccess: (seal) => queries.setQueryData(key, seal),
    onError: toasts.failure,
  });
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data?.keyState === 'unreadable' && <KeyUnreadable />}
      {data?.head === null && (
        <EmptyState icon={LockIcon} title={t.empty}>
          {t.emptyText}
        </EmptyState>
      )}
      {data !== undefined && data.head !== null && (
        <>
          <SealCheck check={data.check} onRun={() => check.mutate()} busy={check.isPending} />
          <SealClosings closings={data.closings} currency={data.currency} />
          <SealAnchor head={data.head} />
          <SealKeys seal={data} onOpened={(seal) => queries.setQueryData(key, seal)} />
          {mayExport && data.years.length > 0 && <Archives years={data.years} />}
        </>
      )}
    </Page>
  );
}

function Archives({ years }: { years: readonly number[] }) {
  const t = useTexts().seal.archives;
  const link = (label: string, address: string) => (
    <Button
      key={label}
      component="a"
      href={address}
      download
      variant="default"
      leftSection={<DownloadIcon size={18} />}
    >
      {label}
    </Button>
  );
  return (
    <Section title={t.title} description={t.text}>
      <div className={classes.buttons}>
        {years.map((year) => link(t.year(year), `/api/seal/archive?year=${year}`))}
        {link(t.all, '/api/seal/archive')}
      </div>
    </Section>
  );
}
