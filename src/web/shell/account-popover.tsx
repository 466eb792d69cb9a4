import { Popover, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
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
import { AccountButton } from './account-button.tsx';
import type { AccountPopoverProps } from './account-menu.tsx';
import classes from './account-menu.module.css';

/** Fetched by account-menu.tsx. */
export function AccountPopover({ opened, onOpened, focused, onHelp }: AccountPopoverProps) {
  const t = useTexts().common.shell;
  const { menu } = useTexts().organization.access;
  const session = useSession();
  const then = (act: () => void) => () => {
    onOpened(false);
    act();
  };
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      width={272}
      position="top-start"
      trapFocus
      returnFocus
      shadow="md"
      radius="md"
    >
      <Popover.Target>
        <AccountButton autoFocus={focused} onClick={() => onOpened(!opened)} />
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
