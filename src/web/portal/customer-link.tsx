import { Anchor, Button, CopyButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { LinkIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useLink, useLinkAct } from './api.ts';
import classes from './portal.module.css';

/** On the page of a document that was sent or issued: its customer's link, who read it, what was answered. */
export function CustomerLink({ documentId }: { documentId: string }) {
  const t = useTexts().connections.link;
  const { locale } = useLocale();
  const mayEdit = useMay('invoices.edit');
  const toasts = useToasts();
  const [closing, setClosing] = useState(false);
  const { data } = useLink(documentId);
  const make = useLinkAct(documentId, 'makeLink');
  const revoke = useLinkAct(documentId, 'revokeLink', () => {
    setClosing(false);
    toasts.success(t.closed);
  });
  if (data === undefined) return null;
  const { link, reads, answer, isPublic } = data;
  const instant = (at: string) => formatInstant(at, locale, 'Europe/Paris');
  const opens = link !== null && !link.isExpired && link.url !== '';
  const count = reads.probable + reads.certain;
  return (
    <Section title={t.title}>
      {/* What was told by telephone stands among the facts of the document, and has no such evidence. */}
      {answer !== null && answer.isThroughLink && (
        <p className={classes.answer}>
          <strong>{t.answered[answer.answer](answer.name, instant(answer.at))}</strong>
          {answer.note !== '' && <q>{answer.note}</q>}
          <small>{t.evidence(answer.ip)}</small>
        </p>
      )}
      {opens ? (
        <>
          <div className={classes.address}>
            <TextInput
              label={t.address}
              value={link.url}
              readOnly
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={link.url}>
              {({ copied, copy }) => (
                <Button variant={copied ? 'light' : 'default'} onClick={copy} aria-live="polite">
                  {copied ? t.copied : t.copy}
                </Button>
              )}
            </CopyButton>
          </div>
          <p className={classes.text}>
            {t.until(formatDate(plainDate(link.expiresOn), locale, 'long'))}{' '}
            {count === 0 || reads.lastAt === null ? t.unread : t.read(count, instant(reads.lastAt))}
          </p>
          <p className={classes.actions}>
            <Anchor href={link.url} target="_blank" rel="noreferrer">
              {t.open}
            </Anchor>
            {mayEdit && (
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setClosing(true)}>
                {t.close}
              </Button>
            )}
          </p>
        </>
      ) : (
        <>
          <p className={classes.text}>
            {link === null
              ? t.text
              : link.isExpired
                ? t.expired(formatDate(plainDate(link.expiresOn), locale, 'long'))
                : t.unknown}
          </p>
          {mayEdit && (
            <Button
              variant="default"
              leftSection={<LinkIcon size={18} />}
              loading={make.isPending}
              onClick={() => make.mutate()}
            >
              {t.make}
            </Button>
          )}
        </>
      )}
      {opens && !isPublic && <p className={classes.text}>{t.local}</p>}
      <ConfirmDialog
        opened={closing}
        onClose={() => setClosing(false)}
        title={t.closeTitle}
        confirmLabel={t.close}
        onConfirm={() => revoke.mutate()}
        busy={revoke.isPending}
        destructive
      >
        {t.closeText}
      </ConfirmDialog>
    </Section>
  );
}
