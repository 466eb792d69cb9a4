import { Popover, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  BuildingIcon,
  CheckIcon,
  CustomerIcon,
  KeyboardIcon,
  PlusIcon,
  SignOutIcon,
  type Icon,
} from '../kit/icons.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useSession } from '../kit/session.tsx';
import classes from './account-menu.module.css';

/** Who I am, for which company, in which language, how it looks, and the way out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTexts().common.shell;
  const { menu } = useTexts().organization.access;
  const session = useSession();
  const [open, setOpen] = useState(false);
  const name = session?.user.name ?? t.account;
  const then = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={272}
      position="top-start"
      trapFocus
      returnFocus
      shadow="md"
      radius="md"
    >
      <Popover.Target>
        <button type="button" className={classes.target} onClick={() => setOpen(!open)}>
          <span className={classes.avatar} aria-hidden="true">
            {initials(name)}
          </span>
          <span className={classes.names}>
            {session !== null && <span className="e-hidden">{t.account}, </span>}
            <span className={classes.name}>{name}</span>
            {session?.organization != null && (
              <span className={classes.organization}>{session.organization.name}</span>
            )}
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t.account}>
        {session !== null && session.organizations.length > 0 && (
          <section className={classes.group}>
            <h2 className={classes.label}>{t.organizations}</h2>
            {session.organizations.map((one) => {
              const current = one.id === session.organization?.id;
              return (
                <Entry
                  key={one.id}
                  icon={BuildingIcon}
                  current={current}
                  after={current && <CheckIcon size={16} />}
                  onClick={then(() => !current && session.onSwitchOrganization(one.id))}
                >
                  {one.name}
                  {one.demo && <span className={classes.demo}>{t.demoMark}</span>}
                </Entry>
              );
            })}
            {session.onCreateCompany !== undefined && (
              <Entry icon={PlusIcon} onClick={then(session.onCreateCompany)}>
                {menu.newCompany}
              </Entry>
            )}
          </section>
        )}
        <Preferences />
        <section className={classes.group}>
          <Entry icon={KeyboardIcon} after={<KeyHint keys="?" />} onClick={then(onHelp)}>
            {t.help}
          </Entry>
          {session?.onMyAccount !== undefined && (
            <Entry icon={CustomerIcon} onClick={then(session.onMyAccount)}>
              {menu.account}
            </Entry>
          )}
          {session !== null && (
            <Entry icon={SignOutIcon} onClick={then(session.onSignOut)}>
              {t.signOut}
            </Entry>
          )}
        </section>
      </Popover.Dropdown>
    </Popover>
  );
}

type EntryProps = {
  icon: Icon;
  current?: boolean;
  after?: ReactNode;
  onClick: () => void;
  children: ReactNode;
};

function Entry({ icon: Drawn, current = false, after, onClick, children }: EntryProps) {
  return (
    <button type="button" className={classes.entry} aria-current={current || undefined} onClick={onClick}>
      <Drawn size={18} />
      <span className={classes.entryText}>{children}</span>
      {after}
    </button>
  );
}

function Preferences() {
  const t = useTexts().common.shell;
  const session = useSession();
  const { locale, setLocale } = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.preferences}>
      <span className={classes.label}>{t.language}</span>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t.language}
        value={locale}
        data={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => {
          const next = value === 'en' ? 'en' : 'fr';
          void setLocale(next);
          session?.onLocale?.(next);
        }}
      />
      <span className={classes.label}>{t.theme}</span>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t.theme}
        value={colorScheme}
        data={(['auto', 'light', 'dark'] satisfies MantineColorScheme[]).map((value) => ({
          value,
          label: t.themes[value],
        }))}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
      />
    </div>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
