import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../kit/session.tsx';
import { Section } from '../kit/page.tsx';
import { useAccountantWords, type Accountant } from './accountant-api.ts';
import { AccountantSettingsForm } from './accountant-settings-form.tsx';
import classes from './books.module.css';

/** Format, journals, attachments and day, as they are; changed in a drawer. */
export function AccountantSettings({ accountant }: { accountant: Accountant }) {
  const words = useAccountantWords();
  const t = words.settings;
  const mayEdit = useMay('organization.edit');
  const [editing, setEditing] = useState<'settings' | null>(null);
  const { profile, journals, withAttachments, scheduledDay, options } = accountant.settings;
  const facts: [string, string][] = [
    [t.format, words.formats[profile]],
    [t.journals, journals.length === 0 ? t.allJournals : journals.join(', ')],
    [t.attachments, withAttachments ? t.withAttachments : t.withoutAttachments],
    [t.schedule, scheduledDay === null ? t.byHand : t.day(scheduledDay)],
    ...(options.accountLength > 0
      ? [[t.accountLength, String(options.accountLength)] as [string, string]]
      : []),
    ...(options.partyPrefix === '' ? [] : [[t.partyPrefix, options.partyPrefix] as [string, string]]),
  ];
  return (
    <Section
      title={t.title}
      actions={
        mayEdit && (
          <Button variant="default" onClick={() => setEditing('settings')}>
            {t.edit}
          </Button>
        )
      }
    >
      <dl className={classes.lines}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className={classes.dim}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <AccountantSettingsForm target={editing} accountant={accountant} onClose={() => setEditing(null)} />
    </Section>
  );
}
