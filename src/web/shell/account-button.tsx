import type { ComponentProps } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { useSession } from '../kit/session.tsx';
import classes from './account-menu.module.css';

/** Who is at work, and for which company; opens the account menu. */
export function AccountButton(props: ComponentProps<'button'>) {
  const t = useTexts().common.shell;
  const session = useSession();
  const name = session?.user.name ?? t.account;
  return (
    <button aria-haspopup="dialog" aria-expanded={false} {...props} type="button" className={classes.target}>
      <span className={classes.avatar} aria-hidden="true">
        {initials(name)}
      </span>
      <span className={classes.names}>
        {session !== null && <span className="e-hidden">{t.account}, </span>}
        <span className={classes.name}>{name}</span>
        {session?.organization != null && (
          <span className={classes.organization}>{session.organization.name}</span>
        )}
      </span>
    </button>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
