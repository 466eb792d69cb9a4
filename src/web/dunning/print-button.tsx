import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DownloadIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, type WithdrawnLetter } from './api.ts';

type PrintProps = {
  runId: string;
  batch: 'ordinary' | 'registered';
  duplex: boolean;
  label: string;
  /** Names what was taken back. */
  onChecked: (withdrawn: readonly WithdrawnLetter[]) => void;
};

/** One batch as a PDF. What was paid or contested since is asked for right before, and is not printed. */
export function PrintButton({ runId, batch, duplex, label, onChecked }: PrintProps) {
  const words = useTexts().lettersScreen;
  const toasts = useToasts();
  const queries = useQueryClient();
  const maySend = useMay('dunning.send');
  const file = dunningApi.printLetters({ id: runId, duplex: duplex ? 'yes' : 'no', batch });
  const print = useMutation({
    mutationFn: () => dunningApi.checkLetters({ id: runId, batch }),
    onSuccess: async ({ ready, withdrawn }) => {
      onChecked(withdrawn);
      if (ready > 0) window.location.assign(file);
      else toasts.success(words.nothingLeft);
      await queries.invalidateQueries({ queryKey: keys.all });
    },
    onError: toasts.failure,
  });
  const look = { variant: 'default', size: 'xs', leftSection: <DownloadIcon size={16} /> } as const;
  return maySend ? (
    <Button {...look} loading={print.isPending} onClick={() => print.mutate()}>
      {label}
    </Button>
  ) : (
    <Button {...look} component="a" href={file}>
      {label}
    </Button>
  );
}
