import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  fieldsOf,
  guessWriting,
  hasLines,
  recogniseColumns,
  restrictMapping,
  type Field,
  type ImportKind,
} from '../../core/takeover/index.ts';
import { useDescribe } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { LinesSection } from './lines-section.tsx';
import { MappingTable } from './mapping-table.tsx';
import { takeover, useKeepRun, type Options, type Run, type useOrganization } from './api.ts';
import classes from './takeover.module.css';

type Organization = NonNullable<ReturnType<typeof useOrganization>['data']>;
type Props = { run: Run; organization: Organization; onChecked: () => void };

const isLine = (field: Field | null): boolean => field === 'unitPrice' || field === 'lineNet';

const KINDS = ['customers', 'open_items', 'invoices', 'drafts', 'paid_history'] as const;

/** What each column is, with examples from the file; then the date of the opening. */
export function ColumnsForm({ run, organization, onChecked }: Props) {
  const t = useTexts().takeover;
  const words = t.columns;
  const describe = useDescribe();
  const keep = useKeepRun();
  const cells = run.rows.map((row) => row.cells);
  const [kind, setKind] = useState<ImportKind>(run.kind === 'documents' ? 'open_items' : run.kind);
  const [mapping, setMapping] = useState<readonly (Field | null)[]>(run.mapping);
  const [options, setOptions] = useState<Options>(
    () =>
      run.options ?? {
        cutoverOn: organization.cutoverOn ?? organization.today,
        currency: organization.baseCurrency,
        ...guessWriting(run.mapping, cells),
        nextInvoiceNumber: '',
        expectedMinor: null,
      },
  );
  const set = (part: Partial<Options>) => setOptions((before) => ({ ...before, ...part }));
  const check = useMutation({
    mutationFn: () => takeover.check({ id: run.id, kind, mapping: [...mapping], options }),
    onSuccess: (checked) => {
      keep(checked);
      onChecked();
    },
  });
  const choose = (column: number, field: Field | null) =>
    setMapping((before) =>
      before.map((there, at) => (at === column ? field : there === field && field !== null ? null : there)),
    );
  const changeKind = (next: ImportKind) => {
    setKind(next);
    const fresh = recogniseColumns(run.headers, cells, fieldsOf(next)).mapping;
    // What the user has set stays; the rest is recognised anew for this kind.
    setMapping(
      restrictMapping(
        run.headers.map((_, at) => mapping[at] ?? fresh[at] ?? null),
        next,
      ),
    );
  };
  const isFec = run.format === 'fec';
  const isFixed = isFec || run.format === 'einvoices';
  const hasItems = kind !== 'customers';
  const isDrafts = kind === 'drafts';
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate();
      }}
    >
      {check.isError && <Problem problem={check.error} describe={describe} />}
      {isFixed ? (
        <p className={classes.note}>{isFec ? words.fecNote : words.einvoicesNote(run.rows.length)}</p>
      ) : (
        <>
          <Radio.Group
            label={words.kind}
            value={kind}
            onChange={(next) => changeKind(KINDS.find((one) => one === next) ?? 'open_items')}
          >
            <div className={classes.kinds}>
              {KINDS.map((one) => (
                <Radio.Card key={one} value={one} className={classes.kind} aria-label={t.kinds[one].name}>
                  <span className={classes.mark} aria-hidden="true" />
                  <span>
                    <strong>{t.kinds[one].name}</strong>
                    <span className={classes.dim}>{t.kinds[one].hint}</span>
                  </span>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
          <Section title={words.title} description={run.remembered ? words.remembered : undefined} flush>
            <MappingTable run={run} kind={kind} mapping={mapping} onChoose={choose} />
          </Section>
          {hasLines(kind) && (run.linesFrom !== '' || !mapping.some(isLine)) && (
            <LinesSection
              run={run}
              onAdded={(added) => {
                keep(added);
                setMapping(added.mapping);
                set(
                  guessWriting(
                    added.mapping,
                    added.rows.map((row) => row.cells),
                  ),
                );
              }}
            />
          )}
        </>
      )}
      {hasItems && (
        <Section
          title={isDrafts ? words.writing : words.opening}
          description={isDrafts ? words.draftsNote : undefined}
        >
          <div className={classes.fields}>
            {!isDrafts && (
              <DateField
                label={words.cutover}
                description={words.cutoverHint}
                required
                max={organization.today}
                value={options.cutoverOn}
                onChange={(date) => set({ cutoverOn: date ?? organization.today })}
              />
            )}
            {kind !== 'paid_history' && !isDrafts && (
              <MoneyField
                label={words.expected}
                description={words.expectedHint}
                currency={organization.baseCurrency}
                value={options.expectedMinor}
                allowNegative
                onChange={(expectedMinor) => set({ expectedMinor })}
              />
            )}
            {!isDrafts && (
              <TextInput
                label={words.nextNumber}
                description={words.nextNumberHint}
                maxLength={60}
                value={options.nextInvoiceNumber}
                onChange={(event) => set({ nextInvoiceNumber: event.currentTarget.value })}
              />
            )}
            {!isFixed && (
              <>
                <NativeSelect
                  label={words.dateOrder}
                  value={options.dateOrder}
                  data={(['dmy', 'mdy'] as const).map((value) => ({ value, label: words.dateOrders[value] }))}
                  onChange={(event) =>
                    set({ dateOrder: event.currentTarget.value === 'mdy' ? 'mdy' : 'dmy' })
                  }
                />
                <NativeSelect
                  label={words.decimal}
                  value={options.decimal}
                  data={(['auto', ',', '.'] as const).map((value) => ({
                    value,
                    label: words.decimals[value],
                  }))}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    set({ decimal: value === ',' || value === '.' ? value : 'auto' });
                  }}
                />
              </>
            )}
          </div>
        </Section>
      )}
      <div className={classes.foot}>
        <Button type="submit" loading={check.isPending}>
          {words.check}
        </Button>
        {check.isPending && <span className={classes.dim}>{words.checking}</span>}
      </div>
    </form>
  );
}
