import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { onDemand } from '../kit/on-demand.tsx';
import { SessionProvider, useSignedOut, type SessionView } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import type { SignInAgainProps } from './sign-in-again.tsx';
import { access, useDoors, type AccessState, type SignedIn } from './state.ts';

const FirstCompany = lazy(() => import('./first-company.tsx').then((m) => ({ default: m.FirstCompany })));

const SignInAgain = onDemand<SignInAgainProps>(
  () => import('./sign-in-again.tsx').then((m) => m.SignInAgain),
  { signedOut: false },
);

type InsideProps = { state: AccessState; signedIn: SignedIn; children: ReactNode };

/** Somebody is signed in: gives the frame its session, and asks before what cannot be undone. */
export function Inside({ state, signedIn, children }: InsideProps) {
  const t = useTexts().organization.access;
  const signedOut = useSignedOut();
  const toasts = useToasts();
  const doors = useDoors();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'erase' | 'lift' | null>(null);
  const home = () => void navigate({ to: '/' });
  const signOut = useMutation({
    mutationFn: () => access.signOut({}),
    onSuccess: doors.leave,
    onError: toasts.failure,
  });
  const switchTo = useMutation({
    mutationFn: (id: string) => access.switchOrganization({ id }),
    onSuccess: (next) => {
      doors.enter(next);
      home();
      if (next.signedIn?.organization != null) toasts.info(t.switched(next.signedIn.organization.name));
    },
    onError: toasts.failure,
  });
  const erase = useMutation({
    mutationFn: (id: string) => access.dropDemo({ id }),
    onSuccess: (next) => {
      doors.enter(next);
      home();
      toasts.success(t.demoErase.done);
    },
    onError: toasts.failure,
    onSettled: () => setAsking(null),
  });
  const lift = useMutation({
    mutationFn: () => access.liftQuarantine({}),
    onSuccess: (next) => {
      doors.enter(next);
      toasts.success(t.quarantine.done);
    },
    onError: toasts.failure,
    onSettled: () => setAsking(null),
  });

  const { organization } = signedIn;
  const isOwner = signedIn.organizations.some((one) => one.role === 'owner');
  const session: SessionView = {
    user: { id: signedIn.userId, name: signedIn.name, email: signedIn.email },
    organization: organization && { id: organization.id, name: organization.name, demo: organization.isDemo },
    organizations: signedIn.organizations.map((one) => ({ id: one.id, name: one.name, demo: one.isDemo })),
    permissions: organization?.permissions ?? [],
    quarantined: state.isQuarantined,
    onSwitchOrganization: (id) => switchTo.mutate(id),
    onSignOut: () => signOut.mutate(),
    onLocale: (locale) => {
      access.setLocale({ locale }).catch(toasts.failure);
    },
    onCreateCompany: () => void navigate({ to: '/societes/nouvelle' }),
    onMyAccount: () => void navigate({ to: '/reglages/compte' }),
    onEraseDemo:
      organization?.isDemo === true && organization.role === 'owner' ? () => setAsking('erase') : undefined,
    onLiftQuarantine: isOwner ? () => setAsking('lift') : undefined,
  };
  return (
    <SessionProvider session={session}>
      {organization === null ? (
        <Suspense>
          <FirstCompany />
        </Suspense>
      ) : (
        children
      )}
      <SignInAgain signedOut={signedOut} signedIn={signedIn} />
      {organization !== null && (
        <ConfirmDialog
          opened={asking === 'erase'}
          onClose={() => setAsking(null)}
          title={t.demoErase.title}
          confirmLabel={t.demoErase.confirm}
          onConfirm={() => erase.mutate(organization.id)}
          busy={erase.isPending}
          destructive
        >
          {t.demoErase.text(organization.name)}
        </ConfirmDialog>
      )}
      <ConfirmDialog
        opened={asking === 'lift'}
        onClose={() => setAsking(null)}
        title={t.quarantine.title}
        confirmLabel={t.quarantine.confirm}
        onConfirm={() => lift.mutate()}
        busy={lift.isPending}
      >
        {t.quarantine.text}
      </ConfirmDialog>
    </SessionProvider>
  );
}
