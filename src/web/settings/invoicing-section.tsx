import { Button, Checkbox, CopyButton, Radio, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { parseEAddress, parseSiret } from '../../core/party/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { documentsApi, useInvoicingSettings, useKeepSettings, type InvoicingSettings } from './invoicing.ts';
import { useOrganization, type Organization } from './organization.ts';
import { FormNotices, FormSaveBar } from './save-bar.tsx';
import classes from './settings.module.css';
import { usePlainForm } from './use-plain-form.ts';

/** What the law wants on invoices beside name and address. */
export function InvoicingSection() {
  const settings = useInvoicingSettings();
  const organization = useOrganization();
  const problem = settings.error ?? organization.error;
  if (problem !== null) {
    return (
      <div className={classes.forbidden}>
        <Problem problem={problem} onRetry={() => void settings.refetch()} />
      </div>
    );
  }
  if (settings.data === undefined || organization.data === undefined) return null;
  return (
    <MentionsForm
      settings={settings.data.settings}
      organization={organization.data}
      reread={() => settings.refetch()}
    />
  );
}

type Settings = InvoicingSettings['settings'];
type FormProps = { settings: Settings; organization: Organization; reread: () => Promise<unknown> };

const editOf = ({ sealPublicKey: _key, version: _version, ...edit }: Settings) => edit;

function MentionsForm({ settings, organization, reread }: FormProps) {
  const t = useTexts();
  const words = t.invoicingSettings.mentions;
  const { locale } = useLocale();
  const keep = useKeepSettings();
  const mayEdit = useMay('organization.edit');
  const form = usePlainForm({
    stored: editOf(settings),
    save: (values) => documentsApi.editSettings({ ...values, version: settings.version }),
    onSaved: keep,
    reread,
  });
  const { values, set } = form;
  const text = (name: 'capital' | 'register' | 'siret' | 'eAddress' | 'lateRate') => ({
    value: values[name],
    readOnly: !mayEdit,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const siret = values.siret.trim() === '' ? undefined : parseSiret(values.siret).findings[0];
  const isComplete = values.siret.replaceAll(/\D/g, '').length >= 14;
  const address =
    values.eAddress.trim() === ''
      ? undefined
      : parseEAddress({ scheme: '0225', value: values.eAddress }).findings[0];
  return (
    <Page title={words.title} subtitle={words.text} width="narrow">
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
        <Section title={words.company} description={words.companyText}>
          <div className={classes.grid}>
            <p className={classes.rowText}>
              {[organization.name, organization.legalForm, organization.city]
                .filter((one) => one !== '')
                .join(' · ')}{' '}
              <Link to="/reglages/societe">{words.companyLink}</Link>
            </p>
            <TextInput
              className={classes.half}
              label={words.capital}
              placeholder={words.capitalPlaceholder}
              description={words.capitalHint}
              maxLength={40}
              {...text('capital')}
            />
            <TextInput
              className={classes.half}
              label={words.register}
              placeholder={words.registerPlaceholder}
              description={words.registerHint}
              maxLength={60}
              {...text('register')}
            />
            <TextInput
              className={classes.half}
              label={words.siret}
              description={words.siretHint}
              inputMode="numeric"
              maxLength={20}
              error={
                form.errorOf('siret') ??
                (siret !== undefined && isComplete ? findingText(locale, siret) : undefined)
              }
              {...text('siret')}
            />
          </div>
        </Section>
        <Section title={words.vat}>
          <div className={classes.form}>
            <Radio.Group
              label={words.regime}
              value={values.vatRegime}
              readOnly={!mayEdit}
              onChange={(regime) => set('vatRegime', regime === 'franchise' ? 'franchise' : 'real')}
            >
              <div className={classes.choices}>
                {(['real', 'franchise'] as const).map((regime) => (
                  <Radio
                    key={regime}
                    value={regime}
                    label={words.regimes[regime]}
                    description={words.regimeHints[regime]}
                  />
                ))}
              </div>
            </Radio.Group>
            {values.vatRegime === 'real' && (
              <Checkbox
                label={words.debits}
                description={words.debitsHint}
                checked={values.vatOnDebits}
                disabled={!mayEdit}
                onChange={(event) => set('vatOnDebits', event.currentTarget.checked)}
              />
            )}
          </div>
        </Section>
        <Section title={words.late} description={words.lateText}>
          <TextInput
            label={words.lateRate}
            maxLength={200}
            description={values.lateRate.trim() === '' ? words.lateMissing : undefined}
            {...text('lateRate')}
          />
          {mayEdit && values.lateRate.trim() !== words.lateDefault && (
            <Button
              variant="subtle"
              size="compact-sm"
              mt={6}
              onClick={() => set('lateRate', words.lateDefault)}
            >
              {words.latePreset}
            </Button>
          )}
        </Section>
        <Section title={words.electronic} description={words.electronicText}>
          <TextInput
            label={words.eAddress}
            description={words.eAddressHint(organization.siren)}
            maxLength={60}
            error={
              form.errorOf('eAddress') ?? (address === undefined ? undefined : findingText(locale, address))
            }
            {...text('eAddress')}
          />
        </Section>
        <Section title={words.sealTitle} description={words.sealText}>
          {settings.sealPublicKey === '' ? (
            <p className={classes.rowText}>{words.sealNone}</p>
          ) : (
            <div className={classes.secret}>
              <Textarea label={words.sealKey} value={settings.sealPublicKey} readOnly autosize />
              <CopyButton value={settings.sealPublicKey}>
                {({ copy }) => (
                  <Button variant="default" onClick={copy}>
                    {t.common.action.copy}
                  </Button>
                )}
              </CopyButton>
            </div>
          )}
        </Section>
        <FormSaveBar edit={form} />
      </form>
    </Page>
  );
}
