import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useDescribe } from '../invoices/index.ts';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys } from './api.ts';
import classes from './dunning.module.css';

type Props = { opened: boolean; onClose: () => void; draftIds: readonly string[] };

/** What posting costs is said before it is done: it cannot be taken back. */
export function PostDialog({ opened, onClose, draftIds }: Props) {
  const t = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.post.letters.title(draftIds.length)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
      classNames={{ title: classes.dialogTitle }}
    >
      <Body onClose={onClose} draftIds={draftIds} />
    </Modal>
  );
}

function Body({ onClose, draftIds }: Omit<Props, 'opened'>) {
  const texts = useTexts();
  const t = texts.post.letters;
  const money = useMoney();
  const toasts = useToasts();
  const describe = useDescribe();
  const queries = useQueryClient();
  // One intention, one key: a double click posts once.
  const key = useRef(crypto.randomUUID());
  const quote = useQuery({
    queryKey: ['dunning', 'quote', ...draftIds],
    queryFn: () => dunningApi.quoteLetters({ draftIds: [...draftIds] }),
    staleTime: Infinity,
    retry: false,
  });
  const post = useMutation({
    mutationFn: () => dunningApi.postLetters({ draftIds: [...draftIds] }, { key: key.current }),
    onSuccess: async ({ posted }) => {
      await queries.invalidateQueries({ queryKey: keys.all });
      toasts.success(t.done(posted));
      onClose();
    },
  });
  const { data } = quote;
  const count = data === undefined ? 0 : data.ordinary + data.registered;
  return (
    <div className={classes.approve}>
      {quote.error !== null && <Problem problem={quote.error} describe={describe} compact />}
      {post.isError && <Problem problem={post.error} describe={describe} compact />}
      {quote.isPending && <p role="status">{t.asking}</p>}
      {data !== undefined && (
        <>
          <ul className={classes.approveFacts}>
            {data.ordinary > 0 && <li>{t.ordinary(data.ordinary, money(data.ordinaryMinor))}</li>}
            {data.registered > 0 && <li>{t.registered(data.registered, money(data.registeredMinor))}</li>}
            {data.byHand > 0 && <li>{t.byHand(data.byHand)}</li>}
          </ul>
          <p className={classes.approveSentence}>{t.total(money(data.totalMinor))}</p>
          {data.isTest && <p role="status">{t.test}</p>}
        </>
      )}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {texts.common.action.cancel}
        </Button>
        <Button
          loading={post.isPending}
          disabled={count === 0 || data?.isTest !== false}
          onClick={() => post.mutate()}
        >
          {t.confirm}
        </Button>
      </div>
    </div>
  );
}
