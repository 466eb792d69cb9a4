import { Button, Menu } from '@mantine/core';
import { DownloadIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';

/** The list as a file, with the filter and order on screen. */
export function ExportMenu({ address }: { address: (format: 'csv' | 'xlsx') => string }) {
  const t = useTexts();
  if (!useMay('export')) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<DownloadIcon size={18} />}>
          {t.common.action.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t.receivables.list.exportAs}>
        <Menu.Item component="a" href={address('xlsx')} download>
          {t.receivables.list.xlsx}
        </Menu.Item>
        <Menu.Item component="a" href={address('csv')} download>
          {t.receivables.list.csv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
