import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addDays,
  addMonths,
  endOfMonth,
  plainDate,
  year,
  type PlainDate,
} from '../../core/calendar/index.ts';
import { useFieldErrors, useRefresh } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, FieldPair, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { periodsApi, type Periods } from './api.ts';

type Props = { target: 'year' | null; periods: Periods; onClose: () => void };

/** Opens a year: the first one says when it begins, the others follow. */
export function YearForm({ target, periods, onClose }: Props) {
  const t = useTexts().entries.periodsScreen;
  return (
    <TargetDrawer target={target} title={t.openYear} onClose={onClose}>
      {() => <Form periods={periods} onClose={onClose} />}
    </TargetDrawer>
  );
}

/** Twelve months, to the end of one. */
const usualEnd = (begin: PlainDate): PlainDate => endOfMonth(addDays(addMonths(begin, 12), -1));

function Form({ periods, onClose }: Omit<Props, 'target'>) {
  const t = useTexts().entries.periodsScreen;
  const toasts = useToasts();
  const refresh = useRefresh();
  const last = periods.years[0];
  const begin =
    last === undefined
      ? plainDate(`${year(plainDate(periods.today))}-01-01`)
      : addDays(plainDate(last.endsOn), 1);
  const [startsOn, setStart] = useState<string | null>(begin);
  const [endsOn, setEnd] = useState<string | null>(usualEnd(begin));
  const open = useMutation({
    mutationFn: () =>
      periodsApi.openYear({
        ...(last === undefined && startsOn !== null && { startsOn }),
        endsOn: endsOn ?? '',
      }),
    onSuccess: async () => {
      toasts.success(t.opened);
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(open.error);
  const isBeside = errorOf('startsOn') !== undefined || errorOf('endsOn') !== undefined;
  return (
    <DrawerForm
      problem={open.isError && !isBeside && <Problem problem={open.error} compact />}
      submit={t.openYear}
      busy={open.isPending}
      disabled={startsOn === null || endsOn === null}
      onSubmit={() => open.mutate()}
      onClose={onClose}
    >
      <FieldPair>
        <DateField
          label={t.startsOn}
          required
          clearable={false}
          disabled={last !== undefined}
          value={startsOn}
          error={errorOf('startsOn')}
          onChange={setStart}
        />
        <DateField
          label={t.endsOn}
          required
          clearable={false}
          value={endsOn}
          error={errorOf('endsOn')}
          onChange={setEnd}
        />
      </FieldPair>
    </DrawerForm>
  );
}
