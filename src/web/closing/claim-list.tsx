import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { impairmentOf, isPercent } from '../../core/closing/index.ts';
import { useDescribe, useRefresh } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DateText } from '../kit/dates.tsx';
import { readDecimal, showDecimal } from '../kit/decimals.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { doubtfulApi, type Doubtful } from './api.ts';
import classes from './closing.module.css';
import { useWords } from './texts.ts';

type Row = Doubtful['rows'][number];
type Typed = Readonly<Record<string, string>>;

const percentOf = (text: string): string | null => {
  const read = readDecimal(text);
  return read !== null && isPercent(read) ? read : null;
};

/** What the closing adds to the impairment of one claim; null while its rate cannot be read. Same code as the server. */
const changeOf = (row: Row, typed: Typed): bigint | null => {
  const standing = BigInt(row.standingMinor);
  if (row.mark === null) return -standing;
  const percent = percentOf(typed[row.itemId] ?? '');
  return percent === null ? null : impairmentOf(BigInt(row.netMinor), percent) - standing;
};

/** Every marked claim with the rate a person gives it, and what that books. */
export function ClaimList({ read, closingOn }: { read: Doubtful; closingOn: string }) {
  const t = useWords().doubtful;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const mayRecord = useMay('books.record');
  // Proposed by the last closing or by age, and shown: nothing is booked that was not seen.
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(
      read.rows.map((row) => {
        const known = row.last ?? row.proposed;
        return [row.itemId, known === null ? '' : showDecimal(known, locale)];
      }),
    ),
  );
  const [reversesOn, setReversesOn] = useState<string | null>(read.run?.reversesOn ?? read.reversesOn);
  const changes = read.rows.map((row) => changeOf(row, typed));
  const isReady = changes.every((change) => change !== null);
  const sum = (isCounted: (minor: bigint) => boolean): bigint =>
    changes.reduce<bigint>((total, one) => (one !== null && isCounted(one) ? total + one : total), 0n);
  const book = useMutation({
    mutationFn: () =>
      doubtfulApi.book({
        closingOn,
        ...(reversesOn !== null && { reversesOn }),
        items: read.rows.flatMap((row) =>
          row.mark === null
            ? []
            : [{ itemId: row.itemId, percent: percentOf(typed[row.itemId] ?? '') ?? '' }],
        ),
      }),
    onSuccess: async () => {
      toasts.success(t.booked);
      await refresh();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) book.mutate();
      }}
    >
      {read.rows.map((row, index) => (
        <Claim
          key={row.itemId}
          row={row}
          base={read.currency}
          text={typed[row.itemId] ?? ''}
          change={changes[index] ?? null}
          onType={(text) => setTyped((before) => ({ ...before, [row.itemId]: text }))}
        />
      ))}
      {book.isError && <Problem problem={book.error} describe={describe} compact />}
      <div className={classes.claimFoot}>
        {mayRecord && (
          <DateField
            label={t.reversesOn}
            maw="24rem"
            description={t.reversesHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={reversesOn}
            onChange={setReversesOn}
          />
        )}
        <span>
          {t.total(
            money(
              sum((minor) => minor > 0n),
              read.currency,
            ),
            money(-sum((minor) => minor < 0n), read.currency),
          )}
        </span>
        {mayRecord && (
          <Button type="submit" loading={book.isPending} disabled={!isReady}>
            {t.book}
          </Button>
        )}
      </div>
    </form>
  );
}

type ClaimProps = {
  row: Row;
  base: string;
  text: string;
  change: bigint | null;
  onType: (text: string) => void;
};

function Claim({ row, base, text, change, onType }: ClaimProps) {
  const t = useWords().doubtful;
  const { reasons } = useTexts().doubtful;
  const { locale } = useLocale();
  const said = [
    row.mark === null ? t.released : [reasons[row.mark.reason], row.mark.note].filter(Boolean).join(' · '),
    row.proposed === null ? null : t.proposed(showDecimal(row.proposed, locale)),
    row.last === null ? null : t.last(showDecimal(row.last, locale)),
    row.isWithoutVat && row.mark !== null ? t.withoutVat : null,
  ];
  const figure = (label: string, minor: string | bigint | null, signed = false) => (
    <div className={classes.figure}>
      <small>{label}</small>
      {minor === null ? '—' : <MoneyText minor={minor} currency={base} signed={signed} />}
    </div>
  );
  return (
    <div className={classes.claim}>
      <div className={classes.claimMain}>
        <strong>{row.number}</strong>{' '}
        <Link to="/clients/$id" params={{ id: row.partyId }}>
          {row.partyName}
        </Link>{' '}
        <span className={classes.dim}>
          <DateText date={row.dueOn} />
        </span>
        <p className={classes.note}>{said.filter((one) => one !== null && one !== '').join(' · ')}</p>
      </div>
      {figure(t.open, row.openMinor)}
      {figure(t.net, row.netMinor)}
      {figure(t.standing, row.standingMinor)}
      {row.mark === null ? (
        <span />
      ) : (
        <TextInput
          label={<span className={classes.figureLabel}>{t.percent}</span>}
          aria-label={t.percentOf(row.number)}
          size="xs"
          inputMode="decimal"
          autoComplete="off"
          rightSection="%"
          value={text}
          error={text !== '' && percentOf(text) === null}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      )}
      {figure(t.change, change, true)}
    </div>
  );
}
