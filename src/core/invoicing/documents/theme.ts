import { error } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import type { PrintedField } from './template.ts';
import { checkTemplateTexts, readTexts } from './template-texts.ts';
import type { TemplateTexts } from './template-texts.ts';

/** How a company's documents look. Data, checked when it is saved; what is wrong falls back to the house's own look. */
export type DocumentTheme = {
  /** '#1b5e44' */
  readonly accent: string;
  readonly fontSize: 'small' | 'normal' | 'large';
  /** Columns of the lines, in this order; the description and the amount are always there. */
  readonly columns: readonly ColumnKey[];
  readonly hasLogo: boolean;
  readonly texts: TemplateTexts;
  /** Own fields that are printed, in this order. */
  readonly fields: readonly PrintedField[];
};

export const columnKeys = [
  'reference',
  'description',
  'quantity',
  'unitPrice',
  'discount',
  'vat',
  'net',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

export const houseTheme: DocumentTheme = {
  accent: '#1b5e44',
  fontSize: 'normal',
  columns: columnKeys,
  hasLogo: false,
  texts: {},
  fields: [],
};

/** What the layout reads: colours that can be read on each other (WCAG 2.2, 1.4.3), and a size in points. */
export type ThemeView = {
  accent: string;
  /** Text on the accent. */
  onAccent: string;
  /** The accent as text on white: ink where it would be too pale. */
  accentText: string;
  size: string;
  logoAlt: string;
};

const WHITE = '#ffffff';
// One of white and black always reaches 4.5 on a colour; ink would not.
const BLACK = '#000000';
const INK = '#1b1c19';
const SIZES = { small: '8.4', normal: '9', large: '9.8' } as const;

export function themeView(theme: DocumentTheme, logoAlt: string): ThemeView {
  const accent = /^#[0-9a-f]{6}$/i.test(theme.accent) ? theme.accent.toLowerCase() : houseTheme.accent;
  const onWhite = contrast(accent, WHITE);
  return {
    accent,
    onAccent: onWhite >= 4.5 ? WHITE : BLACK,
    accentText: onWhite >= 4.5 ? accent : INK,
    size: SIZES[theme.fontSize],
    logoAlt: theme.hasLogo ? logoAlt : '',
  };
}

/** Order of the theme, each once, with the two that no invoice can go without (CGI ann. II art. 242 nonies A, I-8°). */
export function columnsOf(theme: DocumentTheme): ColumnKey[] {
  const chosen = new Set(theme.columns.filter((key) => columnKeys.includes(key)));
  if (!chosen.has('description')) return columnsOf({ ...theme, columns: ['description', ...chosen] });
  chosen.add('net');
  return [...chosen];
}

/** WCAG contrast ratio of two '#rrggbb', 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** A theme as it was kept, by whatever release: what is not there or not right is the house's own. */
export function readTheme(kept: unknown, hasLogo: boolean): DocumentTheme {
  const data = typeof kept === 'object' && kept !== null ? (kept as Partial<DocumentTheme>) : {};
  const { accent, fontSize, columns, texts, fields } = data;
  return {
    accent: typeof accent === 'string' && isColour(accent) ? accent : houseTheme.accent,
    fontSize: fontSize !== undefined && fontSize in SIZES ? fontSize : houseTheme.fontSize,
    columns: Array.isArray(columns) ? columnKeys.filter((key) => columns.includes(key)) : houseTheme.columns,
    hasLogo,
    texts: readTexts(texts),
    fields: Array.isArray(fields) ? fields.filter(isPrintedField) : houseTheme.fields,
  };
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

const isPrintedField = (field: Partial<PrintedField> | null): field is PrintedField =>
  typeof field?.key === 'string' && (field.place === 'facts' || field.place === 'references');

/** A colour too pale is no fault: text on it turns black, and text in it turns to ink. `known`: names texts may use. */
export function checkTheme(
  theme: Pick<DocumentTheme, 'accent' | 'texts'>,
  known: readonly string[],
): Finding[] {
  const colour = isColour(theme.accent) ? [] : [error('invoicing.theme-colour', { path: 'accent' })];
  return [...colour, ...checkTemplateTexts(theme.texts, known)];
}
