import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ChevronLeftIcon } from './icons.tsx';

type BackLinkProps = { to: string; search?: Readonly<Record<string, string>>; children: ReactNode };

/** Above a title: where one comes from. */
export function BackLink({ to, search = {}, children }: BackLinkProps) {
  return (
    <Link
      to={to}
      search={search}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '0.25rem',
        minHeight: '1.5rem',
        marginLeft: '-0.25rem',
        fontSize: '0.875rem',
        textDecoration: 'none',
      }}
    >
      <ChevronLeftIcon size={16} />
      {children}
    </Link>
  );
}
