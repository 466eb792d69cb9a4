import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import type { bankingContract } from '../../app/banking/contract.ts';
import type { RequestOf } from '../../contract/endpoint.ts';
import { useTexts } from '../kit/locale.tsx';
import type { ImportOutcome } from './api.ts';
import classes from './bank.module.css';

export type Columns = NonNullable<RequestOf<typeof bankingContract.importStatement>['columns']>;
type Role = keyof Columns['roles'];
type DateOrder = Columns['dateOrder'];

const roles: readonly Role[] = [
  'date',
  'value',
  'label',
  'name',
  'iban',
  'amount',
  'debit',
  'credit',
  'balance',
  'bankReference',
];
const orders: readonly DateOrder[] = ['dmy', 'ymd', 'mdy'];

/** What each column of an unknown CSV is; asked once per account. */
export function ColumnsForm(props: {
  outcome: Extract<ImportOutcome, { outcome: 'columns-needed' }>;
  busy: boolean;
  onAnswer: (columns: Columns) => void;
}) {
  const { outcome, busy, onAnswer } = props;
  const t = useTexts();
  const words = t.banking.import;
  const [chosen, setChosen] = useState<readonly (Role | null)[]>([]);
  const [order, setOrder] = useState<DateOrder>(() =>
    outcome.rows.flat().some((cell) => /^\d{4}[-/.]\d{1,2}[-/.]/.test(cell)) ? 'ymd' : 'dmy',
  );
  const [isHeadless, setHeadless] = useState(false);
  const [headers = [], ...rows] = outcome.rows;
  const has = (role: Role) => chosen.includes(role);
  const isReady = has('date') && (has('amount') || has('debit') || has('credit'));
  const submit = () => {
    const found: Columns['roles'] = {};
    for (const role of roles) {
      const at = chosen.flatMap((one, index) => (one === role ? [index] : []));
      if (at.length > 0) found[role] = at;
    }
    onAnswer({
      delimiter: outcome.delimiter,
      headerLine: isHeadless ? Math.max(0, outcome.headerLine - 1) : outcome.headerLine,
      dateOrder: order,
      roles: found,
    });
  };
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) submit();
      }}
    >
      <div>
        <p className={classes.popTitle}>{words.columnsTitle}</p>
        <p className={classes.explain}>{words.columnsWhy}</p>
      </div>
      <div className={classes.sample} tabIndex={0} role="region" aria-label={words.columnsTitle}>
        <table>
          <thead>
            <tr>
              {headers.map((header, at) => (
                <th key={`${String(at)}-${header}`} scope="col">
                  <Select
                    size="xs"
                    w="8.5rem"
                    aria-label={header === '' ? words.column(at + 1) : header}
                    placeholder={words.roles.none}
                    clearable
                    value={chosen[at] ?? null}
                    data={roles.map((role) => ({ value: role, label: words.roles[role] }))}
                    onChange={(role) =>
                      setChosen(
                        headers.map((_, index) =>
                          index === at
                            ? (roles.find((one) => one === role) ?? null)
                            : (chosen[index] ?? null),
                        ),
                      )
                    }
                  />
                  <span>{header}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 5).map((row, at) => (
              <tr key={String(at)}>
                {headers.map((_, index) => (
                  <td key={String(index)}>{row[index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Checkbox
        label={words.firstIsLine}
        checked={isHeadless}
        onChange={(event) => setHeadless(event.currentTarget.checked)}
      />
      <Select
        label={words.dateOrder}
        w="14rem"
        allowDeselect={false}
        value={order}
        data={orders.map((one) => ({ value: one, label: words.dateOrders[one] }))}
        onChange={(next) => setOrder(orders.find((one) => one === next) ?? 'dmy')}
      />
      {!isReady && <p className={classes.explain}>{words.columnsNeeded}</p>}
      <div className={classes.foot}>
        <Button type="submit" loading={busy} disabled={!isReady}>
          {t.common.action.continue}
        </Button>
      </div>
    </form>
  );
}
