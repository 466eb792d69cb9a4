import { Checkbox, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDescribe, useRefresh, type Customer } from '../invoices/index.ts';
import { DrawerForm } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { registersApi, type RegisterView } from './registers-api.ts';
import classes from './registers.module.css';

type RegisterCompareProps = {
  opened: boolean;
  onClose: () => void;
  customer: Customer;
  view: RegisterView;
  mayEdit: boolean;
};

/** Ours beside theirs, field by field; only what is ticked is taken over. */
export function RegisterCompare({ opened, onClose, customer, view, mayEdit }: RegisterCompareProps) {
  const t = useTexts();
  const words = t.registers.compare;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title}
      size="xl"
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {view.differences.length === 0 ? (
        <p className={classes.same}>
          {view.checks.some((check) => check.outcome === 'unknown') ? words.unknown : words.same}
        </p>
      ) : (
        <Differences
          // Another answer is another choice.
          key={view.differences.map((one) => `${one.checkId} ${one.field}`).join()}
          customer={customer}
          differences={view.differences}
          mayEdit={mayEdit}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

type DifferencesProps = {
  customer: Customer;
  differences: RegisterView['differences'];
  mayEdit: boolean;
  onClose: () => void;
};

function Differences({ customer, differences, mayEdit, onClose }: DifferencesProps) {
  const { compare: words, sources } = useTexts().registers;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const accept = useMutation({
    mutationFn: () =>
      registersApi.accept({
        id: customer.id,
        version: customer.version,
        taken: differences
          .filter((_one, index) => taken.has(index))
          .map(({ checkId, field }) => ({ checkId, field })),
      }),
    onSuccess: async () => {
      toasts.success(words.accepted);
      onClose();
      await refresh();
    },
  });
  const toggle = (index: number, isTaken: boolean) =>
    setTaken((before) => {
      const next = new Set(before);
      if (isTaken) next.add(index);
      else next.delete(index);
      return next;
    });
  return (
    <DrawerForm
      problem={accept.isError && <Problem problem={accept.error} describe={describe} compact />}
      submit={words.accept(taken.size)}
      busy={accept.isPending}
      disabled={!mayEdit || taken.size === 0}
      onSubmit={() => accept.mutate()}
      onClose={onClose}
    >
      <p className={classes.dim}>{words.text}</p>
      <ul className={classes.differences}>
        {differences.map((one, index) => (
          <li key={`${one.checkId} ${one.field}`} className={classes.difference}>
            <Checkbox
              aria-label={words.take(words.fields[one.field])}
              checked={taken.has(index)}
              disabled={!mayEdit}
              onChange={(event) => toggle(index, event.currentTarget.checked)}
            />
            <div>
              <p className={classes.field}>{words.fields[one.field]}</p>
              <dl className={classes.sides}>
                <div data-kept={!taken.has(index) || undefined}>
                  <dt>{words.ours}</dt>
                  <dd>{one.ours === '' ? <em>{words.empty}</em> : one.ours}</dd>
                </div>
                <div data-kept={taken.has(index) || undefined}>
                  <dt>{sources[one.source]}</dt>
                  <dd>{one.theirs}</dd>
                </div>
              </dl>
            </div>
          </li>
        ))}
      </ul>
    </DrawerForm>
  );
}
