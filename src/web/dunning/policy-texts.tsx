import { Select, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { StepKind } from '../../core/dunning/index.ts';
import { texts as textsOf } from '../../i18n/catalogue.ts';
import { templateOf, type TemplateCode } from '../../i18n/dunning-templates.ts';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { TextPreview } from '../kit/previews.tsx';
import { sampleMail } from './policy-sample.ts';
import classes from './policy.module.css';

/** Which step each text speaks for, so that the example is of its kind. */
const steps: Record<TemplateCode, { kind: StepKind; level: number }> = {
  'pre-due': { kind: 'pre-due', level: 0 },
  'reminder-1': { kind: 'reminder', level: 1 },
  'reminder-2': { kind: 'reminder', level: 2 },
  'reminder-3': { kind: 'reminder', level: 3 },
  'formal-notice': { kind: 'formal-notice', level: 4 },
  'formal-notice.public': { kind: 'formal-notice', level: 4 },
  'formal-notice.consumer': { kind: 'formal-notice', level: 4 },
};
const codes = Object.keys(steps) as TemplateCode[];

/** The words of each step in both languages, on an example: what a customer would read. */
export function PolicyTexts() {
  const t = useTexts().dunningScreens.policy;
  const [code, setCode] = useState<TemplateCode>('reminder-1');
  const [language, setLanguage] = useState<'fr' | 'en'>('fr');
  const [part, setPart] = useState<'mail' | 'letter'>('mail');
  const template = templateOf(language, code);
  const { kind, level } = steps[code];
  const text =
    part === 'mail'
      ? { subject: template.subject, body: template.mail }
      : { subject: template.title, body: template.letter };
  const sample = sampleMail(language, kind, level, text, textsOf(language).dunning);
  return (
    <Section title={t.texts} description={t.textsText}>
      <div className={classes.textChoice}>
        <Select
          label={t.textOf}
          allowDeselect={false}
          value={code}
          data={codes.map((one) => ({ value: one, label: t.codes[one] }))}
          onChange={(value) => {
            const next = codes.find((one) => one === value);
            if (next !== undefined) setCode(next);
          }}
        />
        <div>
          <p className={classes.fieldLabel}>{t.language}</p>
          <SegmentedControl
            aria-label={t.language}
            value={language}
            data={[
              { value: 'fr', label: t.languages.fr },
              { value: 'en', label: t.languages.en },
            ]}
            onChange={(value) => setLanguage(value === 'en' ? 'en' : 'fr')}
          />
        </div>
        <div>
          <p className={classes.fieldLabel}>{t.part}</p>
          <SegmentedControl
            aria-label={t.part}
            value={part}
            data={[
              { value: 'mail', label: t.parts.mail },
              { value: 'letter', label: t.parts.letter },
            ]}
            onChange={(value) => setPart(value === 'letter' ? 'letter' : 'mail')}
          />
        </div>
      </div>
      <TextPreview
        key={`${code} ${language} ${part}`}
        to={
          part === 'mail'
            ? ['compta@helianthe.example']
            : ['Groupe Hélianthe, 27 quai de la Saône, 71000 Mâcon']
        }
        subject={sample.subject}
        html={sample.html}
        lang={language}
      />
    </Section>
  );
}
