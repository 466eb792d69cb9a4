import { ActionIcon, Button, NumberInput, Popover } from '@mantine/core';
import { useState } from 'react';
import { agingColours } from '../../app/organization/contract.ts';
import { agingBuckets, checkAgingLimits, DEFAULT_AGING_LIMITS } from '../../core/receivables/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { AgingBar, BucketTiles, type Bucket } from '../kit/bucket-tiles.tsx';
import { CloseIcon, PlusIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { bucketHues, colourOf } from '../kit/tone.ts';
import { OrganizationLoaded } from './organization-loaded.tsx';
import type { Organization, OrganizationEdit } from './organization.ts';
import { EditNotices, FormSaveBar } from './save-bar.tsx';
import classes from './settings.module.css';
import { useEditForm } from './use-edit-form.ts';

type Colour = OrganizationEdit['agingColours'][number];

const MOST_LIMITS = 9;
/** Amounts (minor units) and counts of the preview; a plausible ledger, cut off at the tiles there are. */
const sample = [
  ['24560078', 5531],
  ['2688258', 582],
  ['2116967', 458],
  ['4082744', 969],
  ['6948164', 1524],
  ['4069568', 936],
  ['1882400', 402],
  ['963500', 211],
  ['541200', 118],
  ['238900', 64],
] as const;

export function AgingSection() {
  return (
    <OrganizationLoaded>{(organization) => <AgingForm organization={organization} />}</OrganizationLoaded>
  );
}

function useBucketLabels(limits: readonly number[]): string[] {
  const t = useTexts().organization.settings.aging;
  return agingBuckets(limits).map((bucket) => {
    if (bucket.fromDays === null) return t.notDue;
    if (bucket.toDays === null) return bucket.fromDays === 1 ? t.late : t.above(bucket.fromDays - 1);
    return bucket.fromDays === bucket.toDays
      ? t.oneDay(bucket.toDays)
      : t.between(bucket.fromDays, bucket.toDays);
  });
}

function AgingForm({ organization }: { organization: Organization }) {
  const t = useTexts().organization.settings;
  const { locale } = useLocale();
  const mayEdit = useMay('organization.edit');
  const validate = (values: OrganizationEdit) => {
    const wrong = checkAgingLimits(values.agingLimits)[0];
    return { agingLimits: wrong === undefined ? null : findingText(locale, wrong) };
  };
  const edit = useEditForm(organization, { validate });
  const { agingLimits: limits, agingColours: colours } = edit.form.getValues();
  const labels = useBucketLabels(limits);
  const set = (nextLimits: number[], nextColours: Colour[]) => {
    edit.form.setValues({ agingLimits: nextLimits, agingColours: nextColours });
    edit.form.clearFieldError('agingLimits');
  };
  const setLimit = (index: number, days: number) =>
    set(
      limits.map((limit, at) => (at === index ? days : limit)),
      colours,
    );
  const setColour = (index: number, colour: Colour) =>
    set(
      limits,
      colours.map((one, at) => (at === index ? colour : one)),
    );
  const remove = (index: number) =>
    set(
      limits.filter((_limit, at) => at !== index),
      colours.filter((_colour, at) => at !== index),
    );
  const add = () => {
    const last = limits.at(-1) ?? 0;
    const unused = agingColours.find((one) => !colours.includes(one)) ?? 'grey';
    set([...limits, last === 0 ? 7 : last * 2], [...colours, unused]);
  };
  const error = edit.form.errors['agingLimits'];

  return (
    <Page title={t.aging.title} subtitle={t.aging.text}>
      <form className={classes.form} onSubmit={edit.save} noValidate>
        <EditNotices edit={edit} nameOf={() => t.aging.title} />
        <Preview labels={labels} colours={colours} />
        <Section
          actions={
            mayEdit && (
              <>
                <Button
                  variant="subtle"
                  size="xs"
                  onClick={() => set([...DEFAULT_AGING_LIMITS], [...bucketHues] as Colour[])}
                >
                  {t.aging.reset}
                </Button>
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<PlusIcon size={16} />}
                  disabled={limits.length >= MOST_LIMITS}
                  onClick={add}
                >
                  {t.aging.add}
                </Button>
              </>
            )
          }
        >
          {error !== undefined && (
            <p role="alert" className={classes.error}>
              {error}
            </p>
          )}
          <ol className={classes.limits}>
            {labels.map((label, index) => (
              <li key={index} className={classes.limit}>
                <ColourChoice
                  label={t.aging.colour(label)}
                  colour={colours[index] ?? 'grey'}
                  disabled={!mayEdit}
                  onChoose={(colour) => setColour(index, colour)}
                />
                <span className={classes.limitLabel}>{label}</span>
                {index > 0 && index < limits.length && (
                  <span className={classes.upTo}>
                    <span aria-hidden="true">{t.aging.upTo}</span>
                    <NumberInput
                      aria-label={t.aging.limit(index)}
                      value={limits[index]}
                      onChange={(value) => typeof value === 'number' && setLimit(index, value)}
                      min={1}
                      max={3650}
                      allowDecimal={false}
                      allowNegative={false}
                      hideControls
                      readOnly={!mayEdit}
                      error={limits[index]! <= limits[index - 1]!}
                    />
                    <span aria-hidden="true">{t.aging.days}</span>
                  </span>
                )}
                {mayEdit && index > 0 && index < limits.length && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t.aging.remove(label)}
                    onClick={() => remove(index)}
                  >
                    <CloseIcon size={16} />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ol>
        </Section>
        <FormSaveBar edit={edit} />
      </form>
    </Page>
  );
}

function Preview({ labels, colours }: { labels: readonly string[]; colours: readonly string[] }) {
  const t = useTexts().organization.settings.aging;
  const [pressed, setPressed] = useState<string | null>(null);
  const buckets: Bucket[] = labels.map((label, index) => ({
    key: String(index),
    label,
    minor: sample[index]?.[0] ?? '0',
    count: sample[index]?.[1] ?? 0,
    colour: colours[index] ?? 'grey',
  }));
  return (
    <Section title={t.preview} description={t.previewText}>
      <div className={classes.preview}>
        <AgingBar buckets={buckets} pressed={pressed} />
        <BucketTiles buckets={buckets} pressed={pressed} onPress={setPressed} />
      </div>
    </Section>
  );
}

type ColourChoiceProps = {
  label: string;
  colour: Colour;
  disabled: boolean;
  onChoose: (colour: Colour) => void;
};

/** The name of the colour is written beside it: colour is never alone (WCAG 1.4.1). */
function ColourChoice({ label, colour, disabled, onChoose }: ColourChoiceProps) {
  const names = useTexts().organization.settings.aging.colours;
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus width={250}>
      <Popover.Target>
        <button
          type="button"
          className={classes.swatch}
          style={{ '--colour': colourOf(colour) }}
          disabled={disabled}
          onClick={() => setOpened(!opened)}
        >
          <span aria-hidden="true" />
          <span className="e-hidden">
            {label}, {names[colour]}
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={label}>
        <div className={classes.hues}>
          {agingColours.map((one) => (
            <button
              key={one}
              type="button"
              className={classes.hue}
              aria-pressed={one === colour}
              style={{ '--colour': colourOf(one) }}
              onClick={() => {
                setOpened(false);
                onChoose(one);
              }}
            >
              <span aria-hidden="true" />
              {names[one]}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
