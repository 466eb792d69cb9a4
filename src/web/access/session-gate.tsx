import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './door.module.css';
import { Inside } from './inside.tsx';
import { useAccessState, useDoors } from './state.ts';

const FirstVisit = lazy(() => import('./first-visit.tsx').then((m) => ({ default: m.FirstVisit })));
const SignIn = lazy(() => import('./sign-in.tsx').then((m) => ({ default: m.SignIn })));

/** Stands around every screen: first visit, sign-in, or the person at work in a company. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: state, error, refetch } = useAccessState();
  const { listen } = useDoors();
  useEffect(() => listen(), [listen]);
  if (state === undefined) {
    return error === null ? (
      <Opening />
    ) : (
      <main className={classes.opening}>
        <Problem problem={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (state.signedIn !== null) {
    return (
      <Inside key={state.signedIn.organization?.id ?? 'none'} state={state} signedIn={state.signedIn}>
        {children}
      </Inside>
    );
  }
  return (
    <Suspense fallback={<Opening />}>
      {state.isSetUp ? <SignIn /> : <FirstVisit needsToken={state.needsToken} />}
    </Suspense>
  );
}

function Opening() {
  const t = useTexts().organization.access;
  return (
    <main className={classes.opening} aria-busy="true">
      <p className="e-hidden">{t.opening}</p>
    </main>
  );
}
