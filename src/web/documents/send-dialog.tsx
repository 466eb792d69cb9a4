import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Document, Totals } from '../../core/invoicing/index.ts';
import { readAddresses } from '../dunning/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi, useStore, type Kept } from './api.ts';
import classes from './issued.module.css';
import { MailFields } from './mail-fields.tsx';
import { mailOf } from './mail-words.ts';
import { useWords } from './texts.ts';

type Target = { kept: Kept; document: Document; totals: Totals };
export type SendDialogProps = { target: Target | null; onClose: () => void };

/** The mail that carries the document: the usual words in its language, to be changed at will. */
export function SendDialog({ target, onClose }: SendDialogProps) {
  const t = useTexts();
  const own = useWords();
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      size={620}
      title={target === null ? '' : own.send.title(nameOf(target.kept, own.kinds))}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Body target={target} onClose={onClose} />}
    </Modal>
  );
}

const nameOf = (kept: Kept, kinds: Readonly<Record<Kept['kind'], string>>): string =>
  kept.number === '' ? kinds[kept.kind] : kept.number;

function Body({ target: { kept, document, totals }, onClose }: { target: Target; onClose: () => void }) {
  const t = useTexts();
  const own = useWords();
  const words = own.send;
  const toasts = useToasts();
  const store = useStore();
  const [mail, setMail] = useState(() => ({
    ...mailOf(document, totals, kept.number),
    to: document.buyer.email,
  }));
  const [asked, setAsked] = useState(false);
  const { addresses, bad } = readAddresses(mail.to);
  const wrong = bad !== null ? words.toBad(bad) : addresses.length === 0 ? words.toNone : undefined;
  const send = useMutation({
    mutationFn: () =>
      documentsApi.send({ id: kept.id, to: addresses, subject: mail.subject, body: mail.body }),
    onSuccess: async (answer) => {
      toasts.success(words.done);
      onClose();
      await store(answer);
    },
  });
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (wrong === undefined) send.mutate();
      }}
    >
      <MailFields
        mail={mail}
        onChange={(change) => setMail({ ...mail, ...change })}
        language={document.language}
        toError={asked ? wrong : undefined}
      />
      <p className={classes.part}>{words.attached(`${nameOf(kept, own.kinds)}.pdf`)}</p>
      {send.isError && <Problem problem={send.error} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button
          type="submit"
          loading={send.isPending}
          disabled={mail.subject.trim() === '' || mail.body.trim() === ''}
        >
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
