import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { checkWording, readerOf } from './check-wording.ts';
import { fill, parseBody } from './fill.ts';
import { PLACEHOLDERS } from './mail/values.ts';
import { TEXT_CODES, TEXT_LANGUAGES } from './message-text.ts';
import type { OwnTexts, TextCode, TextField } from './message-text.ts';

/** Every name that a text may use, with a value of the kind it will have. */
const KNOWN = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 1]));
const INDEMNITY = /\{\{\s*indemnity\b/;
const BLOCK = /\{\{\s*(?:invoices|payment)\s*\}\}/;

/**
 * The indemnity is owed between professionals and by public buyers (C. com. D441-5; CCP D2192-35). Only their formal
 * notices are texts of their own; every other text may reach a consumer, who must not be asked for it.
 */
const OWED_BY_ALL_READERS: ReadonlySet<TextCode> = new Set(['formal-notice', 'formal-notice.public']);
export const mayNameIndemnity = (code: TextCode): boolean => OWED_BY_ALL_READERS.has(code);

/** What must hold before a company's own texts may be used. `path`: 'texts.fr.reminder-1.mail'. */
export function checkTexts(texts: OwnTexts): Finding[] {
  return TEXT_LANGUAGES.flatMap((language) =>
    TEXT_CODES.flatMap((code) =>
      Object.entries(texts[language][code] ?? {}).flatMap(([field, text]) =>
        checkText(code, field as TextField, text).map((finding) => ({
          ...finding,
          path: `texts.${language}.${code}.${field}`,
        })),
      ),
    ),
  );
}

/** One field of one text: nothing in it may end up as braces, a gap, a sum that is not owed, or words the law forbids. */
export function checkText(code: TextCode, field: TextField, text: string): Finding[] {
  if (text.trim() === '') return [error('dunning.text-empty')];
  const { text: filled, findings } = fill(text, KNOWN);
  if (INDEMNITY.test(text) && !mayNameIndemnity(code)) findings.push(error('dunning.indemnity-not-here'));
  findings.push(
    ...checkWording(text, {
      reader: readerOf(code),
      isNotice: code.startsWith('formal-notice'),
      isHead: field === 'subject' || field === 'title',
    }),
  );
  if (field === 'subject' || field === 'title') {
    if (BLOCK.test(text)) findings.push(error('dunning.block-not-here'));
    return findings;
  }
  const isInside = parseBody(filled).some(
    (block) =>
      block.kind === 'text' && block.lines.some((line) => line.some((segment) => BLOCK.test(segment.text))),
  );
  if (isInside) findings.push(error('dunning.block-not-alone'));
  return findings;
}
