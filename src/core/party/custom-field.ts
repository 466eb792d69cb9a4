import { isPlainDate } from '../calendar/index.ts';
import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { parseDecimal } from '../money/index.ts';
import { searchKey } from './normalize-name.ts';

export const customFieldKinds = ['text', 'number', 'date', 'choice'] as const;
export type CustomFieldKind = (typeof customFieldKinds)[number];

export const customFieldOwners = ['customer', 'document'] as const;
/** Whom a field says something about. */
export type CustomFieldOwner = (typeof customFieldOwners)[number];

/** What a company wants to know of its customers or documents beside what every company does. */
export type CustomField = {
  readonly key: string;
  readonly kind: CustomFieldKind;
  readonly choices: readonly string[];
};

const MAX_CHOICES = 50;

/** 'Secteur d’activité' → secteur_d_activite: what a template, a file and the interface call the field. */
export function customFieldKey(label: string): string {
  const key = searchKey(label)
    .toLowerCase()
    .replaceAll(' ', '_')
    .replace(/[^a-z0-9_]/g, '');
  return key
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/_+$/, '');
}

export function checkCustomField(field: CustomField & { labelFr: string }): Finding[] {
  const findings: Finding[] = [];
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(field.key)) findings.push(error('party.field-key', { path: 'key' }));
  const choices = field.choices.map((one) => one.trim());
  if (field.kind === 'choice') {
    if (choices.length === 0 || choices.length > MAX_CHOICES || choices.includes('')) {
      findings.push(error('party.field-choices', { path: 'choices', params: { max: MAX_CHOICES } }));
    } else if (new Set(choices).size < choices.length) {
      findings.push(error('party.field-choice-twice', { path: 'choices' }));
    }
  }
  return findings;
}

/** Values by key, as text: a number as a decimal, a date as ISO; '' is no value. Unknown keys are refused. */
export function checkCustomValues(
  fields: readonly CustomField[],
  values: Readonly<Record<string, string>>,
): Finding[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (value === '') return [];
    const path = `custom.${key}`;
    const field = fields.find((one) => one.key === key);
    if (field === undefined) return [error('party.field-unknown', { path, params: { key } })];
    switch (field.kind) {
      case 'text':
        return [];
      case 'number':
        return parseDecimal(value) === null ? [error('party.field-number', { path, params: { value } })] : [];
      case 'date':
        return isPlainDate(value) ? [] : [error('party.field-date', { path, params: { value } })];
      case 'choice':
        return field.choices.includes(value)
          ? []
          : [error('party.field-choice', { path, params: { value } })];
    }
  });
}
