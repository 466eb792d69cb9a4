import { Link } from '@tanstack/react-router';
import { useTexts } from './locale.tsx';
import { EmptyState } from './empty-state.tsx';
import { SearchIcon } from './icons.tsx';
import { Page } from './page.tsx';

export function NotFound() {
  const t = useTexts().common.problem;
  return (
    <Page title={t.notFoundTitle}>
      <EmptyState icon={SearchIcon} title={t.notFoundDetail} action={<Link to="/">{t.goHome}</Link>} />
    </Page>
  );
}
