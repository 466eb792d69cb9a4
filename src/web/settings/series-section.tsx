import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { plainDate } from '../../core/calendar/index.ts';
import { checkSeries, nextNumber } from '../../core/invoicing/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import {
  documentsApi,
  useInvoicingSettings,
  useKeepSettings,
  type InvoicingSettings,
  type Series,
} from './invoicing.ts';
import { useOrganization } from './organization.ts';
import { FormNotices } from './save-bar.tsx';
import classes from './settings.module.css';
import { usePlainForm } from './use-plain-form.ts';

const order = ['invoice', 'credit_note', 'quote', 'order_confirmation'] as const;

/** How documents are numbered: shown by the number that would come next. */
export function SeriesSection() {
  const t = useTexts();
  const words = t.invoicingSettings.series;
  const settings = useInvoicingSettings();
  const organization = useOrganization();
  const mayEdit = useMay('organization.edit');
  const problem = settings.error ?? organization.error;
  const today = organization.data?.today;
  return (
    <Page title={words.title} subtitle={words.text} width="narrow">
      {problem !== null && <Problem problem={problem} onRetry={() => void settings.refetch()} />}
      {!mayEdit && <p className={classes.rowText}>{t.organization.settings.readOnly}</p>}
      {today !== undefined &&
        order.map((code) => {
          const series = settings.data?.series.find((one) => one.code === code);
          return series === undefined ? null : (
            <SeriesForm
              key={code}
              series={series}
              today={today}
              mayEdit={mayEdit}
              reread={() => settings.refetch()}
            />
          );
        })}
    </Page>
  );
}

type SeriesFormProps = {
  series: Series;
  today: string;
  mayEdit: boolean;
  reread: () => Promise<unknown>;
};

const editOf = ({ format, reset, start }: Series) => ({ format, reset, start });

function SeriesForm({ series, today, mayEdit, reread }: SeriesFormProps) {
  const t = useTexts();
  const words = t.invoicingSettings.series;
  const { locale } = useLocale();
  const toasts = useToasts();
  const keep = useKeepSettings();
  const name = words.names[series.code];
  const form = usePlainForm({
    stored: editOf(series),
    save: (values) => documentsApi.editSeries({ ...values, code: series.code, version: series.version }),
    reread,
    onSaved: (saved: InvoicingSettings) => {
      keep(saved);
      toasts.success(words.saved(name));
    },
  });
  const { values, set } = form;
  const { lastOn } = series;
  const last = lastOn === null ? null : { number: series.lastNumber, issuedOn: plainDate(lastOn) };
  const on = lastOn !== null && lastOn > today ? lastOn : today;
  // The server's own code: what is shown is what will be given.
  const checked = checkSeries(values);
  const next = checked.ok ? nextNumber(values, last, plainDate(on)) : checked;
  const wrong = next.ok ? undefined : next.findings[0];
  const errorAt = (path: string): string | undefined =>
    form.errorOf(path) ??
    (wrong !== undefined && (wrong.path ?? 'format') === path ? findingText(locale, wrong) : undefined);
  return (
    <Section
      title={name}
      description={
        last === null ? words.unused : words.last(last.number, formatDate(last.issuedOn, locale, 'long'))
      }
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <FormNotices form={form} />
        <div className={classes.grid}>
          <TextInput
            className={classes.half}
            label={words.format}
            maxLength={35}
            spellCheck={false}
            autoComplete="off"
            description={words.formatHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            readOnly={!mayEdit}
            value={values.format}
            error={errorAt('format')}
            onChange={(event) => set('format', event.currentTarget.value)}
          />
          <Select
            className={classes.half}
            label={words.reset}
            allowDeselect={false}
            readOnly={!mayEdit}
            value={values.reset}
            error={errorAt('reset')}
            onChange={(reset) => set('reset', (reset ?? 'yearly') as Series['reset'])}
            data={(['yearly', 'monthly', 'never'] as const).map((one) => ({
              value: one,
              label: words.resets[one],
            }))}
          />
          {last === null && (
            <NumberInput
              className={classes.half}
              label={words.start}
              description={words.startHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={1}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              readOnly={!mayEdit}
              value={values.start}
              error={errorAt('start')}
              onChange={(start) => typeof start === 'number' && set('start', start)}
            />
          )}
        </div>
        {last !== null && <p className={classes.rowText}>{words.locked}</p>}
        <div className={classes.nextNumber}>
          <p aria-live="polite">
            {words.next} <output>{next.ok ? next.value : '—'}</output>
          </p>
          {form.isDirty && (
            <>
              <Button variant="default" size="sm" onClick={form.reset}>
                {t.common.action.undo}
              </Button>
              <Button type="submit" size="sm" loading={form.saving} disabled={!next.ok}>
                {t.common.action.save}
              </Button>
            </>
          )}
        </div>
      </form>
    </Section>
  );
}
