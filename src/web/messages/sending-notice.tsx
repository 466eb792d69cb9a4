import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../i18n/format.ts';
import { MailIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay, useSession } from '../kit/session.tsx';
import type { SendingState } from './api.ts';
import classes from './messages.module.css';

/** Why nothing leaves, said where somebody is about to count on it; nothing at all when mail leaves.
 * `here`: the account is set on this very screen. */
export function SendingNotice({ sending, here = false }: { sending: SendingState; here?: boolean }) {
  const t = useTexts().messages.sending;
  const { locale } = useLocale();
  const session = useSession();
  const maySet = useMay('organization.read');
  if (sending.state === 'ready') {
    if (sending.paced === null) return null;
    const { per, until } = sending.paced;
    return (
      <div className={classes.sending} role="status">
        <MailIcon size={18} />
        <p>
          <strong>{t.paced.title[per]}.</strong>{' '}
          {t.paced.text(sending.queued, formatInstant(until, locale, 'Europe/Paris'))}
        </p>
      </div>
    );
  }
  // The frame already says these two above every screen.
  if (sending.state === 'demo' && session?.organization?.demo === true) return null;
  if (sending.state === 'quarantined' && session?.quarantined === true) return null;
  const words = t[sending.state];
  const text =
    sending.state === 'not-configured'
      ? t['not-configured'].text(sending.queued)
      : sending.state === 'unreachable'
        ? t.unreachable.text(sending.problem)
        : t[sending.state].text();
  return (
    <div className={classes.sending} role="status">
      {sending.state === 'not-configured' ? <MailIcon size={18} /> : <WarningIcon size={18} />}
      <p>
        <strong>{words.title}.</strong> {text}
        {sending.state === 'unreachable' && sending.retryAt !== null && (
          <> {t.unreachable.retry(formatInstant(sending.retryAt, locale, 'Europe/Paris'))}</>
        )}
      </p>
      {maySet && !here && 'action' in words && <Link to="/reglages/e-mail">{words.action}</Link>}
    </div>
  );
}
