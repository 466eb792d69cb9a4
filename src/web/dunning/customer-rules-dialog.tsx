import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { dunningContract } from '../../app/dunning/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { GROUPINGS, type Grouping } from '../../core/dunning/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
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
  const [policyId, setPolicyId] = useState(rules.policyId ?? '');
  const [grouping, setGrouping] = useState<Grouping | ''>(rules.grouping ?? '');
  const [deposit, setDeposit] = useState(deposits.find((one) => daysOf[one] === rules.depositDays) ?? 'none');
  const [owner, setOwner] = useState(rules.ownerId ?? '');
  const [isTransport, setIsTransport] = useState(rules.isTransport);
  const [days, setDays] = useState(() => new Map(rules.items.map((item) => [item.itemId, item.depositedOn])));
  const save = async () => {
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
  };
  const names = Object.fromEntries(rules.policies.map((one) => [one.id, one.name]));
  return (
    <FormDialog title={words.title} onClose={onClose} submit={words.save} save={save} saved={words.saved}>
      {() => (
        <>
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
        </>
      )}
    </FormDialog>
  );
}
