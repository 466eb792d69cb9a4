import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MoreIcon, PlusIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, type Policy } from './api.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { StartPolicy } from './start-policy.tsx';
import classes from './policy.module.css';

type ActionsProps = {
  policy: Policy;
  policies: readonly Policy[];
  onChosen: (id: string) => void;
};

const KINDS = ['individual', 'public_body'] as const;

/** What is done with a policy as a whole: a new one, whose it is, put away. A refusal is said in words. */
export function PolicyActions({ policy, policies, onChosen }: ActionsProps) {
  const words = useTexts().people.policies;
  const toasts = useToasts();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'start' | 'assign' | null>(null);
  const act = useMutation({
    mutationFn: ({ run }: { run: () => Promise<unknown>; said: string }) => run(),
    onSuccess: async (_done, { said }) => {
      toasts.success(said);
      await queries.invalidateQueries({ queryKey: keys.all });
    },
  });
  const { id, name } = policy;
  return (
    <>
      <div className={classes.shelfActions}>
        <Button
          variant="default"
          leftSection={<PlusIcon size={16} />}
          onClick={() => {
            act.reset();
            setOpen('start');
          }}
        >
          {words.start}
        </Button>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size={36} variant="default" aria-label={words.menu}>
              <MoreIcon size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen('assign')}>{words.assign}</Menu.Item>
            {!policy.isDefault && (
              <Menu.Item
                onClick={() =>
                  act.mutate({ run: () => dunningApi.makeDefault({ id }), said: words.madeDefault(name) })
                }
              >
                {words.makeDefault}
              </Menu.Item>
            )}
            {KINDS.map((forKind) => {
              const isUsed = policy.forKind !== forKind;
              return (
                <Menu.Item
                  key={forKind}
                  onClick={() =>
                    act.mutate({
                      run: () => dunningApi.usePolicyFor({ id, forKind, isUsed }),
                      said: words.changed,
                    })
                  }
                >
                  {isUsed ? words.useFor[forKind] : words.stopFor[forKind]}
                </Menu.Item>
              );
            })}
            <Menu.Divider />
            <Menu.Item
              onClick={() =>
                act.mutate({ run: () => dunningApi.archivePolicy({ id }), said: words.archived(name) })
              }
            >
              {words.archive}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {act.isError && <Problem problem={act.error} compact />}
      {open === 'start' && (
        <StartPolicy
          policies={policies}
          current={policy}
          onClose={() => setOpen(null)}
          onStarted={(started) => {
            setOpen(null);
            onChosen(started);
          }}
        />
      )}
      {open === 'assign' && <AssignDialog policyId={id} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Policies put away, and back. */
export function ArchivedPolicies({ archived }: { archived: readonly { id: string; name: string }[] }) {
  const words = useTexts().people.policies;
  const toasts = useToasts();
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => dunningApi.restorePolicy({ id }),
    onSuccess: async (_done, { name }) => {
      toasts.success(words.restored(name));
      await queries.invalidateQueries({ queryKey: keys.all });
    },
    onError: toasts.failure,
  });
  if (archived.length === 0) return null;
  return (
    <Section title={words.shelf}>
      <ul className={classes.shelf}>
        {archived.map((one) => (
          <li key={one.id}>
            <span>{one.name}</span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${words.restore} ${one.name}`}
              onClick={() => restore.mutate(one)}
            >
              {words.restore}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
