import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { ErrorBoundary } from '../kit/error-boundary.tsx';
import { SearchIcon } from '../kit/icons.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { onDemand } from '../kit/on-demand.tsx';
import type { PaletteSearch } from '../kit/palette-actions.tsx';
import { reportQuiet } from '../kit/quiet.ts';
import { useSession } from '../kit/session.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionBanner, DemoBanner, QuarantineBanner } from './banners.tsx';
import { WebhookBanner } from './webhook-banner.tsx';
import { BottomBar } from './bottom-bar.tsx';
import classes from './frame.module.css';
import { isCurrent, type NavigationEntry } from './navigation.ts';
import type { KeyboardHelpProps } from './keyboard-help.tsx';
import type { PaletteProps } from './palette.tsx';

const Palette = onDemand<PaletteProps>(() => import('./palette.tsx').then((m) => m.Palette), { asked: 0 });
const KeyboardHelp = onDemand<KeyboardHelpProps>(
  () => import('./keyboard-help.tsx').then((m) => m.KeyboardHelp),
  { opened: false },
);

const QUIET_MS = 2000;

type FrameProps = { navigation: readonly NavigationEntry[]; useSearch: PaletteSearch };

/** What stays while screens change: navigation, search, account, banners, keyboard. */
export function Frame({ navigation, useSearch }: FrameProps) {
  const t = useTexts().common;
  const { pathname, state } = useLocation();
  const main = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  useShortcut('?', () => setHelp(true), { label: t.keys.help, group: 'general' });
  const [asked, setAsked] = useState(0);
  const askPalette = () => setAsked((times) => times + 1);
  useReportQuiet();
  useShortcut('mod+k', askPalette, {
    label: t.keys.palette,
    group: 'general',
    inDialog: true,
  });
  // A new screen starts where a reader of screens expects it: at its top, not at the link just pressed.
  const shown = useRef(pathname);
  useEffect(() => {
    const before = shown.current;
    if (before === pathname) return;
    shown.current = pathname;
    // The same screen by another name: somebody is typing in it.
    if (state.formerly === before) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname, state.formerly]);

  return (
    <div className={classes.frame}>
      <a href="#contenu" className={classes.skip} onClick={() => main.current?.focus()}>
        {t.shell.skip}
      </a>
      <aside className={classes.sidebar}>
        <Link to="/" className={classes.brand}>
          <span className={classes.brandName}>Encaisse</span>
          <span className={classes.brandDot}>.</span>
        </Link>
        <SearchButton onClick={askPalette} />
        <nav aria-label={t.navigation.label} className={classes.navigation}>
          {navigation.map((entry) => (
            <SidebarLink key={entry.path} entry={entry} current={isCurrent(entry, pathname)} />
          ))}
        </nav>
        <AccountMenu onHelp={() => setHelp(true)} />
      </aside>
      <section className={classes.topbar} aria-label={t.product}>
        <Link to="/" className={classes.brand}>
          <span className={classes.brandName}>Encaisse</span>
          <span className={classes.brandDot}>.</span>
        </Link>
        <span className={classes.space} />
        <SearchButton onClick={askPalette} />
        <AccountMenu onHelp={() => setHelp(true)} />
      </section>
      <main id="contenu" ref={main} tabIndex={-1} className={classes.main}>
        <DemoBanner />
        <QuarantineBanner />
        <WebhookBanner />
        <ConnectionBanner />
        <ErrorBoundary resetKey={pathname}>
          <Suspense fallback={<p className="e-hidden">{t.shell.loading}</p>}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <BottomBar navigation={navigation} pathname={pathname} />
      {navigation.map((entry) => (
        <GoTo key={entry.path} entry={entry} />
      ))}
      <Palette asked={asked} navigation={navigation} useSearch={useSearch} onHelp={() => setHelp(true)} />
      <KeyboardHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function SearchButton({ onClick }: { onClick: () => void }) {
  const { search } = useTexts().common.shell;
  return (
    <button type="button" className={classes.search} onClick={onClick}>
      <SearchIcon size={18} />
      <span className={classes.searchText}>{search}</span>
      <span className={classes.searchKeys} aria-hidden="true">
        <KeyHint keys="mod+k" />
      </span>
    </button>
  );
}

/** The first screen is complete when for a moment nothing is asked and no screen is on its way. */
function useReportQuiet(): void {
  const queries = useQueryClient();
  const asking = useIsFetching() > 0;
  const moving = useRouterState({ select: (state) => state.status === 'pending' });
  const busy = asking || moving;
  useEffect(() => {
    if (busy) return undefined;
    // A busy browser may be late to tell that something is asked again: this asks itself.
    const timer = window.setTimeout(() => {
      if (queries.isFetching() === 0) reportQuiet();
    }, QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [busy, queries]);
}

function SidebarLink({ entry, current }: { entry: NavigationEntry; current: boolean }) {
  const t = useTexts().common.navigation;
  const waiting = useSession()?.waiting?.[entry.path] ?? 0;
  const Drawn = entry.icon;
  return (
    <Link
      to={entry.path}
      preload="intent"
      className={classes.link}
      aria-current={current ? 'page' : undefined}
      title={t[entry.text]}
    >
      <Drawn />
      <span className={classes.linkText}>{t[entry.text]}</span>
      {waiting > 0 && (
        <span className={classes.count}>
          <span aria-hidden="true">{waiting > 999 ? '999+' : waiting}</span>
          <span className="e-hidden">, {t.waiting(waiting)}</span>
        </span>
      )}
    </Link>
  );
}

function GoTo({ entry }: { entry: NavigationEntry }) {
  const t = useTexts().common.navigation;
  const navigate = useNavigate();
  useShortcut(`g ${entry.letter}`, () => void navigate({ to: entry.path }), {
    label: t[entry.text],
    group: 'navigation',
  });
  return null;
}
