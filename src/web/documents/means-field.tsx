import { Select } from '@mantine/core';
import { useEditor } from './editor-context.tsx';
import { useWords } from './texts.ts';

const means = ['transfer', 'direct_debit', 'card', 'cheque', 'cash'] as const;

export function MeansField() {
  const t = useWords().fields;
  const { content, set } = useEditor();
  return (
    <Select
      label={t.means}
      allowDeselect={false}
      value={content.means}
      onChange={(value) => set({ means: means.find((one) => one === value) ?? 'transfer' })}
      data={means.map((value) => ({ value, label: t.meansOptions[value] }))}
    />
  );
}
