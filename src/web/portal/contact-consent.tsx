import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useConsents, useNoteConsent } from './openings-api.ts';
import classes from './portal.module.css';

type ContactConsentProps = { partyId: string; contactId: string; who: string; mayEdit: boolean };

/** Whether a contact agreed that opening a mail is told. Where nobody wants to know and nothing was noted, nothing is said. */
export function ContactConsent({ partyId, contactId, who, mayEdit }: ContactConsentProps) {
  const t = useTexts().openings.consent;
  const { locale } = useLocale();
  const mayNote = useMay('customers.edit') && mayEdit;
  const { data } = useConsents(partyId);
  const [open, setOpen] = useState(false);
  const own = data?.contacts.find((one) => one.contactId === contactId);
  if (data === undefined || own === undefined || (!data.isOn && own.consent === null)) return null;
  const { consent } = own;
  const isGiven = consent?.isGiven === true;
  return (
    <div className={classes.consent}>
      {consent !== null && (
        <p>
          {(isGiven ? t.agreed : t.withdrawn)(formatDate(plainDate(consent.on), locale, 'short'))}
          <small>{t.detail(consent.source, consent.recordedBy)}</small>
        </p>
      )}
      {mayNote && (data.isOn || isGiven) && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={(isGiven ? t.withdrawFor : t.noteFor)(who)}
          onClick={() => setOpen(true)}
        >
          {isGiven ? t.withdraw : t.note}
        </Button>
      )}
      <ConsentDialog
        opened={open}
        contactId={contactId}
        who={who}
        isGiven={isGiven}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}

type DialogProps = { opened: boolean; contactId: string; who: string; isGiven: boolean; onClose: () => void };

function ConsentDialog({ opened, onClose, ...form }: DialogProps) {
  const all = useTexts();
  const t = all.openings.consent;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={(form.isGiven ? t.withdrawFor : t.noteFor)(form.who)}
      closeButtonProps={{ 'aria-label': all.common.action.close }}
    >
      <ConsentForm {...form} onClose={onClose} />
    </Modal>
  );
}

function ConsentForm({ contactId, isGiven, onClose }: Omit<DialogProps, 'opened' | 'who'>) {
  const all = useTexts();
  const t = all.openings.consent;
  const toasts = useToasts();
  const [on, setOn] = useState<string | null>(null);
  const [source, setSource] = useState('');
  const note = useNoteConsent(() => {
    toasts.success(t.saved);
    onClose();
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== null) note.mutate({ contactId, isGiven: !isGiven, on, source });
      }}
    >
      <p className={classes.text}>{isGiven ? t.withdrawText : t.noteText}</p>
      <DateField label={t.on} value={on} onChange={setOn} />
      <TextInput
        label={t.source}
        description={t.sourceHint}
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      {note.isError && <Problem problem={note.error} compact />}
      <Button type="submit" loading={note.isPending} disabled={on === null || source.trim() === ''}>
        {isGiven ? t.withdraw : t.note}
      </Button>
    </form>
  );
}
