import { Select } from '@mantine/core';
import { sendingFilters } from '../../app/invoicing/contract.ts';
import classes from './documents.module.css';
import { useSendingWords } from './sending-texts.ts';

type Value = (typeof sendingFilters)[number] | null;

/** Narrows the list to what was not sent, or came back. */
export function SendingFilter({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const words = useSendingWords().list;
  return (
    <Select
      className={classes.sending}
      aria-label={words.filter}
      allowDeselect={false}
      value={value ?? 'all'}
      onChange={(next) => onChange(sendingFilters.find((one) => one === next) ?? null)}
      data={(['all', ...sendingFilters] as const).map((one) => ({ value: one, label: words.filters[one] }))}
    />
  );
}
