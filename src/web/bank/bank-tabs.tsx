import { Link, useLocation } from '@tanstack/react-router';
import { useTexts } from '../kit/locale.tsx';
import classes from './bank.module.css';

/** The places of the bank; money of nobody is kept with the payments. */
export function BankTabs() {
  const texts = useTexts();
  const t = texts.banking.tabs;
  const { pathname } = useLocation();
  const tabs = [
    { to: '/banque', label: t.review },
    { to: '/banque/cheques', label: texts.instruments.tabs.cheques },
    { to: '/banque/effets', label: texts.instruments.tabs.bills },
    { to: '/paiements/a-attribuer', label: t.unattributed },
    { to: '/banque/releves', label: t.files },
    { to: '/banque/versements', label: texts.payouts.tab },
    { to: '/banque/memoire', label: texts.bankLearning.tab },
  ];
  return (
    <nav className={classes.tabs} aria-label={t.label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          className={classes.tab}
          data-current={pathname === tab.to || undefined}
          aria-current={pathname === tab.to ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
