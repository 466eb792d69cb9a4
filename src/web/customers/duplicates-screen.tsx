import { Button, Radio, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { partyContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { mergeObstacles } from '../../core/party/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { parties, useDescribe, useRefresh } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CustomersIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './customers.module.css';

type Group = AnswerOf<typeof partyContract.duplicates>['groups'][number];
type Candidate = Group['customers'][number];
type Merge = { survivor: Candidate; duplicate: Candidate };

/** Records that may be one customer: a person decides which is kept, and whether they are one at all. */
export function DuplicatesScreen() {
  const t = useTexts();
  const words = t.parties.duplicates;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [asked, setAsked] = useState<Merge | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const found = useQuery({
    queryKey: ['customers', 'duplicates'],
    queryFn: ({ signal }) => parties.duplicates({}, { signal }),
  });
  const merge = useMutation({
    mutationFn: ({ survivor, duplicate }: Merge) =>
      parties.merge({ id: survivor.id, duplicateId: duplicate.id }),
    onSuccess: async (_kept, { survivor, duplicate }) => {
      setRefusal(null);
      toasts.success(words.done(duplicate.name, survivor.name));
      await refresh();
    },
    onError: setRefusal,
    onSettled: () => setAsked(null),
  });
  return (
    <Page
      title={words.title}
      subtitle={words.text}
      width="narrow"
      before={<BackLink to="/clients">{t.receivables.customers.title}</BackLink>}
    >
      {refusal !== null && <Problem problem={refusal} describe={describe} compact />}
      {found.isError && <Problem problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height={220} />}
      {found.data?.groups.length === 0 && (
        <EmptyState icon={CustomersIcon} title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      {found.data?.groups.map((group) => (
        <GroupCard key={`${group.reason} ${group.value}`} group={group} onMerge={setAsked} />
      ))}
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={words.confirmTitle}
        confirmLabel={words.confirm}
        onConfirm={() => {
          if (asked !== null) merge.mutate(asked);
        }}
        busy={merge.isPending}
      >
        {asked !== null && words.confirmText(asked.duplicate.name, asked.survivor.name)}
      </ConfirmDialog>
    </Page>
  );
}

/** 552100554 → 552 100 554; a VAT number or a name stays as it is. */
const grouped = (text: string): string =>
  /^\d{9}$/.test(text) ? text.replaceAll(/(\d{3})(?=\d)/g, '$1\u202f') : text;

/** The record that says most is proposed to be kept: with a SIREN, with contacts, the oldest. */
const weight = (one: Candidate): number => (one.siren === '' ? 0 : 1000) + Math.min(one.contacts, 99);

function GroupCard({ group, onMerge }: { group: Group; onMerge: (merge: Merge) => void }) {
  const words = useTexts().parties.duplicates;
  const mayEdit = useMay('customers.edit');
  const first = [...group.customers].sort((a, b) => weight(b) - weight(a))[0]!;
  const [kept, setKept] = useState(first.id);
  const survivor = group.customers.find((one) => one.id === kept) ?? first;
  return (
    <Section title={words.reasons[group.reason](grouped(group.value))}>
      <Radio.Group
        value={survivor.id}
        onChange={setKept}
        aria-label={words.keep}
        className={classes.group}
        readOnly={!mayEdit}
      >
        {group.customers.map((one) => (
          <CandidateRow key={one.id} one={one} survivor={survivor} onMerge={mayEdit ? onMerge : null} />
        ))}
      </Radio.Group>
    </Section>
  );
}

type CandidateRowProps = { one: Candidate; survivor: Candidate; onMerge: ((merge: Merge) => void) | null };

function CandidateRow({ one, survivor, onMerge }: CandidateRowProps) {
  const words = useTexts().parties.duplicates;
  const { locale } = useLocale();
  const describe = useDescribe();
  const isKept = one.id === survivor.id;
  const obstacles = isKept
    ? []
    : mergeObstacles({ ...survivor, isMerged: false }, { ...one, isMerged: false });
  const facts = [
    one.siren === '' ? words.noSiren : `SIREN ${grouped(one.siren)}`,
    words.contacts(one.contacts),
    words.since(formatDate(plainDate(one.recordedOn), locale, 'short')),
  ];
  return (
    <div className={classes.candidate}>
      <Radio
        value={one.id}
        label={
          <>
            <span className={classes.name}>{one.name}</span> <span className={classes.dim}>{one.code}</span>
          </>
        }
        description={
          <>
            {one.address !== '' && <span style={{ display: 'block' }}>{one.address}</span>}
            <span>{facts.join(' · ')}</span>
          </>
        }
      />
      <span>
        {isKept ? (
          <span className={classes.dim}>{words.keep}</span>
        ) : (
          onMerge !== null &&
          obstacles.length === 0 && (
            <Button
              variant="default"
              size="xs"
              aria-label={words.mergeOne(one.name)}
              onClick={() => onMerge({ survivor, duplicate: one })}
            >
              {words.confirm}
            </Button>
          )
        )}{' '}
        <Link to={`/clients/${one.id}`} aria-label={words.open(one.name)} className={classes.open}>
          {useTexts().common.action.open}
        </Link>
      </span>
      {obstacles.map((finding) => (
        <p key={finding.code} className={classes.obstacle}>
          {describe(finding)}
        </p>
      ))}
    </div>
  );
}
