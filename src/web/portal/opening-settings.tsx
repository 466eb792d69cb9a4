import { Switch } from '@mantine/core';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useOpeningSettings, useSwitchOpenings } from './openings-api.ts';
import classes from './portal.module.css';

/** Whether mails to contacts who agreed tell that they were opened: off until somebody turns it on. */
export function OpeningSettings() {
  const t = useTexts().openings.settings;
  const toasts = useToasts();
  const mayEdit = useMay('organization.edit');
  const { data, error } = useOpeningSettings();
  const turn = useSwitchOpenings(() => toasts.success(t.saved));
  if (error !== null) return <Problem problem={error} compact />;
  if (data === undefined) return null;
  return (
    <Section title={t.title} description={t.text}>
      {!data.isPublic && <p className={classes.text}>{t.local}</p>}
      <Switch
        label={t.label}
        description={t.hint}
        checked={data.isOn}
        disabled={!mayEdit || turn.isPending}
        onChange={(event) => turn.mutate(event.currentTarget.checked)}
      />
    </Section>
  );
}
