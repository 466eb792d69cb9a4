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
import { useLink, useLinkAct, type LinkOf } from './api.ts';
import classes from './portal.module.css';

/**
 * On the page of a document that was sent or issued: its customer's link, who read it, what was answered. On that of a
 * customer: the link to all that it owes.
 */
export function CustomerLink({ of }: { of: LinkOf }) {
  const t = useTexts().connections.link;
  const isAccount = 'partyId' in of;
  const { locale } = useLocale();
  const mayEdit = useMay(isAccount ? 'customers.edit' : 'invoices.edit');
  const toasts = useToasts();
  /** The address whose link is about to be closed; '' for the one handed out. */
  const [closing, setClosing] = useState<string | null>(null);
  const { data } = useLink(of);
  const make = useLinkAct(of);
  const revoke = useLinkAct(of, () => {
    setClosing(null);
    toasts.success(t.closed);
  });
  if (data === undefined) return null;
  const { link, reads, answer, isPublic, recipients } = data;
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
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setClosing('')}>
                {t.close}
              </Button>
            )}
          </p>
        </>
      ) : (
        <>
          <p className={classes.text}>
            {link === null
              ? isAccount
                ? t.accountText
                : t.text
              : link.isExpired
                ? t.expired(formatDate(plainDate(link.expiresOn), locale, 'long'))
                : t.unknown}
          </p>
          {mayEdit && (
            <Button
              variant="default"
              leftSection={<LinkIcon size={18} />}
              loading={make.isPending}
              onClick={() => make.mutate({ verb: 'make' })}
            >
              {t.make}
            </Button>
          )}
        </>
      )}
      {opens && !isPublic && <p className={classes.text}>{t.local}</p>}
      {recipients.length > 0 && (
        <ul className={classes.recipients}>
          {recipients.map(({ recipient, expiresOn }) => (
            <li key={recipient}>
              <span>{t.sentTo(recipient, formatDate(plainDate(expiresOn), locale, 'short'))}</span>
              {mayEdit && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={t.closeOf(recipient)}
                  onClick={() => setClosing(recipient)}
                >
                  {t.close}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={closing !== null}
        onClose={() => setClosing(null)}
        title={t.closeTitle}
        confirmLabel={t.close}
        onConfirm={() => revoke.mutate({ verb: 'revoke', recipient: closing ?? '' })}
        busy={revoke.isPending}
        destructive
      >
        {isAccount ? t.accountCloseText : t.closeText}
      </ConfirmDialog>
    </Section>
  );
}
