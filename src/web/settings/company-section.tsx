import { Button, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Finding } from '../../core/finding.ts';
import {
  parseBic,
  parseEmail,
  parseIban,
  parseSiren,
  parseVatNumber,
  printIban,
  vatNumberOfSiren,
} from '../../core/party/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { OrganizationLoaded } from './organization-loaded.tsx';
import type { Organization, OrganizationEdit } from './organization.ts';
import { EditNotices, FormSaveBar } from './save-bar.tsx';
import classes from './settings.module.css';
import { useEditForm } from './use-edit-form.ts';

export function CompanySection() {
  return (
    <OrganizationLoaded>{(organization) => <CompanyForm organization={organization} />}</OrganizationLoaded>
  );
}

type Parse = (text: string) => { findings: Finding[] };

/** Checked while typing with the server's own code; only errors stand in the way. */
const checks: Partial<Record<keyof OrganizationEdit, Parse>> = {
  siren: parseSiren,
  vatNumber: parseVatNumber,
  iban: parseIban,
  bic: parseBic,
  email: parseEmail,
};

function CompanyForm({ organization }: { organization: Organization }) {
  const texts = useTexts().organization;
  const t = texts.settings.company;
  const { locale } = useLocale();
  const mayEdit = useMay('organization.edit');
  const validate = (values: OrganizationEdit): Record<string, string | null> => {
    const errors: Record<string, string | null> = {
      name: values.name.trim() === '' ? texts.access.required : null,
    };
    for (const [name, parse] of Object.entries(checks)) {
      const text = String(values[name as keyof OrganizationEdit]);
      const wrong = text === '' ? undefined : parse(text).findings.find((one) => one.severity === 'error');
      errors[name] = wrong === undefined ? null : findingText(locale, wrong);
    }
    return errors;
  };
  const edit = useEditForm(organization, { validate });
  const { form } = edit;
  const { siren, vatNumber } = form.getValues();
  const suggested = parseSiren(siren);
  const field = (name: keyof OrganizationEdit) => ({
    ...form.getInputProps(name),
    readOnly: !mayEdit,
    onBlur: () => form.validateField(name),
  });
  const line = (index: 0 | 1) => ({
    value: form.getValues().addressLines[index] ?? '',
    error: form.errors[`addressLines.${index}`],
    readOnly: !mayEdit,
    onChange: (event: { currentTarget: { value: string } }) => {
      const [first = '', second = '', ...others] = form.getValues().addressLines;
      const { value } = event.currentTarget;
      const lines = index === 0 ? [value, second, ...others] : [first, value, ...others];
      while (lines.length > 0 && lines.at(-1) === '') lines.pop();
      form.setFieldValue('addressLines', lines);
    },
  });
  const nameOf = (name: keyof OrganizationEdit): string =>
    name === 'addressLines' ? t.address : name in t ? String(t[name as 'name']) : texts.settings.aging.title;

  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      <form className={classes.form} onSubmit={edit.save} noValidate>
        <EditNotices edit={edit} nameOf={nameOf} />
        {!mayEdit && <p className={classes.rowText}>{texts.settings.readOnly}</p>}
        <Fields title={t.identity}>
          <TextInput label={t.name} autoComplete="organization" {...field('name')} />
          <TextInput label={t.legalForm} placeholder={t.legalFormPlaceholder} {...field('legalForm')} />
          <TextInput className={classes.half} label={t.siren} inputMode="numeric" {...field('siren')} />
          <div className={classes.half}>
            <TextInput label={t.vatNumber} {...field('vatNumber')} />
            {mayEdit && vatNumber === '' && suggested.ok && (
              <Button
                variant="subtle"
                size="compact-sm"
                mt={4}
                onClick={() => form.setFieldValue('vatNumber', vatNumberOfSiren(suggested.value))}
              >
                {t.vatFromSiren}
              </Button>
            )}
          </div>
        </Fields>
        <Fields title={t.address}>
          <TextInput label={t.addressLine} autoComplete="address-line1" {...line(0)} />
          <TextInput label={t.addressMore} autoComplete="address-line2" {...line(1)} />
          <TextInput
            className={classes.third}
            label={t.postalCode}
            autoComplete="postal-code"
            {...field('postalCode')}
          />
          <TextInput
            className={classes.third}
            label={t.city}
            autoComplete="address-level2"
            {...field('city')}
          />
          <TextInput
            className={classes.third}
            label={t.country}
            maxLength={2}
            autoComplete="country"
            {...field('country')}
            onChange={(event) => form.setFieldValue('country', event.currentTarget.value.toUpperCase())}
          />
        </Fields>
        <Fields title={t.bank} description={t.bankText}>
          <TextInput
            className={classes.twoThirds}
            label={t.iban}
            autoComplete="off"
            {...field('iban')}
            onBlur={() => {
              const parsed = parseIban(form.getValues().iban);
              if (parsed.ok && mayEdit && parsed.value !== organization.iban)
                form.setFieldValue('iban', printIban(parsed.value));
              form.validateField('iban');
            }}
          />
          <TextInput className={classes.third} label={t.bic} autoComplete="off" {...field('bic')} />
        </Fields>
        <Fields title={t.contact}>
          <TextInput label={t.email} type="email" autoComplete="email" {...field('email')} />
          <TextInput
            className={classes.half}
            label={t.phone}
            type="tel"
            autoComplete="tel"
            {...field('phone')}
          />
          <TextInput
            className={classes.half}
            label={t.website}
            inputMode="url"
            autoComplete="url"
            {...field('website')}
          />
        </Fields>
        <Fields title={t.signature} description={t.signatureText}>
          <TextInput className={classes.half} label={t.signatureName} {...field('signatureName')} />
          <TextInput
            className={classes.half}
            label={t.signatureRole}
            placeholder={t.signatureRolePlaceholder}
            {...field('signatureRole')}
          />
          <Textarea
            label={t.legalMention}
            description={t.legalMentionHint}
            autosize
            minRows={2}
            {...field('legalMention')}
          />
          <Select
            className={classes.half}
            label={t.locale}
            data={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
            allowDeselect={false}
            {...field('locale')}
          />
          <TextInput className={classes.half} label={t.timeZone} {...field('timeZone')} />
        </Fields>
        <FormSaveBar edit={edit} />
      </form>
    </Page>
  );
}

type FieldsProps = { title: string; description?: string; children: ReactNode };

function Fields({ title, description, children }: FieldsProps) {
  return (
    <Section title={title} description={description}>
      <div className={classes.grid}>{children}</div>
    </Section>
  );
}
