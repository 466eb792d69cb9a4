import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { keys, settlement, type Line } from './api.ts';
import classes from './bank.module.css';

export type Chosen = {
  itemId: string;
  number: string;
  partyId: string;
  partyName: string;
  openMinor: string;
  amountMinor: string | null;
};

type Difference = 'rounding' | 'discount' | 'fee';
/** Larger than this, and than a tenth of what is owed, is no discount and no fee: it stays due. */
const MOST_FEE = 5_000n;

/** What the chosen items have open beyond the line (or the line beyond them), and what a person says it is. */
export function useGap(line: Line, chosen: readonly Chosen[]) {
  const [difference, setDifference] = useState<Difference | undefined>(undefined);
  const limits = useQuery({
    queryKey: keys.settlement,
    queryFn: ({ signal }) => settlement.settlementSettings({}, { signal }),
  });
  const open = chosen.reduce((sum, one) => sum + BigInt(one.openMinor), 0n);
  const minor = open - BigInt(line.amountMinor);
  const size = minor < 0n ? -minor : minor;
  const isCents = size <= BigInt(limits.data?.roundingLimitMinor ?? '0');
  const isExplainable = minor > 0n && (size <= MOST_FEE || size * 10n <= open);
  const isOneParty = new Set(chosen.map((one) => one.partyId)).size === 1;
  const kinds: Difference[] = [
    ...(isExplainable ? (['discount', 'fee'] as const) : []),
    ...(isCents && (minor > 0n || isOneParty) ? (['rounding'] as const) : []),
  ];
  const isOpen = chosen.length > 0 && minor !== 0n && kinds.length > 0;
  return {
    minor,
    kinds: isOpen ? kinds : [],
    difference: isOpen ? difference : undefined,
    say: setDifference,
    forget: () => setDifference(undefined),
  };
}

export type Gap = ReturnType<typeof useGap>;

/** Every item whole, or in their order until the money is used up; credit notes stay whole. */
export function fill(chosen: readonly Chosen[], isWhole: boolean, totalMinor: bigint): Chosen[] {
  let left = totalMinor;
  for (const one of chosen) if (one.openMinor.startsWith('-')) left -= BigInt(one.openMinor);
  return chosen.map((one) => {
    const open = BigInt(one.openMinor);
    const part = isWhole || open < 0n || open <= left ? open : left;
    if (open > 0n) left -= part;
    return { ...one, amountMinor: part === 0n ? null : part.toString() };
  });
}

/** « Il manque 24,00 €. Qu’est-ce ? »: still due, a discount, a fee, a rounding. */
export function GapChoice(props: { gap: Gap; currency: string; onFill: (isWhole: boolean) => void }) {
  const { gap, currency, onFill } = props;
  const t = useTexts().differences;
  const money = useMoney();
  if (gap.kinds.length === 0) return null;
  const isLacking = gap.minor > 0n;
  const amount = money((isLacking ? gap.minor : -gap.minor).toString(), currency);
  const choose = (value: string) => {
    const said = gap.kinds.find((kind) => kind === value);
    gap.say(said);
    onFill(said !== undefined);
  };
  return (
    <Radio.Group
      label={isLacking ? t.editor.lacking(amount) : t.editor.over(amount)}
      value={gap.difference ?? 'rest'}
      onChange={choose}
    >
      <div className={classes.gap}>
        <Radio value="rest" label={isLacking ? t.editor.rest : t.editor.onAccount} />
        {gap.kinds.map((kind) => (
          <Radio key={kind} value={kind} label={t.kinds[kind]} />
        ))}
      </div>
    </Radio.Group>
  );
}

type LeftProps = {
  minor: bigint;
  currency: string;
  parties: readonly string[];
  difference: Difference | undefined;
  isEmpty: boolean;
};

/** What of the line has no item yet, and where it goes. A difference that is said leaves nothing. */
export function Left({ minor, currency, parties, difference, isEmpty }: LeftProps) {
  const { banking, differences } = useTexts();
  const words = banking.editor;
  if (difference !== undefined) {
    return (
      <div className={classes.left}>
        <span>{differences.kinds[difference]}</span>
        <MoneyText minor={minor < 0n ? -minor : minor} currency={currency} />
      </div>
    );
  }
  const hint =
    minor < 0n ? words.over : parties.length === 1 ? words.leftOnAccount(parties[0]!) : words.leftUnknown;
  return (
    <>
      <div className={classes.left} data-over={minor < 0n || undefined}>
        <span>{words.left}</span>
        <MoneyText minor={minor} currency={currency} />
      </div>
      {!isEmpty && minor !== 0n && (
        <p className={classes.leftHint} data-over={minor < 0n || undefined} role="status">
          {hint}
        </p>
      )}
    </>
  );
}
