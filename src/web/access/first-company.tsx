import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { parseSiren } from '../../core/party/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { BackLink } from '../kit/back-link.tsx';
import { ArrowRightIcon, BuildingIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useSession } from '../kit/session.tsx';
import { Door } from './door.tsx';
import classes from './door.module.css';
import { access, useDoors } from './state.ts';

/** Create a company, try the sample, or open one that is already there. */
export function FirstCompany() {
  const t = useTexts().organization.access.company;
  const session = useSession();
  const isAnother = session?.organization != null;
  const others = isAnother ? [] : (session?.organizations ?? []);
  const hasDemo = session?.organizations.some((one) => one.demo) ?? false;
  const { enter } = useDoors();
  const navigate = useNavigate();
  const demo = useMutation({
    mutationFn: () => access.createDemo({}),
    onSuccess: (next) => {
      enter(next);
      void navigate({ to: '/' });
    },
  });
  if (demo.isPending) return <Preparing />;
  return (
    <Door
      title={isAnother ? t.another : t.title}
      text={t.text}
      before={isAnother ? <BackLink to="/">{t.back}</BackLink> : undefined}
    >
      {others.map((one) => (
        <button
          key={one.id}
          type="button"
          className={`${classes.choice} ${classes.plain}`}
          onClick={() => session?.onSwitchOrganization(one.id)}
        >
          <BuildingIcon size={22} />
          <span className={classes.choiceBody}>
            <span className={classes.choiceTitle}>{one.name}</span>
            <span className={classes.choiceText}>{t.yours}</span>
          </span>
          <ArrowRightIcon />
        </button>
      ))}
      <CompanyForm />
      {demo.isError && <Problem problem={demo.error} compact />}
      {!hasDemo && (
        <>
          <p className={classes.or}>{t.or}</p>
          <button type="button" className={classes.choice} onClick={() => demo.mutate()}>
            <span className={classes.choiceBody}>
              <span className={classes.choiceTitle}>{t.demo}</span>
              <span className={classes.choiceText}>{t.demoText}</span>
            </span>
            <ArrowRightIcon />
          </button>
        </>
      )}
    </Door>
  );
}

function CompanyForm() {
  const t = useTexts().organization.access;
  const { optional } = useTexts().common.field;
  const { locale } = useLocale();
  const { enter } = useDoors();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [siren, setSiren] = useState('');
  const [checked, setChecked] = useState(false);
  const sirenFinding = siren.trim() === '' ? undefined : parseSiren(siren).findings[0];
  const create = useMutation({
    mutationFn: () => access.createOrganization({ name, siren: siren.trim() || undefined }),
    onSuccess: (next) => {
      enter(next);
      void navigate({ to: '/' });
    },
  });
  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (name.trim() !== '' && sirenFinding === undefined) create.mutate();
      }}
    >
      {create.isError && <Problem problem={create.error} compact />}
      <TextInput
        label={t.company.name}
        placeholder={t.company.namePlaceholder}
        autoComplete="organization"
        autoFocus
        size="md"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={checked && name.trim() === '' && t.required}
      />
      <TextInput
        label={
          <>
            {t.company.siren} <span className={classes.optional}>{optional}</span>
          </>
        }
        description={t.company.sirenHint}
        placeholder="732 829 320"
        inputMode="numeric"
        autoComplete="off"
        size="md"
        value={siren}
        onChange={(event) => setSiren(event.currentTarget.value)}
        error={checked && sirenFinding !== undefined && findingText(locale, sirenFinding)}
      />
      <Button type="submit" size="md" loading={create.isPending}>
        {t.company.submit}
      </Button>
    </form>
  );
}

function Preparing() {
  const t = useTexts().organization.access.company;
  return (
    <Door title={t.demo}>
      <div className={classes.fields}>
        <div className={classes.busy} role="status">
          <p>{t.demoBusy}</p>
          <div className={classes.track} role="progressbar" aria-label={t.demoBusy} />
          <p>{t.demoWait}</p>
        </div>
      </div>
    </Door>
  );
}
