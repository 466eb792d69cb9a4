import {
  createTheme,
  localStorageColorSchemeManager,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const brand: MantineColorsTuple = [
  '#eef7f2',
  '#d5eadf',
  '#abd5c0',
  '#7fd0a8',
  '#55a681',
  '#3a9169',
  '#2b7d58',
  '#226c4b',
  '#1b5e44',
  '#123f2e',
];

/** Greys with a little warmth, as paper has; Mantine's own are blue. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f4f3ee',
  '#e9e7e0',
  '#dedbd2',
  '#cfccc2',
  '#aeaba1',
  '#6f6c64',
  '#55534c',
  '#393833',
  '#22221f',
];

const dark: MantineColorsTuple = [
  '#ecebe6',
  '#c4c3bb',
  '#a9a89f',
  '#8b8a82',
  '#43453f',
  '#353731',
  '#262823',
  '#1a1b18',
  '#171815',
  '#131411',
];

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 6 },
  colors: { brand, gray, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'default', size: 34 } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    // The header of a dialog is no banner of the page; one dialog may open another.
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.45 },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: {
      defaultProps: {
        position: 'right',
        size: 440,
        overlayProps: { backgroundOpacity: 0.4 },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
  },
});

const shared = {
  '--mantine-color-text': 'var(--e-text)',
  '--mantine-color-body': 'var(--e-surface)',
  '--mantine-color-dimmed': 'var(--e-dim)',
  '--mantine-color-placeholder': 'var(--e-dim)',
  '--mantine-color-error': 'var(--e-bad)',
  '--mantine-color-anchor': 'var(--e-accent)',
  '--mantine-color-default': 'var(--e-surface)',
  '--mantine-color-default-color': 'var(--e-text)',
  '--mantine-color-default-hover': 'var(--e-hover)',
  '--mantine-color-default-border': 'light-dark(#d8d5cb, #3b3d37)',
  '--mantine-color-brand-light': 'var(--e-accent-soft)',
  '--mantine-color-brand-light-hover': 'light-dark(#c3e0d1, #234836)',
  '--mantine-color-brand-light-color': 'var(--e-accent)',
  '--mantine-color-disabled-color': 'light-dark(#6f6d65, #8b8a82)',
};

/** Mantine's names point at our tokens, so that a screen may use either. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});

export const colorSchemeManager = localStorageColorSchemeManager({ key: 'encaisse.theme' });
