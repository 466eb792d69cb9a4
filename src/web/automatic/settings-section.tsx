import { Button, Checkbox, MultiSelect, Select, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { zoneName } from '../../i18n/time-zones.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { automaticApi, useAutomatic, useSwitch, type AutomaticState } from './api.ts';
import classes from './automatic.module.css';

type Settings = AutomaticState['settings'];

/** « Réglages › Relances automatiques »: when they prepare themselves, who is told, and the one switch. */
export function AutomaticSettings() {
  const t = useTexts().automatic;
  const { data, error, refetch } = useAutomatic();
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Section title={t.schedule} description={t.scheduleText}>
            <ScheduleForm key={data.settings.version} kept={data.settings} />
          </Section>
          <Section title={t.sending}>
            <TheSwitch settings={data.settings} />
          </Section>
        </>
      )}
    </Page>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const hourText = (hour: number, locale: 'fr' | 'en'): string =>
  locale === 'fr' ? `${String(hour)}\u00a0h` : `${String(hour).padStart(2, '0')}:00`;

function ScheduleForm({ kept }: { kept: Settings }) {
  const t = useTexts().automatic;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const toasts = useToasts();
  const mayEdit = useMay('dunning.policy');
  const [isOn, setIsOn] = useState(kept.isOn);
  const [weekdays, setWeekdays] = useState<readonly number[]>(kept.weekdays);
  const [hour, setHour] = useState(kept.hour);
  const [people, setPeople] = useState<string[]>(kept.responsible.map((one) => one.id));
  const save = useMutation({
    mutationFn: () =>
      automaticApi.save({
        version: kept.version,
        isOn,
        weekdays: [...weekdays],
        hour,
        responsibleIds: people,
      }),
    onSuccess: async () => {
      toasts.success(t.saved);
      await queries.invalidateQueries({ queryKey: ['dunning'] });
    },
    onError: async (error) => {
      if (asProblem(error)?.code !== 'edit.conflict') return;
      toasts.info(t.conflict);
      await queries.invalidateQueries({ queryKey: ['dunning'] });
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.isError && asProblem(save.error)?.code !== 'edit.conflict' && (
        <Problem problem={save.error} compact />
      )}
      <Switch
        label={t.isOn}
        checked={isOn}
        disabled={!mayEdit}
        onChange={(event) => setIsOn(event.currentTarget.checked)}
      />
      <Checkbox.Group
        label={t.weekdays}
        value={weekdays.map(String)}
        onChange={(days) => setWeekdays(days.map(Number))}
      >
        <div className={classes.days}>
          {t.days.map((name, index) => (
            <Checkbox key={name} value={String(index + 1)} label={name} disabled={!mayEdit} />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        className={classes.hour}
        label={t.hour}
        description={t.hourHint(zoneName(kept.timeZone, locale))}
        inputWrapperOrder={['label', 'input', 'description']}
        allowDeselect={false}
        disabled={!mayEdit}
        value={String(hour)}
        data={HOURS.map((one) => ({ value: String(one), label: hourText(one, locale) }))}
        onChange={(value) => value !== null && setHour(Number(value))}
      />
      <MultiSelect
        className={classes.people}
        label={t.responsible}
        description={t.responsibleHint}
        inputWrapperOrder={['label', 'input', 'description']}
        disabled={!mayEdit}
        value={people}
        data={kept.candidates.map((one) => ({ value: one.id, label: `${one.name} · ${one.email}` }))}
        onChange={setPeople}
      />
      {people.length === 0 && <p className={classes.dim}>{t.responsibleNone}</p>}
      {!kept.hasAutomaticSteps && (
        <p className={classes.dim}>
          {t.noStep} <Link to="/reglages/relances">{t.toPolicy}</Link>
        </p>
      )}
      {kept.nextOn !== null && (
        <p className={classes.dim}>{t.next(formatDate(plainDate(kept.nextOn), locale, 'long'))}</p>
      )}
      {mayEdit && (
        <Button type="submit" loading={save.isPending}>
          {t.save}
        </Button>
      )}
    </form>
  );
}

function TheSwitch({ settings }: { settings: Settings }) {
  const t = useTexts().automatic;
  const { locale } = useLocale();
  const maySend = useMay('dunning.send');
  const { suspend, resume } = useSwitch();
  const { suspended } = settings;
  return (
    <div className={classes.switch}>
      <p>
        {suspended === null
          ? t.running
          : t.suspended(suspended.by, formatInstant(suspended.at, locale, settings.timeZone))}
      </p>
      {maySend && suspended === null && (
        <>
          <Button variant="default" loading={suspend.isPending} onClick={() => suspend.mutate()}>
            {t.suspend}
          </Button>
          <p className={classes.dim}>{t.suspendText}</p>
        </>
      )}
      {maySend && suspended !== null && (
        <Button loading={resume.isPending} onClick={() => resume.mutate()}>
          {t.resume}
        </Button>
      )}
      <Link to="/relances/automatiques">{t.list}</Link>
    </div>
  );
}
