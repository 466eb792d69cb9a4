import { Button, Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { partyContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { mergeObstacles } from '../../core/party/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useDescribe } from '../invoices/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import classes from './customers.module.css';

export type Group = AnswerOf<typeof partyContract.duplicates>['groups'][number];
export type Candidate = Group['customers'][number];
export type Pair = { a: string; b: string };
export type Merge = { survivor: Candidate; duplicate: Candidate };

/** 552100554 → 552 100 554; a VAT number or a name stays as it is. */
const grouped = (text: string): string =>
  /^\d{9}$/.test(text) ? text.replaceAll(/(\d{3})(?=\d)/g, '$1\u202f') : text;

/** The record that says most is proposed to be kept: with a SIREN, with contacts, the oldest. */
const weight = (one: Candidate): number => (one.siren === '' ? 0 : 1000) + Math.min(one.contacts, 99);

const pairsOf = (all: readonly Candidate[]): Pair[] =>
  all.flatMap((a, index) => all.slice(index + 1).map((b) => ({ a: a.id, b: b.id })));

type DuplicateGroupProps = {
  group: Group;
  onMerge: (merge: Merge) => void;
  /** These are not one: each pair of them. */
  onDismiss: (pairs: Pair[]) => void;
};

export function DuplicateGroup({ group, onMerge, onDismiss }: DuplicateGroupProps) {
  const words = useTexts().parties.duplicates;
  const mayEdit = useMay('customers.edit');
  const first = [...group.customers].sort((a, b) => weight(b) - weight(a))[0]!;
  const [kept, setKept] = useState(first.id);
  const survivor = group.customers.find((one) => one.id === kept) ?? first;
  const apart = (one: Candidate) =>
    onDismiss(
      group.customers.filter((other) => other.id !== one.id).map((other) => ({ a: one.id, b: other.id })),
    );
  return (
    <Section
      title={words.reasons[group.reason](grouped(group.value))}
      actions={
        mayEdit && (
          <Button variant="subtle" size="compact-sm" onClick={() => onDismiss(pairsOf(group.customers))}>
            {words.dismiss}
          </Button>
        )
      }
    >
      <Radio.Group
        value={survivor.id}
        onChange={setKept}
        aria-label={words.keep}
        className={classes.group}
        readOnly={!mayEdit}
      >
        {group.customers.map((one) => (
          <CandidateRow
            key={one.id}
            one={one}
            survivor={survivor}
            onMerge={mayEdit ? onMerge : null}
            onDismiss={mayEdit && group.customers.length > 2 ? () => apart(one) : null}
          />
        ))}
      </Radio.Group>
    </Section>
  );
}

type CandidateRowProps = {
  one: Candidate;
  survivor: Candidate;
  onMerge: ((merge: Merge) => void) | null;
  onDismiss: (() => void) | null;
};

function CandidateRow({ one, survivor, onMerge, onDismiss }: CandidateRowProps) {
  const t = useTexts();
  const words = t.parties.duplicates;
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
          {t.common.action.open}
        </Link>
      </span>
      {onDismiss !== null && (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.apart}
          aria-label={words.dismissOne(one.name)}
          onClick={onDismiss}
        >
          {words.dismissOneShort}
        </Button>
      )}
      {obstacles.map((finding) => (
        <p key={finding.code} className={classes.obstacle}>
          {describe(finding)}
        </p>
      ))}
    </div>
  );
}
