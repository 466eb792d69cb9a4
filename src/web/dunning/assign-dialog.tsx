import { Button, Checkbox, Modal, MultiSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { dunningContract } from '../../app/dunning/contract.ts';
import { partyContract } from '../../app/party/contract.ts';
import type { RequestOf } from '../../contract/endpoint.ts';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys } from './api.ts';
import { Choice } from './choice.tsx';
import classes from './policy.module.css';

export type AssignProps = { policyId: string; onClose: () => void };

type To = RequestOf<typeof dunningContract.assign>['to'];
const parties = client(partyContract);
const KINDS = ['', 'company', 'individual', 'public_body'] as const;
const SAME = 'same';
const NONE = 'none';

/** A policy, or the person responsible, for many customers at once: chosen one by one or by what they have in common. */
export function AssignDialog({ policyId, onClose }: AssignProps) {
  const t = useTexts();
  const words = t.people.assign;
  const toasts = useToasts();
  const queries = useQueryClient();
  const [customers, setCustomers] = useState<readonly Pick<PickedCustomer, 'id' | 'name'>[]>([]);
  const [tags, setTags] = useState<string[]>([]);
  const [groups, setGroups] = useState<string[]>([]);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('');
  const [policy, setPolicy] = useState(policyId);
  const [owner, setOwner] = useState(SAME);
  const facets = useQuery({
    queryKey: ['customers', 'facets'],
    queryFn: ({ signal }) => parties.facets({}, { signal }),
  });
  const choices = useQuery({
    queryKey: [...keys.policies, 'choices'],
    queryFn: ({ signal }) => dunningApi.assignable({}, { signal }),
  });
  const to: To = {
    ...(customers.length > 0 && { partyIds: customers.map((one) => one.id) }),
    ...(tags.length > 0 && { tags }),
    ...(groups.length > 0 && { debtorGroups: groups }),
    ...(kind !== '' && { kind }),
  };
  const isChosen = Object.keys(to).length > 0;
  const trial = useQuery({
    queryKey: [...keys.policies, 'assign', to],
    queryFn: ({ signal }) => dunningApi.assign({ to, isTrial: true }, { signal }),
    enabled: isChosen,
  });
  const wanted = {
    to,
    ...(policy !== SAME && { policyId: policy === NONE ? null : policy }),
    ...(owner !== SAME && { ownerId: owner === NONE ? null : owner }),
  };
  const assign = useMutation({
    mutationFn: () => dunningApi.assign(wanted),
    onSuccess: async ({ count }) => {
      toasts.success(words.done(count));
      onClose();
      await queries.invalidateQueries();
    },
  });
  const policies = choices.data?.policies ?? [];
  const owners = choices.data?.owners ?? [];
  const named = (list: readonly { id: string; name: string }[], none: string): Record<string, string> => ({
    [SAME]: words.unchanged,
    [NONE]: none,
    ...Object.fromEntries(list.map((one) => [one.id, one.name])),
  });
  const count = isChosen ? trial.data?.count : 0;
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
          assign.mutate();
        }}
      >
        {assign.isError && <Problem problem={assign.error} compact />}
        <p className={classes.kept}>{words.text}</p>
        <Choice
          label={words.kind}
          values={KINDS}
          value={kind}
          words={words.kinds}
          readOnly={false}
          onChange={setKind}
        />
        {(facets.data?.tags ?? []).length > 0 && (
          <MultiSelect label={words.tags} data={facets.data?.tags ?? []} value={tags} onChange={setTags} />
        )}
        {(facets.data?.debtorGroups ?? []).length > 0 && (
          <MultiSelect
            label={words.groups}
            data={facets.data?.debtorGroups ?? []}
            value={groups}
            onChange={setGroups}
          />
        )}
        <div>
          <CustomerPicker
            key={customers.length}
            label={words.customers}
            value={null}
            optional
            opensOnFocus={false}
            onChange={(one) => {
              if (one !== null && !customers.some(({ id }) => id === one.id))
                setCustomers([...customers, one]);
            }}
          />
          {customers.map((one) => (
            <Checkbox
              key={one.id}
              mt="xs"
              checked
              label={one.name}
              onChange={() => setCustomers(customers.filter(({ id }) => id !== one.id))}
            />
          ))}
        </div>
        <Choice
          label={words.policy}
          values={[SAME, NONE, ...policies.map((one) => one.id)]}
          value={policy}
          words={named(policies, words.usual)}
          readOnly={false}
          onChange={setPolicy}
        />
        <Choice
          label={words.owner}
          values={[SAME, NONE, ...owners.map((one) => one.id)]}
          value={owner}
          words={named(owners, words.nobody)}
          readOnly={false}
          onChange={setOwner}
        />
        <p className={classes.kept} role="status">
          {isChosen ? count !== undefined && words.count(count) : words.none}
        </p>
        <div className={classes.stepFoot}>
          <Button
            type="submit"
            loading={assign.isPending}
            disabled={count === undefined || count === 0 || (policy === SAME && owner === SAME)}
          >
            {words.submit}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
