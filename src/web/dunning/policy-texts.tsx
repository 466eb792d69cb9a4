import { Select, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { TEXT_CODES, type OwnTexts, type StepKind, type TextCode } from '../../core/dunning/index.ts';
import { texts as textsOf } from '../../i18n/catalogue.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { TextPreview } from '../kit/previews.tsx';
import { Problem } from '../kit/problem.tsx';
import type { Policy } from './api.ts';
import { picturesOf } from './pictures.ts';
import { sampleMail, sampleSignature } from './policy-sample.ts';
import { logoOf, signatureOf, useOwnSignature, useTrialPreview, type Trial } from './senders-api.ts';
import { TrialBar } from './text-trial.tsx';
import { PolicyTextEditor } from './policy-text-editor.tsx';
import {
  isOwn,
  isSamePlace,
  shownText,
  withSupplied,
  withText,
  type PlacedFinding,
  type TextPlace,
} from './policy-text-form.ts';
import classes from './policy.module.css';

/** Which step each text speaks for, so that the example is of its kind. */
function stepOfText(code: TextCode): { kind: StepKind; level: number } {
  if (code.startsWith('pre-due') || code === 'due-day') return { kind: 'pre-due', level: 0 };
  if (code.startsWith('formal-notice')) return { kind: 'formal-notice', level: 4 };
  return { kind: 'reminder', level: Number(/^reminder-(\d)/.exec(code)?.[1] ?? 1) };
}

/** A policy for one kind of customer has the words for that kind; the others have all. */
function codesFor(forKind: Policy['forKind']): readonly TextCode[] {
  if (forKind === null) return TEXT_CODES;
  const own = forKind === 'individual' ? '.consumer' : '.public';
  return TEXT_CODES.filter((code) => code.endsWith(own) || code === 'due-day' || code === 'broken-promise');
}

type TextsProps = {
  policyId: string;
  texts: OwnTexts;
  forKind: Policy['forKind'];
  findings: readonly PlacedFinding[];
  /** A text found again that was not saved. */
  isFound: boolean;
  readOnly: boolean;
  onChange: (texts: OwnTexts) => void;
};

/** The words of each step in both languages: written at the left, read as a customer would at the right. */
export function PolicyTexts({ policyId, texts, forKind, findings, isFound, readOnly, onChange }: TextsProps) {
  const all = useTexts();
  const t = all.dunningScreens;
  const words = t.policy;
  const names = all.policyEditor.codes;
  const codes = codesFor(forKind);
  const [place, setPlace] = useState<TextPlace>({
    code: codes.find((one) => one.startsWith('reminder-1')) ?? 'reminder-1',
    language: 'fr',
    part: 'mail',
  });
  const { code, language, part } = place;
  const shown = shownText(texts, place);
  const { kind, level } = stepOfText(code);
  const signature = useOwnSignature();
  const sample = sampleMail(
    language,
    kind,
    level,
    { subject: shown.head, body: shown.body },
    textsOf(language).dunning,
    signatureOf(signature.data, sampleSignature),
  );
  const [partyId, setPartyId] = useState<string | null>(null);
  const isWrong =
    findings.some((one) => isSamePlace(one.place, place)) || shown.head === '' || shown.body === '';
  const trial = { policyId, code, language, partyId, head: shown.head, body: shown.body };
  const own = isOwn(texts, place);
  const hasOwn = (one: TextCode) => texts.fr[one] !== undefined || texts.en[one] !== undefined;
  return (
    <Section title={words.texts} description={words.textsText}>
      {isFound && <p className={classes.kept}>{t.panel.kept}</p>}
      <div className={classes.textChoice}>
        <Select
          label={words.textOf}
          allowDeselect={false}
          value={code}
          data={codes.map((one) => ({
            value: one,
            label: hasOwn(one) ? words.codeOwn(names[one]) : names[one],
          }))}
          onChange={(value) => {
            const next = TEXT_CODES.find((one) => one === value);
            if (next !== undefined) setPlace({ ...place, code: next });
          }}
        />
        <div className={classes.textSwitches}>
          <div>
            <p className={classes.fieldLabel}>{words.language}</p>
            <SegmentedControl
              aria-label={words.language}
              value={language}
              data={[
                { value: 'fr', label: words.languages.fr },
                { value: 'en', label: words.languages.en },
              ]}
              onChange={(value) => setPlace({ ...place, language: value === 'en' ? 'en' : 'fr' })}
            />
          </div>
          <div>
            <p className={classes.fieldLabel}>{words.part}</p>
            <SegmentedControl
              aria-label={words.part}
              value={part}
              data={[
                { value: 'mail', label: words.parts.mail },
                { value: 'letter', label: words.parts.letter },
              ]}
              onChange={(value) => setPlace({ ...place, part: value === 'letter' ? 'letter' : 'mail' })}
            />
          </div>
        </div>
      </div>
      <OtherFindings findings={findings.filter((one) => !isSamePlace(one.place, place))} onShow={setPlace} />
      <div className={classes.textPair}>
        <PolicyTextEditor
          key={`${code} ${language} ${part}`}
          place={place}
          head={shown.head}
          body={shown.body}
          findings={findings.filter((one) => isSamePlace(one.place, place))}
          isOwn={own}
          readOnly={readOnly}
          onChange={(field, value) => onChange(withText(texts, place, field, value))}
          onSupplied={() => onChange(withSupplied(texts, place))}
        />
        <div className={classes.textPreview}>
          <h3 className={classes.textHead}>{words.preview}</h3>
          <TrialBar trial={trial} part={part} isWrong={isWrong} onCustomer={setPartyId} />
          {partyId !== null && part === 'mail' ? (
            <RealPreview trial={trial} isWrong={isWrong} />
          ) : (
            <TextPreview
              key={`${code} ${language} ${part}`}
              to={
                part === 'mail'
                  ? ['compta@helianthe.example']
                  : ['Groupe Hélianthe, 27 quai de la Saône, 71000 Mâcon']
              }
              subject={sample.subject}
              html={sample.html}
              pictures={logoOf(signature.data)}
              lang={language}
            />
          )}
        </div>
      </div>
    </Section>
  );
}

/** As this customer would get it today; a moment after the last letter typed. */
function RealPreview({ trial, isWrong }: { trial: Trial; isWrong: boolean }) {
  const t = useTexts();
  const [asked] = useDebouncedValue(trial, 400);
  const preview = useTrialPreview(asked, !isWrong);
  if (preview.isError) return <Problem problem={preview.error} compact />;
  if (preview.data === undefined) return <p role="status">{t.common.shell.loading}</p>;
  const { mail } = preview.data;
  if (mail === null) return <p>{t.senders.trial.nothing}</p>;
  return (
    <TextPreview
      to={mail.to}
      cc={mail.cc}
      subject={mail.subject}
      html={mail.html}
      pictures={picturesOf(mail.pictures)}
      attachments={mail.attachments.map((name) => ({ name }))}
      lang={trial.language}
    />
  );
}

type OtherProps = { findings: readonly PlacedFinding[]; onShow: (place: TextPlace) => void };

/** Nothing is saved while a text is wrong; those that are not on the screen are one click away. */
function OtherFindings({ findings, onShow }: OtherProps) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const { locale } = useLocale();
  if (findings.length === 0) return null;
  return (
    <div role="alert">
      <ul className={classes.otherFindings}>
        {findings.map(({ place, field, finding }) => (
          <li key={`${place.code} ${place.language} ${field} ${finding.code}`}>
            <button type="button" className={classes.findingPlace} onClick={() => onShow(place)}>
              {[
                t.policyEditor.codes[place.code],
                words.languages[place.language],
                words.parts[place.part],
              ].join(' · ')}
            </button>{' '}
            {findingText(locale, finding)}
          </li>
        ))}
      </ul>
    </div>
  );
}
