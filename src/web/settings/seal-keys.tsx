import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sealContract } from '../../app/seal/contract.ts';
import { formatInstant, formatNumber } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { CopiedMark } from './copied-mark.tsx';
import { useOrganization } from './organization.ts';
import type { Seal } from './seal-section.tsx';
import classes from './settings.module.css';

const sealApi = client(sealContract);

/** After a restore without the secrets: what it means, and the two ways out. */
export function KeyUnreadable() {
  const t = useTexts().seal.unreadable;
  return (
    <div role="alert" className={classes.notice}>
      <p className={classes.rowTitle}>{t.title}</p>
      <p className={classes.rowText}>{t.text}</p>
    </div>
  );
}

/** The key that signs, those before it, and how to open a new one. */
export function SealKeys({ seal, onOpened }: { seal: Seal; onOpened: (seal: Seal) => void }) {
  const t = useTexts().seal.key;
  const mayEdit = useMay('organization.edit');
  const [isAsking, setAsking] = useState(false);
  return (
    <Section
      title={t.title}
      description={t.text}
      actions={
        mayEdit && (
          <Button
            variant={seal.keyState === 'unreadable' ? 'filled' : 'default'}
            onClick={() => setAsking(true)}
          >
            {t.open}
          </Button>
        )
      }
    >
      <CopiedMark label={t.fingerprint} value={seal.fingerprint} />
      {seal.keys.length > 1 && <KeyPeriods keys={seal.keys} />}
      <NewKey seal={seal} opened={isAsking} onClose={() => setAsking(false)} onOpened={onOpened} />
    </Section>
  );
}

function KeyPeriods({ keys }: { keys: Seal['keys'] }) {
  const t = useTexts().seal.key;
  const { locale } = useLocale();
  const timeZone = useOrganization().data?.timeZone ?? 'Europe/Paris';
  return (
    <ul className={classes.rows} aria-label={t.list}>
      {keys.toReversed().map((one) => (
        <li key={one.from} className={classes.row}>
          <div className={classes.who}>
            <p className={classes.rowTitle}>{t.from(formatNumber(one.from, locale), one.firstNumber)}</p>
            <p className={classes.hash}>
              <code>{one.fingerprint}</code>
            </p>
            <p className={classes.rowText}>
              {one.since === null
                ? t.first
                : t.because(formatInstant(one.since, locale, timeZone), one.reason ?? '')}
            </p>
          </div>
          {one.since !== null && (
            <StatusBadge colour={one.isEndorsed ? 'green' : 'amber'}>
              {one.isEndorsed ? t.endorsed : t.unendorsed}
            </StatusBadge>
          )}
        </li>
      ))}
    </ul>
  );
}

type NewKeyProps = { seal: Seal; opened: boolean; onClose: () => void; onOpened: (seal: Seal) => void };

function NewKey({ seal, opened, onClose, onOpened }: NewKeyProps) {
  const t = useTexts().seal.newKey;
  const toasts = useToasts();
  const name = useOrganization().data?.name ?? '';
  const [reason, setReason] = useState('');
  const open = useMutation({
    mutationFn: () => sealApi.openKey({ keyNo: seal.keyNo, reason, confirmation: name }),
    onSuccess: (next) => {
      onOpened(next);
      setReason('');
      onClose();
      toasts.success(t.done);
    },
    onError: toasts.failure,
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t.title}
      confirmLabel={t.confirm}
      onConfirm={() => open.mutate()}
      busy={open.isPending}
      typed={name}
      destructive
    >
      <p>{seal.keyState === 'unreadable' ? t.withoutOld : t.withOld}</p>
      <TextInput
        label={t.reason}
        description={t.reasonText}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        required
      />
    </ConfirmDialog>
  );
}
