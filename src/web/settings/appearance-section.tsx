import '@mantine/core/styles/ColorInput.layer.css';
import '@mantine/core/styles/ColorPicker.layer.css';
import { ColorInput, SegmentedControl, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { columnKeys, contrast } from '../../core/invoicing/documents/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { PdfPreview } from '../kit/previews.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { LogoSection } from './logo-section.tsx';
import { appearanceApi, useAppearance, useKeepAppearance, type Appearance, type Theme } from './invoicing.ts';
import { useOwnFields } from '../kit/own-fields.ts';
import { PrintedFieldsSection } from './printed-fields.tsx';
import { FormNotices, FormSaveBar } from './save-bar.tsx';
import classes from './settings.module.css';
import { TemplateTextsSection, type TextAt } from './template-texts.tsx';
import { usePlainForm } from './use-plain-form.ts';

/** Logo, colour, columns, texts and own fields, beside the page they make. */
export function AppearanceSection() {
  const { data, error, refetch } = useAppearance();
  if (error !== null) {
    return (
      <div className={classes.forbidden}>
        <Problem problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return data === undefined ? null : <AppearanceForm appearance={data} reread={refetch} />;
}

const swatches = ['#1b5e44', '#1f3f77', '#7a1f3d', '#8a4b0f', '#3c3f3a', '#5b3a8c', '#0f6a73', '#b3261e'];
const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);
const always = new Set(['description', 'net']);

type AppearanceFormProps = { appearance: Appearance; reread: () => Promise<unknown> };

function AppearanceForm({ appearance, reread }: AppearanceFormProps) {
  const t = useTexts();
  const words = t.invoicingSettings.appearance;
  const keep = useKeepAppearance();
  const mayEdit = useMay('organization.edit');
  const { locale } = useLocale();
  const [at, setAt] = useState<TextAt>({ language: locale, scope: 'all' });
  const own = useOwnFields();
  const fields = own.data?.fields.filter((field) => !field.isArchived) ?? [];
  const form = usePlainForm({
    stored: appearance.theme,
    save: (theme) => appearanceApi.edit({ version: appearance.version, theme }),
    onSaved: keep,
    reread,
  });
  const { values, set } = form;
  const isReadable = isColour(values.accent);
  const toggle = (column: (typeof columnKeys)[number], isShown: boolean) =>
    set(
      'columns',
      columnKeys.filter((key) => (key === column ? isShown : values.columns.includes(key))),
    );
  return (
    <Page title={words.title} subtitle={words.text}>
      <div className={classes.beside}>
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          <FormNotices form={form} />
          {!mayEdit && <p className={classes.rowText}>{t.organization.settings.readOnly}</p>}
          <LogoSection appearance={appearance} mayEdit={mayEdit} />
          <Section title={words.colours}>
            <div className={classes.form}>
              <ColorInput
                label={words.accent}
                swatches={swatches}
                swatchesPerRow={8}
                withEyeDropper={false}
                readOnly={!mayEdit}
                value={values.accent}
                error={isReadable ? form.errorOf('accent') : words.accentUnread}
                description={isReadable && contrast(values.accent, '#ffffff') < 4.5 ? words.pale : undefined}
                onChange={(accent) => set('accent', accent)}
              />
              <div>
                <p className={classes.label} id="font-size">
                  {words.fontSize}
                </p>
                <SegmentedControl
                  aria-labelledby="font-size"
                  fullWidth
                  readOnly={!mayEdit}
                  value={values.fontSize}
                  onChange={(size) => set('fontSize', size as Theme['fontSize'])}
                  data={(['small', 'normal', 'large'] as const).map((size) => ({
                    value: size,
                    label: words.fontSizes[size],
                  }))}
                />
              </div>
            </div>
          </Section>
          <Section title={words.columns} description={words.columnsText}>
            <div className={classes.choices}>
              {columnKeys.map((column) => (
                <Switch
                  key={column}
                  label={words.columnNames[column]}
                  checked={always.has(column) || values.columns.includes(column)}
                  disabled={!mayEdit || always.has(column)}
                  onChange={(event) => toggle(column, event.currentTarget.checked)}
                />
              ))}
            </div>
          </Section>
          <TemplateTextsSection
            at={at}
            onMove={setAt}
            texts={values.texts}
            onChange={(texts) => set('texts', texts)}
            fields={fields}
            readOnly={!mayEdit}
          />
          <PrintedFieldsSection
            fields={fields}
            printed={values.fields}
            onChange={(printed) => set('fields', printed)}
            readOnly={!mayEdit}
          />
          <FormSaveBar edit={form} />
        </form>
        <Preview theme={values} at={at} logo={appearance.logoSha256} />
      </div>
    </Page>
  );
}

const PAUSE_MS = 500;

/** The words that this document can show: a preview is asked by an address, which must stay short. */
const textsAt = ({ texts }: Theme, { language, scope }: TextAt): Theme['texts'] => {
  const own = texts[language];
  return own === undefined ? {} : { [language]: { all: own.all, [scope]: own[scope] } };
};

/** Made by the renderer of the real documents, once the hand rests. */
function Preview({ theme, at, logo }: { theme: Theme; at: TextAt; logo: string | null }) {
  const words = useTexts().invoicingSettings.appearance;
  const shown = { ...theme, texts: textsAt(theme, at) };
  const [rested] = useDebouncedValue(JSON.stringify({ shown, at }), PAUSE_MS);
  const asked = JSON.parse(rested) as { shown: Theme; at: TextAt };
  return (
    <div className={classes.pagePreview}>
      <Section title={words.preview} description={words.previewText}>
        {isColour(asked.shown.accent) ? (
          <PdfPreview
            key={logo}
            src={appearanceApi.preview({
              theme: asked.shown,
              kind: asked.at.scope === 'all' ? 'invoice' : asked.at.scope,
              language: asked.at.language,
            })}
            name={words.preview}
            height="min(62rem, 78dvh)"
          />
        ) : (
          <p className={classes.rowText}>{words.previewWait}</p>
        )}
      </Section>
    </div>
  );
}
