import type { ReactNode } from 'react';
import { BackLink } from '../kit/back-link.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';

type Loaded = { isError: boolean; error: unknown; refetch: () => unknown };
type Props = {
  title: string;
  subtitle?: string;
  back: { to: string; label: string };
  /** What has to be here before the form is: the first that failed is said. */
  needs: readonly Loaded[];
  /** Null until it is here. */
  children: ReactNode | null;
};

/** A screen that is one form. */
export function FormPage({ title, subtitle, back, needs, children }: Props) {
  const t = useTexts().common.shell;
  const failed = needs.find((one) => one.isError);
  return (
    <Page title={title} subtitle={subtitle} before={<BackLink to={back.to}>{back.label}</BackLink>}>
      {failed !== undefined ? (
        <Problem problem={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        (children ?? <p role="status">{t.loading}</p>)
      )}
    </Page>
  );
}
