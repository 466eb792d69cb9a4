import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { dunningApi, keys } from './api.ts';
import { CustomerRulesDialog } from './customer-rules-dialog.tsx';
import classes from './policy.module.css';

/** « Relances » on the page of a customer: the policy it follows, and in what it differs. */
export function CustomerRules({ partyId }: { partyId: string }) {
  const { policyEditor: all, people } = useTexts();
  const words = all.customer;
  const mayRead = useMay('dunning.read');
  const mayEdit = useMay('customers.edit');
  const [editing, setEditing] = useState(false);
  const { data: rules, error } = useQuery({
    queryKey: [...keys.all, 'customer-rules', partyId],
    queryFn: ({ signal }) => dunningApi.customerRules({ id: partyId }, { signal }),
    enabled: mayRead,
  });
  if (error !== null) return <Problem problem={error} compact />;
  if (rules === undefined) return null;
  const followed = rules.policies.find((one) => one.id === rules.policyId) ?? rules.usual;
  const owner = rules.owners.find((one) => one.id === rules.ownerId);
  const missing = rules.items.filter((item) => item.depositedOn === null).length;
  return (
    <Section
      title={words.title}
      actions={
        mayEdit && (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        )
      }
    >
      <p className={classes.follows}>
        {words.follows(followed.name)}
        {rules.grouping !== null && (
          <>
            {' '}
            {all.grouping} {all.groupings[rules.grouping]}.
          </>
        )}
        {owner !== undefined && <> {people.care.answers(owner.name)}</>}
        {rules.isTransport && <> {people.care.carried}</>}
        {rules.depositDays !== null && (
          <>
            {' '}
            {words.depositDays(rules.depositDays)} {missing > 0 && <strong>{words.missing(missing)}.</strong>}
          </>
        )}
      </p>
      {editing && <CustomerRulesDialog partyId={partyId} rules={rules} onClose={() => setEditing(false)} />}
    </Section>
  );
}
