import type { PlainDate } from '../../calendar/index.ts';
import type { CustomField, CustomFieldOwner } from '../../party/index.ts';
import type { DocumentKind, DocumentTemplate } from '../model.ts';
import { placeholdersOf } from '../placeholders.ts';
import type { InvoiceFormatter } from './formatter.ts';
import { textsFor } from './template-texts.ts';
import type { DocumentLanguage, TemplateTexts } from './template-texts.ts';

/** An own field as documents may say it. */
export type OwnField = CustomField & {
  readonly owner: CustomFieldOwner;
  readonly labelFr: string;
  /** '' = the French one. */
  readonly labelEn: string;
};

/** One that is printed: among the dates at the top, or below with the references. */
export type PrintedField = { readonly key: string; readonly place: 'facts' | 'references' };

/** What the company knows of a document beside what every document says; ISO dates, plain decimals. */
export type OwnValues = {
  readonly customer: Readonly<Record<string, string>>;
  readonly document: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** Who reads it at the customer's; '' for nobody in particular. */
  readonly contact: string;
};

/** 'customer.secteur': how texts name an own field. */
export const fieldPlaceholder = ({ owner, key }: Pick<OwnField, 'owner' | 'key'>): string =>
  `${owner}.${key}`;

/** Of a field in a language, as printed before its value. */
export const fieldLabel = (
  field: Pick<OwnField, 'labelFr' | 'labelEn'>,
  language: DocumentLanguage,
): string => (language === 'en' && field.labelEn !== '' ? field.labelEn : field.labelFr);

export type TemplateSource = {
  readonly texts: TemplateTexts;
  readonly printed: readonly PrintedField[];
  readonly fields: readonly OwnField[];
  readonly values: OwnValues;
};

/**
 * The company's words and fields for one document, with the values that they name and no others: this is frozen with
 * the document when it is issued. undefined when it would say nothing.
 */
export function templateOf(
  source: TemplateSource,
  kind: DocumentKind,
  language: DocumentLanguage,
  format: InvoiceFormatter,
): DocumentTemplate | undefined {
  const { fields, values } = source;
  const shown = (field: OwnField): string => {
    const value = values[field.owner][field.key] ?? '';
    if (value === '' || field.kind === 'text' || field.kind === 'choice') return value;
    return field.kind === 'date' ? format.date(value as PlainDate) : format.number(value);
  };
  const texts = textsFor(source.texts, kind, language);
  const named = new Set(Object.values(texts).flatMap(placeholdersOf));
  const own = [
    { name: 'contact', value: values.contact },
    { name: 'tags', value: values.tags.join(', ') },
    ...fields.map((field) => ({ name: fieldPlaceholder(field), value: shown(field) })),
  ].filter(({ name }) => named.has(name));
  const printed = source.printed.flatMap(({ key, place }) => {
    const field = fields.find((one) => one.key === key);
    const value = field === undefined ? '' : shown(field);
    return field === undefined || value === '' ? [] : [{ label: fieldLabel(field, language), value, place }];
  });
  const says = printed.length > 0 || Object.keys(texts).length > 0;
  return says ? { texts, fields: printed, values: own } : undefined;
}
