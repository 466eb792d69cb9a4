import { useMediaQuery } from '@mantine/hooks';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { BackLink } from '../kit/back-link.tsx';
import { ChevronRightIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useSession } from '../kit/session.tsx';
import { NotFound } from '../kit/not-found.tsx';
import { settingsSections, type SettingsGroup, type SettingsSection } from './sections.ts';
import classes from './settings.module.css';

const groups: readonly SettingsGroup[] = ['company', 'invoicing', 'collecting', 'people'];

/** The list of sections at the left and one of them; on a phone, first the list, then the section. */
export function SettingsScreen() {
  const t = useTexts();
  const { section: path } = useParams({ strict: false }) as { section?: string };
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const permissions = useSession()?.permissions ?? [];
  const sections = settingsSections.filter(
    (one) => one.permission === undefined || permissions.includes(one.permission),
  );
  const current = sections.find((one) => one.path === path);
  const first = sections[0];
  useEffect(() => {
    const title = current?.label(t) ?? t.organization.settings.title;
    document.title = `${title} · ${t.common.product}`;
  }, [current, t]);
  if (path === undefined && isWide && first !== undefined)
    return <Navigate to={`/reglages/${first.path}`} replace />;
  if (path !== undefined && current === undefined) {
    const exists = settingsSections.some((one) => one.path === path);
    return exists ? <p className={classes.forbidden}>{t.organization.settings.forbidden}</p> : <NotFound />;
  }
  const Current = current?.component;
  return (
    <div className={classes.settings} data-open={current !== undefined || undefined}>
      <SectionList sections={sections} current={current} />
      {Current !== undefined && (
        <div className={classes.section}>
          <div className={classes.back}>
            <BackLink to="/reglages">{t.organization.settings.back}</BackLink>
          </div>
          <Suspense fallback={<p className="e-hidden">{t.common.shell.loading}</p>}>
            <Current key={current?.path} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

type ListProps = { sections: readonly SettingsSection[]; current: SettingsSection | undefined };

function SectionList({ sections, current }: ListProps) {
  const t = useTexts();
  const words = t.organization.settings;
  // Beside an open section its own title is the heading of the screen.
  const Title = current === undefined ? 'h1' : 'p';
  return (
    <nav className={classes.list} aria-label={words.sections}>
      <Title className={classes.title}>{words.title}</Title>
      {groups.map((group) => {
        const own = sections.filter((one) => one.group === group);
        if (own.length === 0) return null;
        return (
          <div key={group} className={classes.group}>
            <p className={classes.groupTitle}>{words.groups[group]}</p>
            {own.map((one) => (
              <Link
                key={one.path}
                to={`/reglages/${one.path}`}
                className={classes.link}
                aria-current={one === current ? 'page' : undefined}
              >
                {one.label(t)}
                <ChevronRightIcon size={16} className={classes.chevron} />
              </Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}
