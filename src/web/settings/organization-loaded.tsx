import type { ReactNode } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useOrganization, type Organization } from './organization.ts';
import classes from './settings.module.css';

/** The company once it is read. The form inside starts from it and then keeps what is typed. */
export function OrganizationLoaded({ children }: { children: (organization: Organization) => ReactNode }) {
  const t = useTexts().common.shell;
  const { data, error, refetch } = useOrganization();
  if (data !== undefined) return children(data);
  return (
    <div className={classes.forbidden}>
      {error === null ? (
        <p className="e-hidden">{t.loading}</p>
      ) : (
        <Problem problem={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}
