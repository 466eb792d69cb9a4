import { Button } from '@mantine/core';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { usePrepare } from './api.ts';

export function PrepareButton() {
  const t = useTexts().dunningScreens.start;
  const prepare = usePrepare();
  const mayPrepare = useMay('dunning.prepare');
  if (!mayPrepare) return null;
  return (
    <Button loading={prepare.isPending} onClick={() => prepare.mutate()}>
      {t.again}
    </Button>
  );
}
