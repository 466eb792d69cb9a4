import { Button, Checkbox, Modal, MultiSelect, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { dunningContract } from '../../app/dunning/contract.ts';
import { partyContract } from '../../app/party/contract.ts';
import type { RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Problem } from '../kit/problem.tsx';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { dunningApi, keys, useCurrent, usePrepare } from './api.ts';
import classes from './prepare-options.module.css';
import { stepName } from './step-words.ts';

type Wanted = RequestOf<typeof dunningContract.prepare>;
const parties = client(partyContract);

/** What is prepared, by whom it concerns, at which level, from which sum, for which day. Nothing chosen: everything. */
export function PrepareOptions({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.automatic.options.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Form onDone={onClose} />
    </Modal>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const t = useTexts();
  const words = t.automatic.options;
  const more = t.people.prepare;
  const prepare = usePrepare();
  const today = useCurrent().data?.today;
  const facets = useQuery({
    queryKey: ['customers', 'facets'],
    queryFn: ({ signal }) => parties.facets({}, { signal }),
  });
  const policies = useQuery({
    queryKey: keys.policies,
    queryFn: ({ signal }) => dunningApi.policies({}, { signal }),
  });
  const [asOf, setAsOf] = useState<string | null>(null);
  const [customers, setCustomers] = useState<readonly Pick<PickedCustomer, 'id' | 'name'>[]>([]);
  const [tags, setTags] = useState<string[]>([]);
  const [stepCodes, setStepCodes] = useState<string[]>([]);
  const [minimumMinor, setMinimumMinor] = useState<string | null>(null);
  const [groups, setGroups] = useState<string[]>([]);
  const [graceDays, setGraceDays] = useState(0);
  const [postingOn, setPostingOn] = useState<string | null>(null);
  const known = facets.data?.tags ?? [];
  const knownGroups = facets.data?.debtorGroups ?? [];
  const steps = new Map(
    (policies.data?.policies ?? []).flatMap((policy) =>
      policy.steps.map((step) => [step.code, step] as const),
    ),
  );
  const wanted = (): Wanted => {
    const selection = {
      ...(customers.length > 0 && { partyIds: customers.map((one) => one.id) }),
      ...(tags.length > 0 && { tags }),
      ...(groups.length > 0 && { debtorGroups: groups }),
      ...(stepCodes.length > 0 && { stepCodes }),
      ...(minimumMinor !== null && { minimumMinor }),
      ...(graceDays > 0 && { graceDays }),
    };
    return {
      ...(asOf !== null && { asOf }),
      ...(Object.keys(selection).length > 0 && { selection }),
      ...(postingOn !== null && { postingOn }),
    };
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        prepare.mutate(wanted(), { onSuccess: onDone });
      }}
    >
      {prepare.isError && <Problem problem={prepare.error} compact />}
      <p>{words.text}</p>
      <div>
        <CustomerPicker
          // Chosen, the name moves below and the field is empty again.
          key={customers.length}
          label={words.customers}
          value={null}
          optional
          opensOnFocus={false}
          onChange={(one) => {
            if (one !== null && !customers.some(({ id }) => id === one.id)) setCustomers([...customers, one]);
          }}
        />
        {customers.length === 0 ? (
          <p className={classes.hint}>{words.customersHint}</p>
        ) : (
          <div className={classes.chosen}>
            {customers.map((one) => (
              <Checkbox
                key={one.id}
                checked
                label={one.name}
                onChange={() => setCustomers(customers.filter(({ id }) => id !== one.id))}
              />
            ))}
          </div>
        )}
      </div>
      {known.length > 0 && <MultiSelect label={words.tags} data={known} value={tags} onChange={setTags} />}
      {knownGroups.length > 0 && (
        <MultiSelect label={more.groups} data={knownGroups} value={groups} onChange={setGroups} />
      )}
      <Checkbox.Group label={words.steps} value={stepCodes} onChange={setStepCodes}>
        <div className={classes.chosen}>
          {[...steps.values()].map((step) => (
            <Checkbox
              key={step.code}
              value={step.code}
              label={stepName(t, { stepCode: step.code, kind: step.kind })}
            />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.pair}>
        <MoneyField label={words.minimum} value={minimumMinor} onChange={setMinimumMinor} />
        <NumberInput
          label={more.grace}
          min={0}
          max={365}
          allowDecimal={false}
          allowNegative={false}
          value={graceDays}
          onChange={(value) => setGraceDays(typeof value === 'number' ? value : 0)}
        />
      </div>
      <p className={classes.hint}>{more.graceHint}</p>
      <DateField
        label={words.asOf}
        description={words.asOfHint}
        inputWrapperOrder={['label', 'input', 'description']}
        value={asOf}
        onChange={setAsOf}
        {...(today !== undefined && { min: today })}
      />
      <DateField
        label={more.posting}
        description={more.postingHint}
        inputWrapperOrder={['label', 'input', 'description']}
        value={postingOn}
        onChange={setPostingOn}
        {...(today !== undefined && { max: asOf ?? today })}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={onDone}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={prepare.isPending}>
          {words.prepare}
        </Button>
      </div>
    </form>
  );
}
