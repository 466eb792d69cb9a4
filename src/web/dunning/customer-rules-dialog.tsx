import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { dunningContract } from '../../app/dunning/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { GROUPINGS, type Grouping } from '../../core/dunning/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi } from './api.ts';
import { Choice } from './choice.tsx';
import classes from './policy.module.css';

type Rules = AnswerOf<typeof dunningContract.customerRules>;

const deposits = ['none', '30', '50', '60'] as const;
const daysOf = { none: null, '30': 30, '50': 50, '60': 60 } as const;

type DialogProps = { partyId: string; rules: Rules; onClose: () => void };

/** Policy, grouping and the delay of a public buyer; and when each of its invoices was deposited. */
export function CustomerRulesDialog({ partyId, rules, onClose }: DialogProps) {
  const t = useTexts();
  const all = t.policyEditor;
  const words = all.customer;
  const { care } = t.people;
  const toasts = useToasts();
  const queries = useQueryClient();
  const [policyId, setPolicyId] = useState(rules.policyId ?? '');
  const [grouping, setGrouping] = useState<Grouping | ''>(rules.grouping ?? '');
  const [deposit, setDeposit] = useState(deposits.find((one) => daysOf[one] === rules.depositDays) ?? 'none');
  const [owner, setOwner] = useState(rules.ownerId ?? '');
  const [isTransport, setIsTransport] = useState(rules.isTransport);
  const [days, setDays] = useState(() => new Map(rules.items.map((item) => [item.itemId, item.depositedOn])));
  const save = useMutation({
    mutationFn: async () => {
      await dunningApi.saveCustomerRules({
        id: partyId,
        policyId: policyId === '' ? null : policyId,
        grouping: grouping === '' ? null : grouping,
        depositDays: daysOf[deposit],
        ownerId: owner === '' ? null : owner,
        isTransport,
      });
      for (const { itemId, depositedOn } of rules.items) {
        const now = days.get(itemId) ?? null;
        if (now !== depositedOn) await dunningApi.noteDeposit({ itemIds: [itemId], depositedOn: now });
      }
    },
    onSuccess: async () => {
      toasts.success(words.saved);
      onClose();
      await queries.invalidateQueries();
    },
  });
  const names = Object.fromEntries(rules.policies.map((one) => [one.id, one.name]));
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.isError && <Problem problem={save.error} compact />}
        <Choice
          label={words.policy}
          values={['', ...rules.policies.map((one) => one.id)]}
          value={policyId}
          words={{ ...names, '': words.usual(rules.usual.name) }}
          readOnly={false}
          onChange={setPolicyId}
        />
        <Choice
          label={words.grouping}
          description={all.groupingHint}
          values={['', ...GROUPINGS] as const}
          value={grouping}
          words={{ ...all.groupings, '': words.asPolicy }}
          readOnly={false}
          onChange={setGrouping}
        />
        <Choice
          label={care.owner}
          description={care.ownerHint}
          values={['', ...rules.owners.map((one) => one.id)]}
          value={owner}
          words={{ ...Object.fromEntries(rules.owners.map((one) => [one.id, one.name])), '': care.nobody }}
          readOnly={false}
          onChange={setOwner}
        />
        <Checkbox
          label={care.transport}
          description={care.transportHint}
          checked={isTransport}
          onChange={(event) => setIsTransport(event.currentTarget.checked)}
        />
        {(rules.isPublic || rules.depositDays !== null) && (
          <Choice
            label={words.deposit}
            description={words.depositHint}
            values={deposits}
            value={deposit}
            words={words.deposits}
            readOnly={false}
            onChange={setDeposit}
          />
        )}
        {deposit !== 'none' && rules.items.length === 0 && <p className={classes.kept}>{words.noItems}</p>}
        {deposit !== 'none' &&
          rules.items.map((item) => (
            <DateField
              key={item.itemId}
              label={words.depositedOn(item.number)}
              value={days.get(item.itemId) ?? null}
              onChange={(on) => setDays(new Map(days).set(item.itemId, on))}
            />
          ))}
        <div className={classes.stepFoot}>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
