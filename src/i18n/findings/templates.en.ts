import type { templates as french } from './templates.fr.ts';
import { words } from './text.ts';
import type { TextsLike } from './text.ts';

const { at } = words('en');
const ofLine = (p: Readonly<Record<string, string | number>>): string => (p['line'] === 0 ? '' : at(p));

export const templates: TextsLike<typeof french> = {
  'text.placeholder-unknown': (p) =>
    p['nearest'] === undefined
      ? `The variable “${p['name'] ?? ''}” does not exist. Choose one from the list.`
      : `The variable “${p['name'] ?? ''}” does not exist. Did you mean “${p['nearest']}”?`,
  'text.placeholder-broken': 'A variable is not closed. Write it between two braces: {{customer}}.',
  'invoicing.layout-fault': (p) =>
    `${ofLine(p)}Typst could not read the layout: “${p['message'] ?? ''}”. Correct it.`,
  'invoicing.layout-missing': (p) =>
    `Missing on the page: “${p['text'] ?? ''}”. Put back the block that prints it.`,
  'invoicing.layout-file': (p) =>
    `${ofLine(p)}This file is not there. A layout reads lib.typ, lines.typ, options.typ and the pictures added here only.`,
  'invoicing.layout-package': (p) =>
    `${ofLine(p)}Packages are not downloaded here. Copy what you need into the layout.`,
  'invoicing.layout-slow': 'This layout does not end within ten seconds. Look for a loop that is too long.',
  'invoicing.layout-heavy':
    'This layout asks for too much memory and was stopped. Look for what grows without end.',
  'invoicing.layout-big': 'The PDF is over 10 MB. Make the pictures smaller.',
  'invoicing.layout-long': 'The layout is over 200 KB. Keep pictures apart.',
  'invoicing.layout-name-taken': (p) =>
    `A layout is already called “${p['name'] ?? ''}”. Give it another name.`,
  'invoicing.layout-too-many': (p) => `You already have ${p['max'] ?? ''} layouts. Delete one first.`,
  'invoicing.layout-images': (p) => `A layout carries ${p['max'] ?? ''} pictures at most. Remove one first.`,
};
