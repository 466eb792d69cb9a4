import type { ReactNode } from 'react';
import { useTexts } from '../kit/locale.tsx';
import type { MailDetail } from './api.ts';
import classes from './inbox.module.css';

/** Its words, the sentences that a rule went by marked; what it quotes is folded. Text only: nothing of it is drawn. */
export function MailText({ mail }: { mail: MailDetail }) {
  const t = useTexts().inbox;
  return (
    <>
      {mail.text === '' ? (
        mail.remark === '' && <p className={classes.dim}>{t.emptyText}</p>
      ) : (
        <div className={classes.text}>{marked(mail)}</div>
      )}
      {mail.quoted !== '' && (
        <details className={classes.quoted}>
          <summary>{t.quoted}</summary>
          <div className={classes.text}>{mail.quoted}</div>
        </details>
      )}
    </>
  );
}

const marked = ({ text, proposals }: MailDetail): ReactNode[] => {
  const places = proposals
    .map(({ found }) => found)
    .filter((place, nth, all) => all.findIndex((one) => one.from === place.from) === nth)
    .sort((a, b) => a.from - b.from);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of places) {
    if (from < at) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(text.slice(at));
  return parts;
};
