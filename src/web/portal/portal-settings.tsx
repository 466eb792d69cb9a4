import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useEditPortalSettings, usePortalSettings, type PortalEdit } from './api.ts';
import { OpeningSettings } from './opening-settings.tsx';
import classes from './portal.module.css';

/** Whether e-mails carry the link of their document, and how long links open. */
export function PortalSettings() {
  const t = useTexts().connections.portal;
  const { data, error, refetch } = usePortalSettings();
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Section>
          <SettingsForm key={JSON.stringify(data)} kept={data} />
        </Section>
      )}
      <OpeningSettings />
    </Page>
  );
}

function SettingsForm({ kept: { isPublic, ...kept } }: { kept: PortalEdit & { isPublic: boolean } }) {
  const t = useTexts().connections.portal;
  const toasts = useToasts();
  const mayEdit = useMay('organization.edit');
  const [edited, setEdited] = useState<PortalEdit>(kept);
  const { acknowledge } = edited;
  const set = (part: Partial<PortalEdit>) => setEdited({ ...edited, ...part });
  const edit = useEditPortalSettings(() => toasts.success(t.saved));
  const isChanged = JSON.stringify(edited) !== JSON.stringify(kept);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        edit.mutate(edited);
      }}
    >
      {!isPublic && <p className={classes.text}>{t.local}</p>}
      <Checkbox
        label={t.inMails}
        description={t.inMailsHint}
        checked={edited.inMails}
        disabled={!mayEdit}
        onChange={(event) => set({ inMails: event.currentTarget.checked })}
      />
      <Checkbox
        label={t.inReminders}
        description={t.inRemindersHint}
        checked={edited.inReminders}
        disabled={!mayEdit}
        onChange={(event) => set({ inReminders: event.currentTarget.checked })}
      />
      <NumberInput
        className={classes.days}
        label={t.days}
        suffix={` ${t.daysUnit}`}
        min={1}
        max={3650}
        allowDecimal={false}
        value={edited.days}
        disabled={!mayEdit}
        onChange={(value) => set({ days: typeof value === 'number' ? value : kept.days })}
      />
      <fieldset className={classes.group}>
        <legend>{t.acknowledge}</legend>
        <p className={classes.text}>{t.acknowledgeText}</p>
        <Checkbox
          label={t.acknowledgeBusiness}
          checked={acknowledge.business}
          disabled={!mayEdit}
          onChange={(event) =>
            set({ acknowledge: { ...acknowledge, business: event.currentTarget.checked } })
          }
        />
        <Checkbox
          label={t.acknowledgeConsumer}
          description={t.acknowledgeConsumerHint}
          checked={acknowledge.consumer}
          disabled={!mayEdit}
          onChange={(event) =>
            set({ acknowledge: { ...acknowledge, consumer: event.currentTarget.checked } })
          }
        />
      </fieldset>
      <Checkbox
        label={t.thanks}
        description={t.thanksHint}
        checked={edited.thanks}
        disabled={!mayEdit}
        onChange={(event) => set({ thanks: event.currentTarget.checked })}
      />
      {mayEdit && (
        <Button type="submit" disabled={!isChanged} loading={edit.isPending}>
          {t.save}
        </Button>
      )}
    </form>
  );
}
