import { ActionIcon, Button, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '../kit/dates.tsx';
import { CloseIcon, PlusIcon, SearchIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useDescribe } from '../invoices/index.ts';
import { bank, keys, type FoundItem, type Line, type Proposal } from './api.ts';
import classes from './bank.module.css';
import { fill, GapChoice, Left, useGap, type Chosen } from './gap-choice.tsx';
import { LineCard } from './pair.tsx';
import type { Decisions } from './use-decisions.ts';

type Props = {
  line: Line;
  /** The explanation to begin with; null: an empty choice. */
  start: Proposal | null;
  decisions: Decisions;
  onClose: () => void;
};

const fromProposal = (proposal: Proposal | null): Chosen[] =>
  (proposal?.allocations ?? []).map(({ itemId, number, partyId, partyName, openMinor, amountMinor }) => ({
    itemId,
    number,
    partyId,
    partyName,
    openMinor,
    amountMinor,
  }));

/** « Autre… »: what the line pays, chosen by hand: one invoice, several, parts of them, a credit note taken off. */
export function SplitEditor({ line, start, decisions, onClose }: Props) {
  const t = useTexts();
  const words = t.banking.editor;
  const describe = useDescribe();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 120);
  const [chosen, setChosen] = useState<readonly Chosen[]>(() => fromProposal(start));
  const [problem, setProblem] = useState<unknown>(null);
  const found = useQuery({
    queryKey: keys.search(text, line.id),
    queryFn: ({ signal }) =>
      bank.searchItems({ text, currency: line.currency, nearMinor: line.amountMinor }, { signal }),
    placeholderData: (before) => before,
  });
  const total = BigInt(line.amountMinor);
  const used = chosen.reduce((sum, one) => sum + BigInt(one.amountMinor ?? '0'), 0n);
  const left = total - used;
  const gap = useGap(line, chosen);
  const parties = new Map(chosen.map((one) => [one.partyId, one.partyName]));
  const isReady =
    chosen.length > 0 &&
    chosen.every((one) => one.amountMinor !== null && one.amountMinor !== '0') &&
    (gap.difference !== undefined || (left >= 0n && (left === 0n || parties.size === 1)));
  const items = (found.data?.items ?? []).filter((item) => !chosen.some((one) => one.itemId === item.id));

  const add = (item: FoundItem) => {
    const open = BigInt(item.openMinor);
    const part = open < 0n ? open : left < open ? (left > 0n ? left : 0n) : open;
    change([
      ...chosen,
      {
        itemId: item.id,
        number: item.number,
        partyId: item.partyId,
        partyName: item.partyName,
        openMinor: item.openMinor,
        amountMinor: part === 0n ? null : part.toString(),
      },
    ]);
  };
  const change = (next: readonly Chosen[]) => {
    gap.forget();
    setChosen(next);
  };
  const setAmount = (itemId: string, amountMinor: string | null) =>
    change(chosen.map((one) => (one.itemId === itemId ? { ...one, amountMinor } : one)));
  const confirm = async () => {
    setProblem(null);
    try {
      await decisions.decideAsync({
        kind: 'items',
        line,
        shares: chosen.map((one) => ({ itemId: one.itemId, amountMinor: one.amountMinor ?? '0' })),
        partyId: undefined,
        difference: gap.difference,
        name: [...parties.values()].join(', '),
      });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={words.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <div className={classes.editor}>
        <LineCard line={line} />
        <div className={classes.columns}>
          <section aria-label={words.results}>
            <TextInput
              data-autofocus
              value={typed}
              placeholder={words.search}
              aria-label={words.search}
              leftSection={<SearchIcon size={18} />}
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || items[0] === undefined || typed.trim() !== text) return;
                event.preventDefault();
                add(items[0]);
                setTyped('');
              }}
            />
            <ul className={classes.found}>
              {items.map((item) => (
                <li key={item.id}>
                  <UnstyledButton className={classes.item} onClick={() => add(item)}>
                    <span className={classes.itemMain}>
                      <strong>{item.number}</strong> {item.partyName}
                      <small>
                        {item.openMinor.startsWith('-') ? words.credit : <DateText date={item.dueOn} />}
                      </small>
                    </span>
                    <span data-equal={item.openMinor === line.amountMinor || undefined}>
                      <MoneyText minor={item.openMinor} currency={line.currency} />
                    </span>
                    <PlusIcon size={16} />
                    <span className="e-hidden">{words.add}</span>
                  </UnstyledButton>
                </li>
              ))}
              {found.isSuccess && items.length === 0 && chosen.length === 0 && (
                <li className={classes.none}>{words.nothing}</li>
              )}
            </ul>
          </section>
          <section aria-label={words.chosen} className={classes.chosen}>
            <h3 className={classes.subtitle}>{words.chosen}</h3>
            {chosen.length === 0 && <p className={classes.none}>{words.none}</p>}
            {chosen.map((one) => (
              <div key={one.itemId} className={classes.share}>
                <div className={classes.itemMain}>
                  <strong>{one.number}</strong> {one.partyName}
                  <small>
                    <MoneyText minor={one.openMinor} currency={line.currency} />
                  </small>
                </div>
                <MoneyField
                  aria-label={words.part(one.number)}
                  w="8.5rem"
                  size="sm"
                  value={one.amountMinor}
                  currency={line.currency}
                  allowNegative={one.openMinor.startsWith('-')}
                  onChange={(minor) => setAmount(one.itemId, minor)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.remove(one.number)}
                  onClick={() => change(chosen.filter((other) => other.itemId !== one.itemId))}
                >
                  <CloseIcon size={16} />
                </ActionIcon>
              </div>
            ))}
            <Left
              minor={left}
              currency={line.currency}
              parties={[...parties.values()]}
              difference={gap.difference}
              isEmpty={chosen.length === 0}
            />
            <GapChoice
              gap={gap}
              currency={line.currency}
              onFill={(all) => setChosen(fill(chosen, all, total))}
            />
          </section>
        </div>
        {problem !== null && <Problem problem={problem} describe={describe} compact />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
          <Button disabled={!isReady} loading={decisions.busyLine === line.id} onClick={() => void confirm()}>
            {words.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
