import { Button, Menu } from '@mantine/core';
import { Fragment } from 'react';
import { DownloadIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { books } from './api.ts';
import type { ReportKind } from './report-kind.ts';
import { useWords } from './texts.ts';
import type { Period } from './use-period.ts';

export type Report = {
  report: ReportKind;
  name: string;
  account?: string;
  partyId?: string;
  journal?: string;
};

/** What is on screen, and what goes with it, as a file of the reader's choice. */
export function ReportMenu({ period, reports }: { period: Period; reports: readonly Report[] }) {
  const t = useWords();
  const common = useTexts().common;
  if (!useMay('export') || reports.length === 0) return null;
  const formats = [
    { format: 'pdf', label: t.pdf },
    { format: 'xlsx', label: t.xlsx },
    { format: 'csv', label: t.csv },
  ] as const;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<DownloadIcon size={18} />}>
          {common.action.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t.exportAs}>
        {reports.map(({ name, ...report }) => (
          <Fragment key={name}>
            {reports.length > 1 && <Menu.Label>{name}</Menu.Label>}
            {formats.map(({ format, label }) => (
              <Menu.Item
                key={format}
                component="a"
                aria-label={`${name}, ${label}`}
                href={books.exportReport({ ...period, ...report, format })}
                {...(format === 'pdf' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
              >
                {label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
