import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { DocumentKind } from '../../core/invoicing/index.ts';
import { percentOf } from '../../core/money/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import type { Kept } from './api.ts';
import { DecimalField } from './decimal-field.tsx';
import { useConvert } from './issued-actions.tsx';
import classes from './issued.module.css';
import { useWords } from './texts.ts';

type Target = { kept: Kept; to: DocumentKind; grossMinor: bigint };
export type ConvertDialogProps = { target: Target | null; onClose: () => void };

/** A deposit or a progress invoice: a part of the whole, in percent. */
export function ConvertDialog({ target, onClose }: ConvertDialogProps) {
  const t = useTexts();
  const own = useWords();
  const titles = own.convert.titles;
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      title={target?.to === 'progress' ? titles.progress : titles.deposit}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Body target={target} onClose={onClose} />}
    </Modal>
  );
}

function Body({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useTexts();
  const own = useWords();
  const words = own.convert;
  const money = useMoney();
  const convert = useConvert();
  const [percent, setPercent] = useState('30');
  const [isBad, setBad] = useState(false);
  const ready = !isBad && Number(percent) > 0;
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) convert.mutate({ kept: target.kept, to: target.to, percent }, { onSuccess: onClose });
      }}
    >
      <DecimalField
        path="percent"
        isPercent
        label={words.percent}
        description={target.to === 'progress' ? words.progressHint : words.percentHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rightSection="%"
        data-autofocus
        value={percent}
        onChange={setPercent}
        setUnreadable={(_, bad) => setBad(bad)}
      />
      <p className={classes.part} aria-live="polite">
        {ready
          ? words.amount(money(percentOf(target.grossMinor, percent), target.kept.content.currency))
          : words.bad}
      </p>
      {convert.isError && <Problem problem={convert.error} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={convert.isPending} disabled={!ready}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
