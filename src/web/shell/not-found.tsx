import { Link } from '@tanstack/react-router';
import { useTexts } from '../kit/locale.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { SearchIcon } from '../kit/icons.tsx';
import { Page } from '../kit/page.tsx';

export function NotFound() {
  const t = useTexts().common.problem;
  return (
    <Page title={t.notFoundTitle}>
      <EmptyState icon={SearchIcon} title={t.notFoundDetail} action={<Link to="/">{t.goHome}</Link>} />
    </Page>
  );
}
