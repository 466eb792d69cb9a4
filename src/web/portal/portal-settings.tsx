import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useEditPortalSettings, usePortalSettings } from './api.ts';
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
          <SettingsForm key={`${data.inMails} ${data.days}`} kept={data} />
        </Section>
      )}
    </Page>
  );
}

function SettingsForm({ kept }: { kept: { inMails: boolean; days: number; isPublic: boolean } }) {
  const t = useTexts().connections.portal;
  const toasts = useToasts();
  const mayEdit = useMay('organization.edit');
  const [inMails, setInMails] = useState(kept.inMails);
  const [days, setDays] = useState<number>(kept.days);
  const edit = useEditPortalSettings(() => toasts.success(t.saved));
  const isChanged = inMails !== kept.inMails || days !== kept.days;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        edit.mutate({ inMails, days });
      }}
    >
      {!kept.isPublic && <p className={classes.text}>{t.local}</p>}
      <Checkbox
        label={t.inMails}
        description={t.inMailsHint}
        checked={inMails}
        disabled={!mayEdit}
        onChange={(event) => setInMails(event.currentTarget.checked)}
      />
      <NumberInput
        className={classes.days}
        label={t.days}
        suffix={` ${t.daysUnit}`}
        min={1}
        max={3650}
        allowDecimal={false}
        value={days}
        disabled={!mayEdit}
        onChange={(value) => setDays(typeof value === 'number' ? value : kept.days)}
      />
      {mayEdit && (
        <Button type="submit" disabled={!isChanged} loading={edit.isPending}>
          {t.save}
        </Button>
      )}
    </form>
  );
}
