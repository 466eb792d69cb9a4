import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Texts } from '../../i18n/catalogue.ts';
import { BooksIcon, CalendarIcon, ClockIcon, InfoIcon, type Icon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import classes from './dunning.module.css';

/** What else there is to see of reminders: why, what comes, what came of them, past runs. */
const views = (t: Texts): { to: string; label: string; icon: Icon }[] => [
  { to: '/relances/pourquoi', label: t.insight.why.title, icon: InfoIcon },
  { to: '/relances/a-venir', label: t.insight.preview.title, icon: CalendarIcon },
  { to: '/relances/resultats', label: t.insight.results.title, icon: BooksIcon },
  { to: '/relances/historique', label: t.dunningScreens.history, icon: ClockIcon },
];

export function ViewLinks() {
  const t = useTexts();
  return (
    <>
      {views(t).map(({ to, label }) => (
        <Link key={to} to={to} className={classes.linkButton}>
          {label}
        </Link>
      ))}
    </>
  );
}

export function ViewItems() {
  const t = useTexts();
  return (
    <>
      {views(t).map(({ to, label, icon: Drawn }) => (
        <Menu.Item key={to} component={Link} to={to} leftSection={<Drawn size={16} />}>
          {label}
        </Menu.Item>
      ))}
    </>
  );
}
