import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { useMoney } from '../kit/money.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { actOf, formOf, needs, type AcceptValues } from './accept-values.ts';
import { inboxApi, useMailAct, type Act, type MailDetail, type Proposal } from './api.ts';
import classes from './inbox.module.css';

type FormProps = { mail: MailDetail; proposal: Proposal; onClose: () => void; onShown: () => void };

/** What the mail says, filled in where it says it: corrected and confirmed by a person. */
export function AcceptForm({ mail, proposal, onClose, onShown }: FormProps) {
  const texts = useTexts();
  const t = texts.inbox;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const { kind } = proposal;
  const long = (on: string): string => formatDate(plainDate(on), locale, 'long');
  const [values, setValues] = useState<AcceptValues>(() =>
    formOf(mail, proposal, { words: t.reasons, long }),
  );
  const [tried, setTried] = useState(false);
  const set = (change: Partial<AcceptValues>) => setValues({ ...values, ...change });
  const accept = useMailAct(
    (act: Act) => inboxApi.accept({ id: mail.id, act }),
    () => {
      toasts.success(kind === 'acknowledgement' ? t.marked : t.accepted[kind]);
      onClose();
    },
  );
  const missing = needs(kind, values);
  const errorOf = (name: keyof typeof t.fields & `${string}Needed`): string | undefined =>
    tried && missing.includes(name) ? t.fields[name] : undefined;
  const line = (item: MailDetail['items'][number]): string =>
    t.fields.itemLine(
      item.number,
      money(item.openMinor, item.currency),
      formatDate(plainDate(item.dueOn), locale, 'short'),
    );
  const hasItems = kind === 'promise' || kind === 'paid' || kind === 'dispute';
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const act = actOf(mail, kind, values);
        if (act === null) return;
        onShown();
        accept.mutate(act);
      }}
    >
      {hasItems && mail.items.length === 0 && <p className={classes.dim}>{t.noItems}</p>}
      {(kind === 'promise' || kind === 'dispute') && (
        <div className={classes.pair}>
          {kind === 'promise' && (
            <DateField
              label={t.fields.dueOn}
              value={values.on}
              onChange={(on) => set({ on })}
              error={errorOf('dateNeeded')}
            />
          )}
          {kind === 'dispute' && (
            <Select
              label={t.fields.item}
              allowDeselect={false}
              data={mail.items.map((item) => ({ value: item.id, label: line(item) }))}
              value={values.itemIds[0] ?? null}
              error={errorOf('itemNeeded')}
              onChange={(id) => set({ itemIds: id === null ? [] : [id] })}
            />
          )}
          <MoneyField
            label={t.fields.amount}
            value={values.amount}
            currency={values.currency}
            onChange={(amount) => set({ amount })}
            error={errorOf('amountNeeded')}
          />
        </div>
      )}
      {(kind === 'promise' || kind === 'paid') && mail.items.length > 0 && (
        <Checkbox.Group
          label={t.fields.items}
          value={[...values.itemIds]}
          onChange={(itemIds) => set({ itemIds })}
          error={errorOf('itemNeeded')}
        >
          <div className={classes.items}>
            {mail.items.map((item) => (
              <Checkbox key={item.id} value={item.id} label={line(item)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {(kind === 'paid' || kind === 'absence') && (
        <DateField
          label={t.fields.untilOn}
          value={values.on}
          onChange={(on) => set({ on })}
          error={errorOf('dateNeeded')}
        />
      )}
      {(kind === 'paid' || kind === 'absence' || kind === 'dispute') && (
        <Textarea
          label={t.fields.reason}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={300}
          value={values.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      )}
      {kind === 'wrong-person' && (
        <div className={classes.pair}>
          <TextInput
            label={t.fields.email}
            maxLength={254}
            value={values.email}
            error={errorOf('emailNeeded')}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
          <TextInput
            label={t.fields.name}
            maxLength={100}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </div>
      )}
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {texts.common.action.cancel}
        </Button>
        <Button type="submit" loading={accept.isPending}>
          {kind === 'acknowledgement' ? t.markRead : t.accept[kind]}
        </Button>
      </div>
    </form>
  );
}
