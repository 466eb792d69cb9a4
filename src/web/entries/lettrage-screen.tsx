import { Button, Checkbox, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useRefresh } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { lettrageApi, type Sheet } from './api.ts';
import classes from './entries.module.css';
import { LettrageList } from './lettrage-list.tsx';

type Group = Sheet['groups'][number];
type Item = Group['items'][number];

/** What is open of a customer, to be settled by hand: debits on one side, credits on the other. */
export function LettrageScreen() {
  const t = useTexts().entries.lettrage;
  const { id } = useParams({ strict: false }) as { id: string };
  const sheet = useQuery({
    queryKey: ['lettrage', id],
    queryFn: ({ signal }) => lettrageApi.read({ partyId: id }, { signal }),
  });
  const name = sheet.data?.name ?? '\u00a0';
  return (
    <Page title={t.title} subtitle={t.subtitle} before={<BackLink to={`/clients/${id}`}>{name}</BackLink>}>
      {sheet.isError && <Problem problem={sheet.error} onRetry={() => void sheet.refetch()} />}
      {sheet.isPending && <Skeleton height={320} />}
      {sheet.data !== undefined && (
        <>
          {sheet.data.groups.length === 0 && (
            <EmptyState icon={CheckIcon} title={t.nothing}>
              {t.nothingDetail}
            </EmptyState>
          )}
          {sheet.data.groups.map((group, index) => (
            <GroupSection
              key={`${group.account} ${group.currency}`}
              partyId={id}
              group={group}
              isFirst={index === 0}
            />
          ))}
          <LettrageList partyId={id} lettrages={sheet.data.lettrages} />
        </>
      )}
    </Page>
  );
}

function GroupSection({ partyId, group, isFirst }: { partyId: string; group: Group; isFirst: boolean }) {
  const t = useTexts().entries.lettrage;
  const toasts = useToasts();
  const refresh = useRefresh();
  const money = useMoney();
  const mayRecord = useMay('books.record');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = group.items.filter((item) => chosen.has(item.id));
  const sum = picked.reduce((total, item) => total + BigInt(item.openMinor), 0n);
  const debits = group.items.filter((item) => !item.openMinor.startsWith('-'));
  const credits = group.items.filter((item) => item.openMinor.startsWith('-'));
  const hasBoth = [debits, credits].every((side) => side.some((item) => chosen.has(item.id)));
  const letter = useMutation({
    mutationFn: () => lettrageApi.letter({ partyId, itemIds: picked.map((item) => item.id) }),
    onSuccess: async (after) => {
      setChosen(new Set());
      const [made] = after.lettrages;
      toasts.success({
        message: t.lettered,
        undo: async () => {
          if (made === undefined) return;
          await lettrageApi.undo({ partyId, lettrageId: made.id }).catch(toasts.failure);
          await refresh();
        },
      });
      await refresh();
    },
    onError: toasts.failure,
  });
  useShortcut('l', () => letter.mutate(), {
    label: t.letter,
    group: 'screen',
    enabled: mayRecord && hasBoth && !letter.isPending,
  });
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const side = { group, chosen, onToggle: toggle, mayRecord };
  return (
    <Section
      title={`${group.account} – ${group.accountName}${group.currency === 'EUR' ? '' : ` · ${group.currency}`}`}
    >
      <div className={classes.pairs}>
        <Side {...side} title={t.debits} none={t.noDebit} items={debits} />
        <Side {...side} title={t.credits} none={t.noCredit} items={credits} />
      </div>
      {mayRecord && (
        <div className={classes.foot}>
          <span aria-live="polite">
            <strong>{t.chosen(picked.length)}</strong>{' '}
            <span className={classes.dim}>
              {!hasBoth
                ? t.sides
                : sum === 0n
                  ? t.zero
                  : t.rest(money(sum < 0n ? -sum : sum, group.currency))}
            </span>
          </span>
          <span className={classes.footSpace} />
          {isFirst && <small className={classes.dim}>{t.keys}</small>}
          <Button disabled={!hasBoth} loading={letter.isPending} onClick={() => letter.mutate()}>
            {sum === 0n || !hasBoth ? t.letter : t.letterPartly}
          </Button>
        </div>
      )}
    </Section>
  );
}

type SideProps = {
  title: string;
  none: string;
  items: readonly Item[];
  group: Group;
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
  mayRecord: boolean;
};

function Side({ title, none, items, group, chosen, onToggle, mayRecord }: SideProps) {
  const t = useTexts().entries.lettrage;
  const money = useMoney();
  const positive = (minor: string): string => minor.replace('-', '');
  return (
    <div className={classes.side}>
      <h3>{title}</h3>
      {items.length === 0 && <p className={classes.hint}>{none}</p>}
      {items.length > 0 && (
        <ul className={classes.items} aria-label={title}>
          {items.map((item) => (
            <li key={item.id}>
              <label className={classes.item}>
                <Checkbox
                  checked={chosen.has(item.id)}
                  disabled={!mayRecord}
                  onChange={() => onToggle(item.id)}
                />
                <span>
                  {item.number}
                  <small>
                    {t.kinds[item.kind] ?? item.kind} · <DateText date={item.issuedOn} />
                    {item.reference !== '' && ` · ${item.reference}`}
                  </small>
                </span>
                <span className={classes.itemAmount}>
                  <MoneyText minor={positive(item.openMinor)} currency={group.currency} />
                  {item.openMinor !== item.amountMinor && (
                    <small>{t.ofAmount(money(positive(item.amountMinor), group.currency))}</small>
                  )}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
