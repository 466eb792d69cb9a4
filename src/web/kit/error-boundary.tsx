import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTexts } from './locale.tsx';
import { asProblem, Problem } from './problem.tsx';

type Props = { children: ReactNode; resetKey?: string };
type State = { error: unknown; failed: boolean; resetKey: string | undefined };

/** Keeps a failing screen from taking the frame with it. Changing `resetKey` (the address) tries again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey
      ? null
      : { resetKey: props.resetKey, failed: false, error: null };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <ScreenFailure error={this.state.error} />;
  }
}

export function ScreenFailure({ error }: { error: unknown }) {
  const t = useTexts().common;
  const known = asProblem(error);
  const shown = known ?? {
    title: t.problem.screenTitle,
    detail: `${t.problem.screenDetail} ${t.problem.screenAction}`,
  };
  return (
    <div style={{ padding: 'var(--e-gutter)' }}>
      <Problem
        problem={shown}
        actions={
          <>
            <Button size="xs" onClick={() => window.location.reload()}>
              {t.action.reload}
            </Button>
            <Button size="xs" variant="default" component="a" href="/">
              {t.problem.goHome}
            </Button>
          </>
        }
      />
    </div>
  );
}
