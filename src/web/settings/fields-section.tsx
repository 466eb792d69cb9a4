import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  customFieldKinds,
  customFieldOwners,
  type CustomFieldKind,
  type CustomFieldOwner,
} from '../../core/party/index.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { ColumnsIcon, PlusIcon } from '../kit/icons.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { fieldsApi, ownFieldsKey, useOwnFields, type OwnFieldFacts } from '../kit/own-fields.ts';
import classes from './settings.module.css';

type Target = { field: OwnFieldFacts | null };

/** What this company wants to know of its customers beside what every company does. */
export function FieldsSection() {
  const t = useTexts();
  const words = t.invoicingSettings.fields;
  const mayEdit = useMay('organization.edit');
  const [target, setTarget] = useState<Target | null>(null);
  const list = useOwnFields();
  const { locale } = useLocale();
  const nameOf = ({ labelFr, labelEn }: OwnFieldFacts) =>
    locale === 'en' && labelEn !== '' ? labelEn : labelFr;
  const add = mayEdit && (
    <Button leftSection={<PlusIcon size={18} />} onClick={() => setTarget({ field: null })}>
      {words.add}
    </Button>
  );
  const fields = list.data?.fields ?? [];
  return (
    <Page title={words.title} subtitle={words.text} width="narrow" actions={fields.length > 0 && add}>
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && fields.length === 0 && (
        <EmptyState icon={ColumnsIcon} title={words.none} action={add}>
          {words.noneText}
        </EmptyState>
      )}
      {fields.length > 0 && (
        <Section>
          <ul className={classes.rows} aria-label={words.list}>
            {fields.map((field) => (
              <li key={field.key} className={classes.row} data-ended={field.isArchived || undefined}>
                <div className={classes.who}>
                  <p className={classes.rowTitle}>{nameOf(field)}</p>
                  <p className={classes.rowText}>
                    {t.templates.fields.owners[field.owner]} · {words.kinds[field.kind]}
                    {field.choices.length > 0 && ` · ${field.choices.join(', ')}`}
                    {field.isArchived && ` · ${words.archived}`}
                  </p>
                </div>
                {mayEdit && (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={words.editName(nameOf(field))}
                    onClick={() => setTarget({ field })}
                  >
                    {t.common.action.edit}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <TargetDrawer
        target={target}
        title={target?.field == null ? words.add : words.edit}
        onClose={() => setTarget(null)}
      >
        {({ field }) => <Form field={field} onClose={() => setTarget(null)} />}
      </TargetDrawer>
    </Page>
  );
}

function Form({ field, onClose }: { field: OwnFieldFacts | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.invoicingSettings.fields;
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [labelFr, setLabelFr] = useState(field?.labelFr ?? '');
  const [labelEn, setLabelEn] = useState(field?.labelEn ?? '');
  const [kind, setKind] = useState<CustomFieldKind>(field?.kind ?? 'text');
  const [owner, setOwner] = useState<CustomFieldOwner>(field?.owner ?? 'customer');
  const [choices, setChoices] = useState(field?.choices.join('\n') ?? '');
  const [isArchived, setArchived] = useState(field?.isArchived ?? false);
  const save = useMutation({
    mutationFn: () => {
      const listed = choices
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== '');
      const facts = { labelFr, labelEn, choices: kind === 'choice' ? listed : [] };
      return field === null
        ? fieldsApi.createField({ ...facts, kind, owner })
        : fieldsApi.editField({ ...facts, key: field.key, version: field.version, isArchived });
    },
    onSuccess: (saved) => {
      queries.setQueryData(ownFieldsKey, saved);
      void queries.invalidateQueries({ queryKey: ['customers', 'facets'] });
      toasts.success(words.saved);
      onClose();
    },
  });
  const findings = asProblem(save.error)?.findings ?? [];
  const errorOf = (path: string) => {
    const found = findings.find((one) => one.path === path);
    return found === undefined ? undefined : findingText(locale, found);
  };
  const isBeside =
    findings.length > 0 && findings.every((one) => ['labelFr', 'choices'].includes(one.path ?? ''));
  return (
    <DrawerForm
      problem={save.isError && !isBeside && <Problem problem={save.error} compact />}
      submit={t.common.action.save}
      busy={save.isPending}
      disabled={labelFr.trim() === ''}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={words.labelFr}
        required
        maxLength={60}
        data-autofocus
        autoComplete="off"
        value={labelFr}
        error={errorOf('labelFr') ?? errorOf('key')}
        onChange={(event) => setLabelFr(event.currentTarget.value)}
      />
      <TextInput
        label={words.labelEn}
        description={words.labelEnHint}
        maxLength={60}
        autoComplete="off"
        value={labelEn}
        onChange={(event) => setLabelEn(event.currentTarget.value)}
      />
      <Select
        label={t.templates.fields.owner}
        allowDeselect={false}
        disabled={field !== null}
        value={owner}
        onChange={(next) => setOwner(customFieldOwners.find((one) => one === next) ?? 'customer')}
        data={customFieldOwners.map((one) => ({ value: one, label: t.templates.fields.owners[one] }))}
      />
      <Select
        label={words.kind}
        description={field === null ? undefined : words.kindFixed}
        allowDeselect={false}
        disabled={field !== null}
        value={kind}
        onChange={(next) => setKind(customFieldKinds.find((one) => one === next) ?? 'text')}
        data={customFieldKinds.map((one) => ({ value: one, label: words.kinds[one] }))}
      />
      {kind === 'choice' && (
        <Textarea
          label={words.choices}
          description={words.choicesHint}
          autosize
          minRows={4}
          value={choices}
          error={errorOf('choices')}
          onChange={(event) => setChoices(event.currentTarget.value)}
        />
      )}
      {field !== null && (
        <Switch
          label={words.archive}
          description={words.archiveHint}
          checked={isArchived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      )}
    </DrawerForm>
  );
}
