import { NativeSelect } from '@mantine/core';
import { fieldsOf, isField, type Field, type ImportKind } from '../../core/takeover/index.ts';
import { useTexts } from '../kit/locale.tsx';
import type { Run } from './api.ts';
import classes from './takeover.module.css';

type MappingProps = {
  run: Run;
  kind: ImportKind;
  mapping: readonly (Field | null)[];
  onChoose: (column: number, field: Field | null) => void;
};

/** Each column with examples of what stands in it, and what it is taken as; two tables one above the other. */
export function MappingTable({ run, kind, mapping, onChoose }: MappingProps) {
  const t = useTexts().takeover;
  const words = t.columns;
  const allowed = fieldsOf(kind);
  return (
    <table className={classes.mapping}>
      <thead>
        <tr>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.samples}</th>
          <th scope="col">{words.field}</th>
        </tr>
      </thead>
      <tbody>
        {run.headers.map((header, column) => {
          const isSecond = run.linesAt > 0 && column === run.linesAt;
          const name = header === '' ? words.unnamed(column + 1) : header;
          const field = mapping[column] ?? null;
          const samples = [...new Set(run.rows.map((row) => (row.cells[column] ?? '').trim()))].filter(
            (value) => value !== '',
          );
          return (
            <tr
              key={`${String(column)} ${header}`}
              data-ignored={field === null || undefined}
              data-second={isSecond || undefined}
            >
              <th scope="row">{name}</th>
              <td className={classes.samples}>{samples.slice(0, 3).join(' · ')}</td>
              <td>
                <NativeSelect
                  aria-label={words.fieldOf(name)}
                  value={field ?? ''}
                  data={[
                    { value: '', label: words.ignored },
                    ...allowed.map((value) => ({ value, label: t.fields[value] })),
                  ]}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    onChoose(column, isField(value) ? value : null);
                  }}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
