import { Checkbox, Radio } from '@mantine/core';
import { impute } from '../../core/openitems/index.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import type { Item } from './api.ts';
import classes from './invoices.module.css';
import { ItemState } from './item-state.tsx';

export type ShareMode = 'oldest-first' | 'chosen' | 'none';
/** Minor units by item; an absent one is not paid. */
export type Chosen = ReadonlyMap<string, string>;

export type Split = { shares: ReadonlyMap<string, bigint>; restMinor: bigint };

/** What the payment will do, counted by the same rule as the server's (core/openitems). */
export function splitOf(mode: ShareMode, amount: bigint, items: readonly Item[], chosen: Chosen): Split {
  if (mode === 'none') return { shares: new Map(), restMinor: amount };
  if (mode === 'oldest-first') {
    const debts = items.map((item) => ({
      id: item.id,
      openMinor: BigInt(item.openMinor),
      issuedOn: plainDate(item.issuedOn),
      dueOn: plainDate(item.dueOn),
      number: item.number,
    }));
    const { shares, restMinor } = impute(amount, debts);
    return { shares: new Map(shares.map((one) => [one.itemId, one.amountMinor])), restMinor };
  }
  const shares = new Map([...chosen].map(([id, minor]) => [id, BigInt(minor)]));
  const used = [...shares.values()].reduce((sum, minor) => sum + minor, 0n);
  return { shares, restMinor: amount - used };
}

type PaymentSharesProps = {
  mode: ShareMode;
  onMode: (mode: ShareMode) => void;
  items: readonly Item[];
  hasMore: boolean;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
  split: Split;
  amount: bigint;
  currency: string;
  /** Money on account stays an offer; attributing it may leave it there. */
  withNone?: boolean;
  /** Only chosen invoices will do: a bill is drawn for them. */
  chosenOnly?: boolean;
};

/** Which invoices a payment settles: the oldest due first, unless the debtor says otherwise (C. civ. art. 1342-10). */
export function PaymentShares(props: PaymentSharesProps) {
  const {
    mode,
    onMode,
    items,
    hasMore,
    chosen,
    onChosen,
    split,
    amount,
    currency,
    withNone = true,
    chosenOnly = false,
  } = props;
  const t = useTexts().receivables.payment;
  const modes = [
    { value: 'oldest-first', label: t.oldest },
    { value: 'chosen', label: t.chosen },
    ...(withNone ? [{ value: 'none', label: t.none }] : []),
  ];
  if (items.length === 0) return <p className={classes.verdict}>{t.nothingOpen}</p>;
  const set = (item: Item, minor: string | null) => {
    const next = new Map(chosen);
    if (minor === null) next.delete(item.id);
    else next.set(item.id, minor);
    onChosen(next);
  };
  const toggle = (item: Item) => {
    if (chosen.has(item.id)) return set(item, null);
    const left = split.restMinor > 0n ? split.restMinor : BigInt(item.openMinor);
    const open = BigInt(item.openMinor);
    return set(item, (left < open ? left : open).toString());
  };
  return (
    <div role="group" aria-label={t.shares} className={classes.standing}>
      {!chosenOnly && (
        <Radio.Group label={t.shares} value={mode} onChange={(value) => onMode(value as ShareMode)}>
          {modes.map((one) => (
            <Radio key={one.value} mt={6} value={one.value} label={one.label} />
          ))}
        </Radio.Group>
      )}
      {mode !== 'none' && (
        <div className={classes.shares}>
          {items.map((item) => {
            const share = split.shares.get(item.id);
            return (
              <div key={item.id} className={classes.share} data-unpaid={share === undefined || undefined}>
                {mode === 'chosen' ? (
                  <Checkbox
                    aria-label={t.choose(item.number)}
                    checked={chosen.has(item.id)}
                    onChange={() => toggle(item)}
                  />
                ) : (
                  <span />
                )}
                <span>
                  {item.number}
                  <small>
                    <DateText date={item.dueOn} /> ·{' '}
                    <MoneyText minor={item.openMinor} currency={item.currency} />{' '}
                    {item.state === 'late' && <ItemState item={item} />}
                  </small>
                </span>
                {mode === 'chosen' && chosen.has(item.id) ? (
                  <MoneyField
                    size="xs"
                    aria-label={t.amountFor(item.number)}
                    value={chosen.get(item.id) ?? null}
                    onChange={(minor) => set(item, minor ?? '0')}
                    currency={currency}
                  />
                ) : (
                  <span className={classes.shareAmount}>
                    {share !== undefined && <MoneyText minor={share} currency={currency} />}
                  </span>
                )}
              </div>
            );
          })}
        </div>
      )}
      {hasMore && mode !== 'none' && <p className={classes.verdict}>{t.moreOpen(items.length)}</p>}
      <Verdict split={split} amount={amount} currency={currency} />
    </div>
  );
}

function Verdict({ split, amount, currency }: { split: Split; amount: bigint; currency: string }) {
  const t = useTexts().receivables.payment;
  const money = useMoney();
  if (amount === 0n) return null;
  const { restMinor } = split;
  if (restMinor < 0n) {
    return (
      <p className={classes.verdict} data-tone="bad" role="alert">
        {t.tooMuch(money(-restMinor, currency))}
      </p>
    );
  }
  if (restMinor === 0n) {
    return (
      <p className={classes.verdict} data-tone="good">
        {t.allocated(money(amount, currency))}
      </p>
    );
  }
  return <p className={classes.verdict}>{t.left(money(restMinor, currency))}</p>;
}
