import { Button, Menu } from '@mantine/core';
import { Fragment } from 'react';
import { DownloadIcon } from '../kit/icons.tsx';
import { useMay } from '../kit/session.tsx';
import { useWords } from './texts.ts';
import { vatApi, type Box } from './vat-api.ts';
import { useVatWords } from './vat-texts.ts';

type Part = 'return' | 'lines' | 'pending';
type VatExportMenuProps = { span: { from: string; to: string }; parts: readonly Part[]; box?: Box['box'] };

/** The paper as a file of the reader's choice. */
export function VatExportMenu({ span, parts, box }: VatExportMenuProps) {
  const t = useVatWords();
  const words = useWords();
  if (!useMay('export')) return null;
  const formats = ['pdf', 'xlsx', 'csv'] as const;
  const { from, to } = span;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<DownloadIcon size={18} />}>
          {t.exportAs}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={words.exportAs}>
        {parts.map((part) => (
          <Fragment key={part}>
            {parts.length > 1 && <Menu.Label>{t.reports[part]}</Menu.Label>}
            {formats.map((format) => (
              <Menu.Item
                key={format}
                component="a"
                aria-label={`${t.reports[part]}, ${words[format]}`}
                href={vatApi.exportPaper({ from, to, part, format, ...(box !== undefined && { box }) })}
                {...(format === 'pdf' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
              >
                {words[format]}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
