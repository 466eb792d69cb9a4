import { NativeSelect, TextInput } from '@mantine/core';
import { DateField } from '../kit/date-field.tsx';
import { DecimalField } from './decimal-field.tsx';
import { withNature } from './draft-lines.ts';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import type { ItemCellsProps } from './item-cells.tsx';
import classes from './lines.module.css';
import { useWords } from './texts.ts';

type Props = Pick<ItemCellsProps, 'line' | 'path' | 'change' | 'errors' | 'setUnreadable'>;

/** What a line rarely says: reference, nature, account, period, a contribution shown apart. */
export function ItemDetails({ line, path, change, errors, setUnreadable }: Props) {
  const t = useWords();
  const { isTemplate } = useEditor();
  const { period, contribution } = line;
  const setPeriod = (from: string | null, to: string | null) => {
    const start = from ?? to;
    const end = to ?? from;
    change({ ...line, period: start === null || end === null ? undefined : { from: start, to: end } });
  };
  return (
    <div className={classes.details} role="group" aria-label={t.lines.details}>
      <div className={classes.detailGrid}>
        <TextInput
          id={fieldId(`${path}.reference`)}
          label={t.lines.reference}
          maxLength={60}
          autoComplete="off"
          value={line.reference ?? ''}
          error={errors.get(`${path}.reference`)}
          onChange={(event) => change({ ...line, reference: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t.lines.nature}
          value={line.nature}
          onChange={(event) =>
            change(withNature(line, event.currentTarget.value === 'goods' ? 'goods' : 'services'))
          }
          data={(['services', 'goods'] as const).map((value) => ({ value, label: t.lines.natures[value] }))}
        />
        <TextInput
          id={fieldId(`${path}.account`)}
          label={t.lines.account}
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          value={line.account}
          error={errors.get(`${path}.account`)}
          onChange={(event) => change({ ...line, account: event.currentTarget.value.trim() })}
        />
        {!isTemplate && (
          <>
            <DateField
              id={fieldId(`${path}.period`)}
              label={t.fields.periodFrom}
              value={period?.from ?? null}
              error={errors.get(`${path}.period`)}
              onChange={(from) => setPeriod(from, from === null ? null : (period?.to ?? null))}
            />
            <DateField
              label={t.fields.periodTo}
              value={period?.to ?? null}
              onChange={(to) => setPeriod(to === null ? null : (period?.from ?? null), to)}
            />
          </>
        )}
        <TextInput
          id={fieldId(`${path}.contribution.label`)}
          label={t.lines.contribution}
          maxLength={100}
          autoComplete="off"
          value={contribution?.label ?? ''}
          error={errors.get(`${path}.contribution.label`)}
          onChange={(event) => {
            const label = event.currentTarget.value;
            const perUnit = contribution?.perUnit ?? '0';
            change({
              ...line,
              contribution: label === '' && perUnit === '0' ? undefined : { label, perUnit },
            });
          }}
        />
        <DecimalField
          path={`${path}.contribution.perUnit`}
          label={t.lines.contributionEach}
          value={contribution?.perUnit ?? '0'}
          least={2}
          error={errors.get(`${path}.contribution.perUnit`)}
          setUnreadable={setUnreadable}
          onChange={(perUnit) => {
            const label = contribution?.label ?? '';
            change({
              ...line,
              contribution: label === '' && perUnit === '0' ? undefined : { label, perUnit },
            });
          }}
        />
      </div>
    </div>
  );
}

const parts = ['reference', 'account', 'period', 'contribution'];

/** What a line says besides the usual is in sight, and so is what is wrong with it. */
export function hasDetails(line: Props['line'], path: string, errors: Props['errors']): boolean {
  if (line.period !== undefined || line.contribution !== undefined) return true;
  return [...errors.keys()].some((at) => parts.some((part) => at.startsWith(`${path}.${part}`)));
}
