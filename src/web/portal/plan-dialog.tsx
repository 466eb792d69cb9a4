import { Button, Checkbox, Modal, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays, nextBusinessDay, plainDate } from '../../core/calendar/index.ts';
import { parseCurrency } from '../../core/money/index.ts';
import { MAX_INSTALMENTS, spreadPlan } from '../../core/openitems/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useMakePlan, type FreeItem } from './plans-api.ts';
import classes from './plans.module.css';

type Props = {
  opened: boolean;
  onClose: () => void;
  partyId: string;
  free: readonly FreeItem[];
  today: string;
  /** The running plan that this one takes the place of. */
  replaces?: string;
};

/** « Convenir d’un échéancier »: which invoices, from when, in how many parts; the parts are shown as they will be. */
export function PlanDialog(props: Props) {
  const t = useTexts();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.replaces === undefined ? t.paymentPlans.dialog.title : t.paymentPlans.dialog.replaceTitle}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Form {...props} />
    </Modal>
  );
}

function Form({ onClose, partyId, free, today, replaces }: Props) {
  const t = useTexts();
  const words = t.paymentPlans.dialog;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const [chosen, setChosen] = useState(() => free.map(({ itemId }) => itemId));
  const [first, setFirst] = useState<string | null>(() => nextBusinessDay(addDays(plainDate(today), 7)));
  const [count, setCount] = useState(3);
  const [note, setNote] = useState('');
  const [tell, setTell] = useState(true);
  const make = useMakePlan(({ told }) => {
    toasts.success(words.saved);
    if (tell && !told) toasts.info(t.paymentPlans.notTold);
    onClose();
  });
  const items = free.filter(({ itemId }) => chosen.includes(itemId));
  const code = items[0]?.currency ?? '';
  const isOne = items.every((item) => item.currency === code);
  const currency = parseCurrency(code);
  const minor = items.reduce((sum, item) => sum + BigInt(item.minor), 0n);
  const parts =
    first === null || currency === null || !isOne || minor < BigInt(count)
      ? []
      : spreadPlan({ minor, currency }, count, plainDate(first));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (parts.length === 0) return;
        make.mutate({
          partyId,
          itemIds: items.map(({ itemId }) => itemId),
          instalments: parts.map((one) => ({ dueOn: one.dueOn, amountMinor: one.amountMinor.toString() })),
          note: note.trim(),
          tell,
          ...(replaces !== undefined && { replaces }),
        });
      }}
    >
      <Checkbox.Group
        label={words.invoices}
        value={chosen}
        onChange={setChosen}
        error={isOne ? undefined : words.oneCurrency}
      >
        <div className={classes.choices}>
          {free.map((item) => (
            <Checkbox
              key={item.itemId}
              value={item.itemId}
              label={`${item.number} · ${money(item.minor, item.currency)}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.pair}>
        <DateField label={words.first} value={first} onChange={setFirst} min={today} />
        <NumberInput
          label={words.count}
          min={1}
          max={MAX_INSTALMENTS}
          allowDecimal={false}
          value={count}
          onChange={(value) => setCount(typeof value === 'number' && value >= 1 ? value : 1)}
        />
      </div>
      {parts.length > 0 && (
        <div>
          <p className={classes.label}>{words.schedule}</p>
          <ul className={classes.instalments}>
            {parts.map((one) => (
              <li key={one.dueOn}>
                <span>{formatDate(one.dueOn, locale, 'long')}</span>
                <span className={classes.amount}>{money(one.amountMinor.toString(), code)}</span>
              </li>
            ))}
            <li className={classes.total}>
              <span>{words.total}</span>
              <span className={classes.amount}>{money(minor.toString(), code)}</span>
            </li>
          </ul>
        </div>
      )}
      <TextInput
        label={words.note}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Checkbox
        label={t.paymentPlans.tell}
        checked={tell}
        onChange={(event) => setTell(event.currentTarget.checked)}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" disabled={parts.length === 0} loading={make.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
