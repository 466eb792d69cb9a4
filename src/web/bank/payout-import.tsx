import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useDescribe } from '../invoices/index.ts';
import { FileDrop } from '../kit/file-drop.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { bank, useRefresh } from './api.ts';
import classes from './bank.module.css';

const ENDINGS = ['.csv', '.xlsx', '.xml', '.txt'];
const MAX_BYTES = 16_000_000;

/** A report in: proved and booked, or refused with the row that does not add up. */
export function PayoutImport({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t.payouts.import.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Body onClose={onClose} />
    </Modal>
  );
}

function Body({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const t = texts.payouts.import;
  const describe = useDescribe();
  const refresh = useRefresh();
  const give = useMutation({
    mutationFn: (file: File) => bank.importPayouts({}, file),
    onSuccess: refresh,
  });
  if (give.isSuccess) {
    const { ids, known, autoLines } = give.data;
    return (
      <div className={classes.editor} role="status">
        <p className={classes.title}>{ids.length === 0 ? t.nothing : t.done(ids.length)}</p>
        {autoLines > 0 && <p className={classes.explain}>{t.auto(autoLines)}</p>}
        {known.length > 0 && <p className={classes.explain}>{t.known(known.join(', '))}</p>}
        <div className={classes.foot}>
          <Button variant="default" onClick={() => give.reset()}>
            {t.another}
          </Button>
          <Button onClick={onClose} data-autofocus>
            {texts.common.action.close}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.editor}>
      {give.isError && <Problem problem={give.error} describe={describe} compact />}
      <FileDrop
        label={give.isPending ? t.reading : t.drop}
        hint={t.hint}
        accept={ENDINGS}
        maxBytes={MAX_BYTES}
        busy={give.isPending}
        onFiles={([file]) => file !== undefined && give.mutate(file)}
      />
    </div>
  );
}
