import { Menu, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { BuildingIcon, CheckIcon, KeyboardIcon, SignOutIcon } from '../kit/icons.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useSession } from '../kit/session.tsx';
import classes from './account-menu.module.css';

/** Who I am, for which company, in which language, how it looks, and the way out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTexts().common.shell;
  const session = useSession();
  const name = session?.user.name ?? t.account;
  return (
    <Menu width={272} position="top-start" keepMounted={false}>
      <Menu.Target>
        <button type="button" className={classes.target} aria-label={`${t.account} : ${name}`}>
          <span className={classes.avatar} aria-hidden="true">
            {initials(name)}
          </span>
          <span className={classes.names}>
            <span className={classes.name}>{name}</span>
            {session?.organization != null && (
              <span className={classes.organization}>{session.organization.name}</span>
            )}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {session !== null && session.organizations.length > 0 && (
          <>
            <Menu.Label>{t.organizations}</Menu.Label>
            {session.organizations.map((one) => {
              const current = one.id === session.organization?.id;
              return (
                <Menu.Item
                  key={one.id}
                  leftSection={<BuildingIcon size={18} />}
                  rightSection={current ? <CheckIcon size={16} /> : undefined}
                  onClick={() => !current && session.onSwitchOrganization(one.id)}
                >
                  {one.name}
                  {one.demo && <span className={classes.demo}>{t.demoMark}</span>}
                  {current && <span className="e-hidden">({t.current})</span>}
                </Menu.Item>
              );
            })}
            <Menu.Divider />
          </>
        )}
        <Preferences />
        <Menu.Divider />
        <Menu.Item
          leftSection={<KeyboardIcon size={18} />}
          rightSection={<KeyHint keys="?" />}
          onClick={onHelp}
        >
          {t.help}
        </Menu.Item>
        {session !== null && (
          <Menu.Item leftSection={<SignOutIcon size={18} />} onClick={session.onSignOut}>
            {t.signOut}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
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
          setLocale(next);
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
