import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ContentEditor, useUnreadable } from '../documents/index.ts';
import { CustomerPicker, findingsOf, useDescribe, useFieldErrors } from '../invoices/index.ts';
import { showDecimal } from '../kit/decimals.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SaveBar } from '../kit/save-bar.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { subscriptionsApi, useRefresh, type Subscription, type SubscriptionFields } from './api.ts';
import classes from './billing.module.css';
import { draftOf, IndexationFields, indexationOf } from './indexation-fields.tsx';
import { anchorOf, RhythmFields, rhythmOf } from './rhythm-fields.tsx';
import { previewOf } from './subscription-draft.ts';
import { PeriodTable } from './subscription-periods.tsx';
import { TemplateFields } from './template-fields.tsx';
import { isWritten, useWritten, type Started } from './use-written.ts';

const FIELDS = /^(startsOn|endsOn|lines\.|adjustments\.|terms|earlyPayment)/;
const SHOWN = 4;

/** A document described once, and when it is invoiced, with its next invoices before one’s eyes. `before`: the kept one. */
export function SubscriptionForm({ started, before }: { started: Started; before: Subscription | null }) {
  const texts = useTexts();
  const t = texts.subscriptions;
  const words = t.form;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const describe = useDescribe();
  const { today, baseCurrency } = started;
  const { content, change, parties, customer, pick, zone } = useWritten(
    started,
    before?.content ?? null,
    'services',
  );
  const { unreadable, setUnreadable } = useUnreadable();
  const [title, setTitle] = useState(before?.title ?? '');
  const [rhythm, setRhythm] = useState(() => rhythmOf(before, today));
  const [indexing, setIndexing] = useState(() =>
    draftOf(before?.indexation ?? { kind: 'none' }, (decimal) => showDecimal(decimal, locale)),
  );
  const customerId = before?.customerId ?? customer?.id ?? null;
  const indexation = indexationOf(indexing);
  const { startsOn, anchor: _anchor, ...rule } = rhythm;
  const isReady = title.trim() !== '' && isWritten(content) && unreadable.size === 0;
  const fields: SubscriptionFields | null =
    customerId === null || startsOn === null || indexation === null || !isReady
      ? null
      : {
          ...rule,
          customerId,
          title: title.trim(),
          content: { ...content, title: title.trim() },
          anchorDay: anchorOf(rhythm),
          startsOn,
          indexation,
        };
  const back = before === null ? '/abonnements' : `/abonnements/${before.id}`;
  const save = useMutation({
    mutationFn: (input: SubscriptionFields) =>
      before === null
        ? subscriptionsApi.create(input)
        : subscriptionsApi.edit({ id: before.id, version: before.version, ...input }),
    onSuccess: async (saved) => {
      toasts.success(before === null ? words.created : words.saved);
      await refresh();
      await navigate({ to: `/abonnements/${saved.id}` });
    },
  });
  const errorOf = useFieldErrors(save.error);
  const refused = findingsOf(save.error);
  const isBeside = refused.length > 0 && refused.every((one) => FIELDS.test(one.path ?? ''));
  const after = before?.occurrences[0]?.to ?? null;
  const preview = fields === null ? [] : previewOf(fields, { today, after, base: baseCurrency });
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (fields !== null) save.mutate(fields);
      }}
    >
      <Section>
        <div className={classes.stack}>
          {before === null && <CustomerPicker value={customer} onChange={pick} creatable />}
          <TextInput
            label={words.title}
            description={words.titleHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={title}
            maxLength={200}
            required
            autoComplete="off"
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
      </Section>
      <ContentEditor
        content={content}
        change={change}
        parties={parties}
        on={preview[0]?.on ?? startsOn ?? today}
        baseCurrency={baseCurrency}
        nature="services"
        isTemplate
        refused={refused}
        wanted={save.isError}
        setUnreadable={setUnreadable}
      >
        {(totals, document) => <TemplateFields totals={totals} document={document} />}
      </ContentEditor>
      <div className={classes.columns}>
        <Section title={words.rhythm}>
          <div className={classes.stack}>
            <RhythmFields
              value={rhythm}
              onChange={setRhythm}
              zone={zone}
              hasRun={(before?.occurrences.length ?? 0) > 0}
              errorOf={errorOf}
            />
            <IndexationFields value={indexing} onChange={setIndexing} />
          </div>
        </Section>
        <Section title={words.preview}>
          {fields === null ? (
            <p className={classes.dim}>{words.previewLater}</p>
          ) : (
            <PeriodTable upcoming={preview.slice(0, SHOWN)} today={null} currency={content.currency} />
          )}
        </Section>
      </div>
      {save.isError && !isBeside && <Problem problem={save.error} describe={describe} compact />}
      <SaveBar text={customerId === null ? texts.billing.add.missing : ''}>
        <Button variant="default" onClick={() => void navigate({ to: back })}>
          {texts.common.action.cancel}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={fields === null}>
          {before === null ? words.create : words.save}
        </Button>
      </SaveBar>
    </form>
  );
}
