import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { formatWhen } from '../../i18n/format.ts';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, type Current, type DraftRow, type Run } from './api.ts';
import classes from './dunning.module.css';
import { PostEstimate } from './post-price.tsx';
import { goesByLetter, goesByMail, totalsOf } from './review-rows.ts';

type DialogProps = {
  opened: boolean;
  onClose: () => void;
  current: Current;
  run: Run;
  ticked: readonly DraftRow[];
  ready: readonly DraftRow[];
};

/** Counts exactly what leaves, says what does not, and sends those very drafts in the versions that were seen. */
export function ApproveDialog(props: DialogProps) {
  const t = useTexts();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t.dunningScreens.approve.title(props.ticked.length)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
      classNames={{ title: classes.dialogTitle }}
    >
      <Body {...props} />
    </Modal>
  );
}

function Body({ onClose, current, run, ticked, ready }: DialogProps) {
  const t = useTexts();
  const words = t.dunningScreens.approve;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const queries = useQueryClient();
  // One intention, one key: a double click or a retry after a lost answer approves once.
  const key = useRef(crypto.randomUUID());
  const approve = useMutation({
    mutationFn: () =>
      dunningApi.approve(
        { runId: run.id, drafts: ticked.map(({ id, version }) => ({ id, version })) },
        { key: key.current },
      ),
    onSuccess: async ({ approved, leaves, skipped }) => {
      await queries.invalidateQueries({ queryKey: keys.all });
      void queries.invalidateQueries({ queryKey: ['messages'] });
      onClose();
      if (approved > 0 && leaves.isLater && mails > 0)
        toasts.info(t.limits.leaves(formatWhen(leaves.at, locale, leaves.timeZone)));
      if (skipped.length > 0) {
        toasts.info({
          title: words.skipped(skipped.length),
          message: skipped
            .slice(0, 5)
            .map((one) => `${one.customerName}\u00a0: ${words.skippedWhy[one.why]}`)
            .join(' · '),
        });
      }
    },
  });
  const send = () => {
    if (!approve.isPending && ticked.length > 0) approve.mutate();
  };
  useShortcut('mod+enter', send, { inDialog: true });
  const total = totalsOf(ticked)
    .map((sum) => money(sum.minor, sum.currency))
    .join(' + ');
  const mails = ticked.filter(goesByMail).length;
  const letters = ticked.filter(goesByLetter).length;
  const unticked = ready.length - ticked.length;
  const facts = [mails > 0 ? words.mails(mails) : null, letters > 0 ? words.letters(letters) : null].filter(
    (one) => one !== null,
  );
  return (
    <div className={classes.approve}>
      {approve.isError && <Problem problem={approve.error} compact />}
      <p className={classes.approveSentence}>{words.sentence(ticked.length, total)}</p>
      <ul className={classes.approveFacts}>
        <li>{facts.join(', ')}</li>
        {unticked > 0 && <li>{words.notTicked(unticked)}</li>}
      </ul>
      {letters > 0 && <PostEstimate drafts={ticked.filter(goesByLetter)} />}
      {current.leaves.isLater && mails > 0 && (
        <p className={classes.later} role="status">
          {t.limits.leaves(formatWhen(current.leaves.at, locale, current.leaves.timeZone))}{' '}
          {letters > 0 && t.limits.letterLeaves}
        </p>
      )}
      <p className={classes.dim}>
        {words.checked}{' '}
        {!current.leaves.isLater && current.undoMinutes > 0 && words.undo(current.undoMinutes)}{' '}
        {current.sending.state !== 'ready' && mails > 0 && words.notReady}
      </p>
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button loading={approve.isPending} onClick={send} data-autofocus>
          {t.dunningScreens.review.send(ticked.length)}
        </Button>
      </div>
    </div>
  );
}
