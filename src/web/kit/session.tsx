import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { Locale } from '../../i18n/locales.ts';
import type { Permission } from '../../contract/permissions.ts';

export type OrganizationView = { id: string; name: string; demo: boolean };

/** Who is signed in, where, and what the frame may offer them. Null while nobody is. */
export type SessionView = {
  user: { id: string; name: string; email: string };
  organization: OrganizationView | null;
  organizations: readonly OrganizationView[];
  permissions: readonly Permission[];
  /** Things waiting, per screen path ('/relances': 37); shown beside the navigation entry. */
  waiting?: Readonly<Record<string, number>>;
  onSwitchOrganization: (id: string) => void;
  onSignOut: () => void;
  onEraseDemo?: () => void;
  onCreateCompany?: () => void;
  onMyAccount?: () => void;
  /** The database comes from a backup and sends nothing until an owner confirms it is the one at work. */
  quarantined?: boolean;
  /** Absent for those who may not. */
  onLiftQuarantine?: () => void;
  /** Called besides the device's own memory, so that mails to this user speak their language. */
  onLocale?: (locale: Locale) => void;
};

const listeners = new Set<() => void>();
let signedOut = false;

/** The client says so when the server no longer knows the session; a dialog then asks to sign in again. */
export function reportSignedOut(next = true): void {
  if (signedOut === next) return;
  signedOut = next;
  for (const listener of listeners) listener();
}

/** Whether the session ended while somebody was at work. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedOut,
  );
}

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
