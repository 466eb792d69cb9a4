import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Document } from './model.ts';

/** Characters a field holds: far above what is needed, below what breaks a page or a platform. */
const LIMITS = { name: 500, note: 5000, label: 200, reference: 100, title: 300, reason: 500 } as const;

/** XML 1.0 (2.2) has no place for them, so that no electronic invoice could carry the text. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Texts that are too long, hold control characters or half an emoji. */
export function checkTexts(document: Document): Finding[] {
  const { references } = document;
  return [
    ...checkText(document.title, 'title', LIMITS.title),
    ...checkText(document.intro, 'intro', LIMITS.note),
    ...checkText(document.closing, 'closing', LIMITS.note),
    ...checkText(document.reason, 'reason', LIMITS.reason),
    ...Object.entries(references).flatMap(([key, text]) =>
      checkText(text, `references.${key}`, LIMITS.reference),
    ),
    ...document.adjustments.flatMap((one, index) =>
      checkText(one.label, `adjustments.${index}.label`, LIMITS.label),
    ),
    ...document.lines.flatMap((line, index) => checkLine(line, `lines.${index}`)),
  ];
}

function checkLine(line: Document['lines'][number], path: string): Finding[] {
  if (line.type === 'section') return checkText(line.title, `${path}.title`, LIMITS.title);
  if (line.type === 'comment') return checkText(line.text, `${path}.text`, LIMITS.note);
  return [
    ...checkText(line.name, `${path}.name`, LIMITS.name),
    ...checkText(line.description ?? '', `${path}.description`, LIMITS.note),
    ...checkText(line.reference ?? '', `${path}.reference`, LIMITS.reference),
    ...checkText(line.contribution?.label ?? '', `${path}.contribution.label`, LIMITS.label),
  ];
}

export function checkText(text: string, path: string, max: number): Finding[] {
  if (text.length > max) {
    return [error('invoicing.text-too-long', { path, params: { length: text.length, max } })];
  }
  return CONTROL.test(text) || !text.isWellFormed() ? [error('invoicing.control-character', { path })] : [];
}
