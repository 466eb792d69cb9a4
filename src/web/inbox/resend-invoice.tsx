import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../i18n/format.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { ResendDialog } from '../documents/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { inboxApi, useMailAct, type MailDetail } from './api.ts';
import classes from './inbox.module.css';

type ResendProps = { mail: MailDetail; onClose: () => void; onShown: () => void };

/** « Facture non reçue »: which one, then the dialog that sends it again, with who said so filled in. */
export function ResendInvoice({ mail, onClose, onShown }: ResendProps) {
  const texts = useTexts();
  const t = texts.inbox;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const sendable = mail.items.filter((item) => item.documentId !== null);
  const [documentId, setDocumentId] = useState<string | null>(
    (sendable.find((item) => item.isMeant) ?? sendable[0])?.documentId ?? null,
  );
  const [asking, setAsking] = useState(false);
  const note = useMailAct(
    (id: string) => inboxApi.accept({ id: mail.id, act: { kind: 'not-received', documentId: id } }),
    () => {
      toasts.success(t.accepted['not-received']);
      onClose();
    },
  );
  if (documentId === null)
    return <p className={classes.dim}>{mail.items.length === 0 ? t.noItems : t.noDocument}</p>;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <Select
        label={t.fields.item}
        allowDeselect={false}
        data={sendable.map((item) => ({
          value: item.documentId!,
          label: t.fields.itemLine(
            item.number,
            money(item.openMinor, item.currency),
            formatDate(plainDate(item.dueOn), locale, 'short'),
          ),
        }))}
        value={documentId}
        onChange={setDocumentId}
      />
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {texts.common.action.cancel}
        </Button>
        <Button type="submit" loading={note.isPending}>
          {t.accept['not-received']}
        </Button>
      </div>
      <ResendDialog
        documentId={asking ? documentId : null}
        said={{
          saidBy: mail.senderName || mail.sender,
          saidHow: 'email',
          saidOn: mail.at.slice(0, 10),
          to: mail.sender,
        }}
        onClose={() => setAsking(false)}
        onDone={() => {
          onShown();
          note.mutate(documentId);
        }}
      />
    </form>
  );
}
