import { SegmentedControl, Select, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { Finding } from '../../core/finding.ts';
import {
  checkTemplateTexts,
  documentLanguages,
  fieldPlaceholder,
  MAX_TEXT,
  templatePlaceholders,
  textPlaces,
  textScopes,
  withText,
  type DocumentLanguage,
  type TemplateTexts,
  type TextPlace,
  type TextScope,
} from '../../core/invoicing/documents/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Variables } from '../kit/variables.tsx';
import type { OwnFieldFacts } from '../kit/own-fields.ts';
import classes from './settings.module.css';

/** Whose words are on the screen. */
export type TextAt = { language: DocumentLanguage; scope: TextScope };

type TextsProps = {
  at: TextAt;
  onMove: (at: TextAt) => void;
  texts: TemplateTexts;
  onChange: (texts: TemplateTexts) => void;
  fields: readonly OwnFieldFacts[];
  readOnly: boolean;
};

/** The company's words at each place of the page, for a kind of document and a language. */
export function TemplateTextsSection({ at, onMove, texts, onChange, fields, readOnly }: TextsProps) {
  const words = useTexts().templates.texts;
  const { locale } = useLocale();
  const { language, scope } = at;
  const inputs = useRef<Partial<Record<TextPlace, HTMLTextAreaElement | null>>>({});
  const last = useRef<TextPlace>('intro');
  const findings = checkTemplateTexts(texts, [...templatePlaceholders, ...fields.map(fieldPlaceholder)]);
  const set = (place: TextPlace, text: string) =>
    onChange(withText(texts, { language, scope, place }, text === '' ? undefined : text));
  const insert = (text: string) => {
    const input = inputs.current[last.current];
    if (input == null) return;
    input.focus();
    input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
    set(last.current, input.value);
  };
  const hasOwn = (one: TextScope) => documentLanguages.some((each) => texts[each]?.[one] !== undefined);
  const pathOf = (place: TextPlace) => `texts.${language}.${scope}.${place}`;
  return (
    <Section title={words.title} description={words.text}>
      <div className={classes.form}>
        <Select
          label={words.scope}
          allowDeselect={false}
          value={scope}
          data={textScopes.map((one) => ({
            value: one,
            label: one !== 'all' && hasOwn(one) ? words.scopeOwn(words.scopes[one]) : words.scopes[one],
          }))}
          onChange={(value) => onMove({ language, scope: textScopes.find((one) => one === value) ?? 'all' })}
        />
        <SegmentedControl
          aria-label={words.language}
          fullWidth
          value={language}
          data={documentLanguages.map((one) => ({ value: one, label: words.languages[one] }))}
          onChange={(value) => onMove({ scope, language: value === 'en' ? 'en' : 'fr' })}
        />
        <Elsewhere
          findings={findings.filter((one) => !textPlaces.some((place) => one.path === pathOf(place)))}
          onMove={onMove}
        />
        {textPlaces.map((place) => {
          const inherited = scope === 'all' ? '' : (texts[language]?.all?.[place] ?? '');
          const own = findings.filter((one) => one.path === pathOf(place));
          return (
            <Textarea
              key={place}
              ref={(input) => {
                inputs.current[place] = input;
              }}
              label={words.places[place]}
              description={inherited === '' ? words.placeHints[place] : words.inherited(inherited)}
              lang={language}
              autosize
              minRows={place === 'footer' ? 1 : 2}
              maxRows={10}
              maxLength={MAX_TEXT[place]}
              readOnly={readOnly}
              value={texts[language]?.[scope]?.[place] ?? ''}
              error={own.length === 0 ? undefined : own.map((one) => findingText(locale, one)).join(' ')}
              onFocus={() => {
                last.current = place;
              }}
              onChange={(event) => set(place, event.currentTarget.value)}
            />
          );
        })}
        {!readOnly && <TemplateVariables fields={fields} onInsert={insert} />}
      </div>
    </Section>
  );
}

type VariablesProps = { fields: readonly OwnFieldFacts[]; onInsert: (text: string) => void };

function TemplateVariables({ fields, onInsert }: VariablesProps) {
  const words = useTexts().templates.texts;
  const { locale } = useLocale();
  const ofOwner = (owner: OwnFieldFacts['owner'], title: string) => {
    const variables = fields
      .filter((field) => field.owner === owner)
      .map((field) => ({
        text: `{{${fieldPlaceholder(field)}}}`,
        label: locale === 'en' && field.labelEn !== '' ? field.labelEn : field.labelFr,
      }));
    return variables.length === 0 ? [] : [{ title, variables }];
  };
  const common = templatePlaceholders.map((name) => ({
    text: `{{${name}}}`,
    label: words.placeholders[name],
  }));
  return (
    <div>
      <Variables
        label={words.insert}
        groups={[
          { title: words.ofDocument, variables: common },
          ...ofOwner('customer', words.ofCustomerFields),
          ...ofOwner('document', words.ofDocumentFields),
        ]}
        onInsert={onInsert}
      />
      <p className={classes.rowText}>{words.insertHint}</p>
    </div>
  );
}

type ElsewhereProps = { findings: readonly Finding[]; onMove: (at: TextAt) => void };

/** Nothing is saved while a text is wrong; those that are not on the screen are one click away. */
function Elsewhere({ findings, onMove }: ElsewhereProps) {
  const words = useTexts().templates.texts;
  const { locale } = useLocale();
  if (findings.length === 0) return null;
  return (
    <div className={classes.conflict} role="alert">
      <p>{words.elsewhere}</p>
      <ul>
        {findings.map((finding) => {
          const [, language, scope, place] = finding.path?.split('.') ?? [];
          const at: TextAt = {
            language: language === 'en' ? 'en' : 'fr',
            scope: textScopes.find((one) => one === scope) ?? 'all',
          };
          const name = textPlaces.find((one) => one === place) ?? 'intro';
          return (
            <li key={`${finding.path} ${finding.params?.['name'] ?? ''}`}>
              <button type="button" className={classes.inlineButton} onClick={() => onMove(at)}>
                {[words.scopes[at.scope], words.languages[at.language], words.places[name]].join(' · ')}
              </button>{' '}
              {findingText(locale, finding)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
