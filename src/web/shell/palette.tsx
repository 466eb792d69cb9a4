import {
  Spotlight,
  createSpotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { KeyboardIcon, SearchIcon } from '../kit/icons.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useRegisteredActions, type PaletteAction, type PaletteSearch } from '../kit/palette-actions.tsx';
import type { NavigationEntry } from './navigation.ts';
import classes from './palette.module.css';

export type PaletteProps = {
  /** How often it was asked for: each time opens it, or closes it when open. */
  asked: number;
  navigation: readonly NavigationEntry[];
  useSearch: PaletteSearch;
  onHelp: () => void;
};

const [store, spotlight] = createSpotlight();

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

function matches(action: PaletteAction, words: readonly string[]): boolean {
  const haystack = plain([action.label, action.description ?? '', ...(action.keywords ?? [])].join(' '));
  return words.every((word) => haystack.includes(word));
}

/** Ctrl K: actions of the screen, then screens, then what the search finds. Accents do not matter. */
export function Palette({ asked, navigation, useSearch, onHelp }: PaletteProps) {
  const t = useTexts().common;
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (asked > 0) spotlight.toggle();
  }, [asked]);
  const words = plain(query).split(/\s+/).filter(Boolean);
  const { results, searching } = useSearch(query.trim());
  const screens: PaletteAction[] = navigation.map((entry) => ({
    id: entry.path,
    label: t.palette.goTo(t.navigation[entry.text]),
    icon: entry.icon,
    keys: `g ${entry.letter}`,
    run: () => void navigate({ to: entry.path }),
  }));
  const help: PaletteAction = {
    id: 'help',
    label: t.shell.help,
    icon: KeyboardIcon,
    keys: '?',
    run: onHelp,
  };
  const actions = [...useRegisteredActions(), help].filter((one) => matches(one, words));
  const groups = [
    group(t.palette.groups.results, results),
    group(t.palette.groups.actions, actions),
    group(
      t.palette.groups.screens,
      screens.filter((one) => matches(one, words)),
    ),
  ].filter((one) => one.actions.length > 0);
  const listed = groups.flatMap((one) => one.actions.map(({ id }) => id)).join(' ');
  useEffect(() => {
    if (query !== '') keepOneSelected();
  }, [query, listed]);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      scrollable
      maxHeight="min(28rem, 70dvh)"
      radius="lg"
      overlayProps={{ backgroundOpacity: 0.4, blur: 3 }}
      transitionProps={{ duration: 120, transition: 'fade' }}
      query={query}
      onQueryChange={setQuery}
      filter={(_query, all) => all}
      actions={groups}
      nothingFound={searching ? t.palette.searching : t.palette.empty}
      centered={false}
      attributes={{ content: { 'aria-label': t.palette.label } }}
      searchProps={{
        placeholder: t.palette.placeholder,
        'aria-label': t.palette.label,
        leftSection: <SearchIcon />,
        // The dialog's own focus comes with a timer: on a busy machine the first letters would go past it.
        autoFocus: true,
      }}
      classNames={{ actionsGroup: classes.group, action: classes.action, actionSection: classes.section }}
    />
  );
}

/**
 * Spotlight marks the first line when a letter is typed, which on a busy machine is before the new lines are drawn:
 * the mark goes away with the old ones, and Enter would open nothing.
 */
function keepOneSelected(): void {
  const list = document.getElementById(store.getState().listId);
  if (list === null || list.querySelector('[data-selected]') !== null) return;
  list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

function group(label: string, actions: readonly PaletteAction[]): SpotlightActionGroupData {
  return { group: label, actions: actions.map(asSpotlight) };
}

function asSpotlight(action: PaletteAction): SpotlightActionData {
  const Drawn = action.icon;
  return {
    id: action.id,
    label: action.label,
    description: action.description,
    leftSection: Drawn === undefined ? undefined : <Drawn />,
    rightSection: action.keys === undefined ? undefined : <KeyHint keys={action.keys} />,
    onClick: action.run,
  };
}
