import { Button, Checkbox, Drawer, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { billingApi, useRefresh, type Mode, type Rule } from './api.ts';
import classes from './billing.module.css';
import { HourSelect } from './hour-select.tsx';

const modes: readonly Mode[] = ['draft', 'issue', 'send'];
const moments: readonly Rule['moment'][] = ['month_end', 'at_once'];

/** Which customers are invoiced without being asked, and how. */
export function RulesDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  const words = t.billing.rules;
  const [adding, setAdding] = useState<PickedCustomer | null>(null);
  const list = useQuery({
    queryKey: ['billing', 'rules'],
    queryFn: ({ signal }) => billingApi.rules({}, { signal }),
    enabled: opened,
  });
  const rules = list.data?.rules ?? [];
  const known = rules.find((one) => one.customerId === adding?.id);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={words.title}
      size={480}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <div className={classes.stack}>
        <p className={classes.dim}>{words.text}</p>
        {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && rules.length === 0 && <p>{words.none}</p>}
        {rules.map((rule) => (
          <RuleForm key={`${rule.customerId} ${String(rule.version)}`} rule={rule} />
        ))}
        <CustomerPicker key={rules.length} label={words.add} value={adding} onChange={setAdding} />
        {adding !== null && known === undefined && (
          <RuleForm
            key={adding.id}
            rule={{
              customerId: adding.id,
              customerName: adding.name,
              moment: 'month_end',
              byOrder: false,
              mode: 'issue',
              hour: 18,
              customerZone: null,
              version: 0,
            }}
            onSaved={() => setAdding(null)}
          />
        )}
      </div>
    </Drawer>
  );
}

function RuleForm({ rule, onSaved }: { rule: Rule; onSaved?: () => void }) {
  const t = useTexts().billing;
  const words = t.rules;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [moment, setMoment] = useState(rule.moment);
  const [mode, setMode] = useState(rule.mode);
  const [hour, setHour] = useState(rule.hour);
  const [byOrder, setByOrder] = useState(rule.byOrder);
  const save = useMutation({
    mutationFn: () =>
      billingApi.saveRule({
        customerId: rule.customerId,
        moment,
        mode,
        hour,
        byOrder,
        version: rule.version,
      }),
    onSuccess: async () => {
      toasts.success(words.saved(rule.customerName));
      await refresh();
      onSaved?.();
    },
    onError: toasts.failure,
  });
  const drop = useMutation({
    mutationFn: () => billingApi.dropRule({ customerId: rule.customerId, version: rule.version }),
    onSuccess: async () => {
      toasts.success(words.dropped(rule.customerName));
      await refresh();
    },
    onError: toasts.failure,
  });
  const isNew = rule.version === 0;
  const isChanged =
    isNew || moment !== rule.moment || mode !== rule.mode || hour !== rule.hour || byOrder !== rule.byOrder;
  return (
    <form
      className={classes.rule}
      aria-label={rule.customerName}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className={classes.ruleName}>{rule.customerName}</p>
      <Select
        label={words.moment}
        value={moment}
        allowDeselect={false}
        data={moments.map((one) => ({ value: one, label: words.moments[one] }))}
        onChange={(value) => setMoment(moments.find((one) => one === value) ?? 'month_end')}
      />
      <FieldPair>
        <Select
          label={t.bill.mode}
          value={mode}
          allowDeselect={false}
          data={modes.map((one) => ({ value: one, label: t.bill.modes[one] }))}
          onChange={(value) => setMode(modes.find((one) => one === value) ?? 'draft')}
        />
        <HourSelect
          label={words.hour}
          say={words.hourValue}
          value={hour}
          onChange={setHour}
          zone={rule.customerZone}
        />
      </FieldPair>
      {moment === 'month_end' && (
        <Checkbox
          label={words.byOrder}
          checked={byOrder}
          onChange={(event) => setByOrder(event.currentTarget.checked)}
        />
      )}
      <div className={classes.foot}>
        {!isNew && (
          <Button variant="default" size="xs" loading={drop.isPending} onClick={() => drop.mutate()}>
            {words.drop}
          </Button>
        )}
        {isChanged && (
          <Button type="submit" size="xs" loading={save.isPending}>
            {words.save}
          </Button>
        )}
      </div>
    </form>
  );
}
