import { SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isField } from '../../core/takeover/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { keys, takeover, type LineFinding, type Run } from './api.ts';
import classes from './takeover.module.css';

type Severity = LineFinding['severity'];
type Props = { run: Run; counts: Record<Severity, number> };

/** Every bad line with its reason; one reason alone on demand. */
export function FindingsList({ run, counts }: Props) {
  const t = useTexts().takeover;
  const { locale } = useLocale();
  const [chosen, setChosen] = useState<Severity | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const severity: Severity = chosen ?? (counts.error > 0 ? 'error' : 'warning');
  const isDocuments = run.kind === 'documents';
  const list = useInfiniteQuery({
    queryKey: [
      ...keys.findings(run.id, `${run.progressTotal} ${run.summary?.keptFindings ?? 0}`, severity),
      code,
    ],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      takeover.findings(
        {
          id: run.id,
          ...(isDocuments ? {} : { severity }),
          ...(code === null ? {} : { code }),
          after: pageParam,
        },
        { signal },
      ),
    getNextPageParam: (last) => (last.hasMore ? last.findings.at(-1)?.ordinal : undefined),
  });
  const rows = list.data?.pages.flatMap((page) => page.findings) ?? [];
  if (counts.error + counts.warning === 0 && rows.length === 0) return null;

  const codes = Object.entries(run.summary?.codes ?? {}).map(([value, count]) => ({
    value,
    label: `${findingText(locale, { code: value, params: {} })} (${String(count)})`,
  }));
  const columns: Column<LineFinding>[] = [
    {
      key: 'line',
      header: isDocuments ? t.pdf.fileName : t.check.line,
      width: isDocuments ? 'minmax(12rem, 1.2fr)' : '5rem',
      card: 'title',
      cell: (row) =>
        isDocuments ? row.value : <span className="e-number">{t.check.lineOf(row.line, row.part)}</span>,
    },
    {
      key: 'reason',
      header: t.check.reason,
      width: 'minmax(16rem, 3fr)',
      cell: (row) => (
        <span className={classes.reason} title={findingText(locale, row)}>
          {findingText(locale, row)}
        </span>
      ),
    },
    ...(isDocuments
      ? []
      : [
          {
            key: 'where',
            header: t.check.where,
            width: '10rem',
            cell: (row: LineFinding) => (isField(row.field) ? t.fields[row.field] : ''),
          },
          {
            key: 'value',
            header: t.check.value,
            width: 'minmax(7rem, 1fr)',
            card: 'line' as const,
            cell: (row: LineFinding) => <code className={classes.value}>{row.value}</code>,
          },
        ]),
  ];
  return (
    <div className={classes.findings}>
      {!isDocuments && (
        <div className={classes.findingsHead}>
          {counts.error > 0 && counts.warning > 0 ? (
            <SegmentedControl
              aria-label={t.check.reason}
              value={severity}
              onChange={(next) => {
                setChosen(next === 'warning' ? 'warning' : 'error');
                setCode(null);
              }}
              data={[
                { value: 'error', label: t.check.errorsTab(counts.error) },
                { value: 'warning', label: t.check.warningsTab(counts.warning) },
              ]}
            />
          ) : (
            <StatusBadge colour={severity === 'error' ? 'red' : 'amber'} filled>
              {severity === 'error' ? t.check.refused(counts.error) : t.check.warnings(counts.warning)}
            </StatusBadge>
          )}
          <Select
            aria-label={t.check.allReasons}
            placeholder={t.check.allReasons}
            data={codes}
            value={code}
            onChange={setCode}
            clearable
            comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
            className={classes.reasonFilter}
          />
        </div>
      )}
      <DataTable
        label={severity === 'error' ? t.check.errorsTab(counts.error) : t.check.warningsTab(counts.warning)}
        rows={rows}
        columns={columns}
        rowKey={(row) => String(row.ordinal)}
        height="page"
        total={null}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
      />
    </div>
  );
}
