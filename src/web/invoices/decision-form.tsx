import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DrawerForm } from '../kit/drawer-form.tsx';
import { Problem } from '../kit/problem.tsx';
import { useDescribe } from './fields.ts';

type DecisionFormProps = {
  save: UseMutationResult<unknown, Error, void>;
  submit: string;
  isReady: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** The form of a decision: its fields, and in words what the server refused. */
export function DecisionForm({ save, submit, isReady, onClose, children }: DecisionFormProps) {
  const describe = useDescribe();
  return (
    <DrawerForm
      problem={save.isError && <Problem problem={save.error} describe={describe} compact />}
      submit={submit}
      busy={save.isPending}
      disabled={!isReady}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {children}
    </DrawerForm>
  );
}
