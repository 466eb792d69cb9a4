import { Button, Checkbox, SegmentedControl, Textarea } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import {
  checkSignature,
  chooseSignature,
  LOGO_PLACES,
  parseRich,
  renderPlainMail,
  richText,
  type LogoPlace,
} from '../../core/dunning/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { TextPreview } from '../kit/previews.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { RichField } from './rich-field.tsx';
import {
  logoOf,
  signaturesApi,
  useKeepSignature,
  useOwnSignature,
  type OwnSignature,
} from './senders-api.ts';
import classes from './signature.module.css';

/** « Réglages › Ma signature »: what the reminders end with that whoever is here approves. */
export function SignatureSettings() {
  const t = useTexts().senders.signature;
  const own = useOwnSignature();
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {own.error !== null && <Problem problem={own.error} onRetry={() => void own.refetch()} />}
      {own.data !== undefined && <SignatureForm key={own.data.version} own={own.data} />}
    </Page>
  );
}

function SignatureForm({ own }: { own: OwnSignature }) {
  const texts = useTexts();
  const t = texts.senders.signature;
  const { locale } = useLocale();
  const toasts = useToasts();
  const [html, setHtml] = useState(own.html);
  const [plain, setPlain] = useState(own.plain);
  const [logo, setLogo] = useState<LogoPlace>(own.logo);
  const derived = richText(parseRich(html));
  const isDirty = html !== own.html || plain !== own.plain || logo !== own.logo;
  const findings = html === '' && own.version === 0 ? [] : checkSignature({ html, plain });
  const errorOf = (path: 'html' | 'plain') => {
    const found = findings.filter((one) => one.path === path);
    return found.length === 0 ? undefined : found.map((one) => findingText(locale, one)).join(' ');
  };
  const save = useKeepSignature(() => toasts.success(t.saved));
  const remove = useKeepSignature(() => toasts.success(t.removed));
  useBlocker({
    shouldBlockFn: () => isDirty && !save.isSuccess && !window.confirm(texts.organization.settings.leave),
    enableBeforeUnload: () => isDirty && !save.isSuccess,
  });
  const hasLogo = own.company.logoSha256 !== null;
  const isConflict = asProblem(save.error)?.code === 'edit.conflict';
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (html !== '' && findings.length === 0)
          save.mutate(() => signaturesApi.save({ version: own.version, html, plain, logo }));
      }}
    >
      {save.isError &&
        (isConflict ? <p role="alert">{t.conflict}</p> : <Problem problem={save.error} compact />)}
      <Section>
        <div className={classes.form}>
          <RichField
            label={t.words}
            hint={t.wordsHint}
            start={own.html}
            error={errorOf('html')}
            onChange={setHtml}
          />
          {own.version === 0 && html === '' && (
            <p className={classes.company}>
              {t.company}
              {'\n'}
              {own.company.signature}
            </p>
          )}
          <div className={classes.plain}>
            <Textarea
              label={t.plain}
              description={t.plainHint}
              autosize
              minRows={3}
              maxRows={12}
              readOnly={plain === null}
              value={plain ?? derived}
              error={errorOf('plain')}
              onChange={(event) => setPlain(event.currentTarget.value)}
            />
            <Checkbox
              label={t.plainOwn}
              checked={plain !== null}
              onChange={(event) => setPlain(event.currentTarget.checked ? derived : null)}
            />
          </div>
          <div>
            <p className={classes.label}>{t.logo}</p>
            <SegmentedControl
              aria-label={t.logo}
              disabled={!hasLogo}
              value={hasLogo ? logo : 'none'}
              data={LOGO_PLACES.map((place) => ({ value: place, label: t.logos[place] }))}
              onChange={(value) => setLogo(LOGO_PLACES.find((place) => place === value) ?? 'none')}
            />
            {!hasLogo && <p className={classes.hint}>{t.noLogo}</p>}
          </div>
          <div className={classes.acts}>
            <Button
              type="submit"
              loading={save.isPending}
              disabled={!isDirty || html === '' || findings.length > 0}
            >
              {t.save}
            </Button>
            {own.version > 0 && (
              <Button
                variant="default"
                loading={remove.isPending}
                onClick={() => remove.mutate(() => signaturesApi.remove({ version: own.version }))}
              >
                {t.remove}
              </Button>
            )}
          </div>
        </div>
      </Section>
      {html !== '' && (
        <Section title={t.preview}>
          <Sample own={own} html={html} plain={plain} logo={hasLogo ? logo : 'none'} />
        </Section>
      )}
    </form>
  );
}

type SampleProps = { own: OwnSignature; html: string; plain: string | null; logo: LogoPlace };

/** Under the last words of a message, drawn by the code that writes it. */
function Sample({ own, html, plain, logo }: SampleProps) {
  const { locale } = useLocale();
  const t = useTexts();
  const company = { name: own.company.name, role: null, phone: null, email: null };
  const mail = renderPlainMail({
    language: locale,
    subject: t.dunning.kinds.reminder,
    body: '…',
    company: { name: own.company.name, legalLine: '' },
    signature: chooseSignature({ name: own.name, html, plain, logo }, company),
  });
  return (
    <TextPreview
      to={['compta@helianthe.example']}
      subject={mail.subject}
      html={mail.html}
      pictures={logoOf(own)}
    />
  );
}
