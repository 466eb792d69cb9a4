export { commercialDocument } from './commercial-document.ts';
export { missingWords, requiredWords } from './required-words.ts';
export type { CommercialDocument, CommercialDocumentInput } from './commercial-document.ts';
export { checkTheme, columnKeys, contrast, houseTheme, readTheme } from './theme.ts';
export type { ColumnKey, DocumentTheme } from './theme.ts';
export { fieldLabel, fieldPlaceholder, templateOf } from './template.ts';
export type { OwnField, OwnValues, PrintedField } from './template.ts';
export {
  checkTemplateTexts,
  documentLanguages,
  MAX_TEXT,
  textPlaces,
  textScopes,
  withText,
} from './template-texts.ts';
export type { DocumentLanguage, TemplateTexts, TextPlace, TextScope } from './template-texts.ts';
export { templatePlaceholders } from './template-values.ts';
export type { TemplatePlaceholder } from './template-values.ts';
