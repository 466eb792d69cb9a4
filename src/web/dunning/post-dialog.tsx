import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useDescribe } from '../invoices/index.ts';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys } from './api.ts';
import classes from './dunning.module.css';
import { PostPrice } from './post-price.tsx';
import { useNamed } from './use-named.ts';

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
  const toasts = useToasts();
  const describe = useDescribe();
  const queries = useQueryClient();
  const named = useNamed();
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
    onSuccess: async ({ posted, withdrawn }) => {
      await queries.invalidateQueries({ queryKey: keys.all });
      named(withdrawn);
      if (posted > 0) toasts.success(t.done(posted));
      onClose();
    },
  });
  const { data } = quote;
  const count = data?.lines.reduce((sum, line) => sum + line.count, 0) ?? 0;
  return (
    <div className={classes.approve}>
      {quote.error !== null && <Problem problem={quote.error} describe={describe} compact />}
      {post.isError && <Problem problem={post.error} describe={describe} compact />}
      {quote.isPending && <p role="status">{t.asking}</p>}
      {data !== undefined && <PostPrice quote={data} />}
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
