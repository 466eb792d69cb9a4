import { error, type Finding } from '../../finding.ts';
import type { Currency } from '../../money/index.ts';
import { FEC_HEADER, fecLine } from '../fec/write-fec.ts';
import { createAccountMap, type MappedAccount } from './account-map.ts';
import { fitText } from './encode-text.ts';
import { fieldText } from './field-text.ts';
import type { ExportLine } from './line.ts';
import type { ExportOptions, ExportProfile, Field } from './profile.ts';

export type ExportWriter = {
  /** What stands before the first line; '' in most formats. */
  readonly head: (company: string) => string;
  readonly line: (line: ExportLine) => string;
  /** What could not be written: the file is not to be sent then. At most SHOWN of them. */
  readonly findings: readonly Finding[];
  /** Signs that the encoding has no equal for, written as a question mark. */
  readonly lost: () => number;
};

const SHOWN = 20;
const WIDEST = 40;

/** Writes the lines of a batch in a format. Text to be encoded as the profile says (`encodeText`). */
export const createExportWriter = (
  profile: ExportProfile,
  options: ExportOptions,
  base: Currency,
): ExportWriter => {
  const findings: Finding[] = [];
  const { layout } = profile;
  let lost = 0;
  const say = (finding: Finding): void => {
    if (findings.length < SHOWN) findings.push(finding);
  };
  const clean = (text: string): string => {
    const fitted = fitText(text.replaceAll(/\s+/g, ' ').trim(), profile.encoding);
    lost += fitted.lost;
    return fitted.text;
  };
  const fields = layout.kind === 'fec' ? [] : layout.fields;
  const mapOf = createAccountMap(options, fields.find((one) => one.is === 'account')?.width ?? WIDEST);
  const named = new Set<string>();

  const cell = (field: Field, line: ExportLine, mapped: MappedAccount): string => {
    const text = clean(fieldText(field, line, mapped, profile, base));
    if (field.width === undefined || text.length <= field.width) return text;
    if (field.overflow === 'cut') return text.slice(0, field.width).trimEnd();
    if (field.overflow === 'keep-end') return text.slice(-field.width);
    const params = {
      column: field.is,
      value: text,
      width: field.width,
      entry: `${line.journal} ${line.number}`,
    };
    say(error('export.too-long', { params }));
    return text.slice(0, field.width);
  };
  const padded = (field: Field, line: ExportLine, mapped: MappedAccount): string => {
    const text = cell(field, line, mapped);
    const width = field.width ?? text.length;
    return field.align === 'end' ? text.padStart(width, field.fill ?? ' ') : text.padEnd(width, ' ');
  };
  const record = (list: readonly Field[], line: ExportLine, mapped: MappedAccount): string =>
    list.map((field) => padded(field, line, mapped)).join('') + profile.newline;

  return {
    head: (company) => {
      if (layout.kind === 'fec') return FEC_HEADER;
      if (profile.opensWithCompany === true) return clean(company).slice(0, 30) + profile.newline;
      if (layout.kind !== 'delimited' || !layout.header) return '';
      const titles = layout.fields.map((field) => quote(clean(field.header ?? field.is), layout.separator));
      return titles.join(layout.separator) + profile.newline;
    },
    line: (line) => {
      if (layout.kind === 'fec') return fecLine(line, base);
      const mapped = mapOf(line);
      mapped.findings.forEach(say);
      if (layout.kind === 'fixed') {
        const isNew = layout.party !== undefined && line.partyCode !== '' && !named.has(mapped.account);
        if (isNew) named.add(mapped.account);
        const before = isNew ? record(layout.party!, line, mapped) : '';
        return before + record(layout.fields, line, mapped);
      }
      const cells = layout.fields.map((field) => {
        const text = cell(field, line, mapped);
        return field.quoted === true ? `"${text.replaceAll('"', "'")}"` : quote(text, layout.separator);
      });
      return cells.join(layout.separator) + profile.newline;
    },
    findings,
    lost: () => lost,
  };
};

const quote = (text: string, separator: string): string =>
  text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
