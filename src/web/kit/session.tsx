import { createContext, use, type ReactNode } from 'react';
import type { Locale } from '../../i18n/catalogue.ts';
import type { Permission } from '../../contract/permissions.ts';

export type OrganizationView = { id: string; name: string; demo: boolean };

/** Who is signed in, where, and what the frame may offer them. Null while nobody is. */
export type SessionView = {
  user: { name: string; email: string };
  organization: OrganizationView | null;
  organizations: readonly OrganizationView[];
  permissions: readonly Permission[];
  /** Things waiting, per screen path ('/relances': 37); shown beside the navigation entry. */
  waiting?: Readonly<Record<string, number>>;
  onSwitchOrganization: (id: string) => void;
  onSignOut: () => void;
  onEraseDemo?: () => void;
  /** Called besides the device's own memory, so that mails to this user speak their language. */
  onLocale?: (locale: Locale) => void;
};

const SessionContext = createContext<SessionView | null>(null);

export function SessionProvider({ session, children }: { session: SessionView | null; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): SessionView | null {
  return use(SessionContext);
}

/** Whether the signed-in person may do this here; screens hide what would only be refused. */
export function useMay(permission: Permission): boolean {
  return use(SessionContext)?.permissions.includes(permission) ?? false;
}
