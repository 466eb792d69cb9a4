import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { layoutSamples, type LayoutSample } from '../../app/invoicing/contract.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import type { Finding } from '../../core/finding.ts';
import { formatInstant } from '../../i18n/format.ts';
import { ProblemError } from '../kit/client.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { PdfPreview } from '../kit/previews.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { LayoutImages } from './layout-images.tsx';
import { LayoutUse } from './layout-use.tsx';
import { layoutsApi, useLayoutAct, type Layout } from './layouts.ts';
import classes from './settings.module.css';

type EditorProps = { layout: Layout; mayEdit: boolean; onClose: () => void };

/** One layout: its text with what is wrong in it, beside what it makes of documents of examples. */
export function LayoutEditor({ layout, mayEdit, onClose }: EditorProps) {
  const t = useTexts();
  const words = t.templates.layouts;
  const { locale } = useLocale();
  const [name, setName] = useState(layout.name);
  const [source, setSource] = useState(layout.source);
  const [removing, setRemoving] = useState(false);
  const { id, version } = layout;
  const save = useLayoutAct(() => layoutsApi.save({ id, version, name, source }));
  const remove = useLayoutAct(() => layoutsApi.remove({ id, version }), words.removed);
  const isDirty = name !== layout.name || source !== layout.source;
  useShortcut('mod+s', () => save.mutate(undefined), {
    label: t.common.action.save,
    group: 'form',
    enabled: isDirty,
  });
  useBlocker({
    shouldBlockFn: () => isDirty && !window.confirm(t.organization.settings.leave),
    enableBeforeUnload: () => isDirty,
  });
  const leave = () => {
    if (!isDirty || window.confirm(t.organization.settings.leave)) onClose();
  };
  const isRefused = (asProblem(save.error)?.findings ?? []).length > 0;
  return (
    <Page
      title={layout.name}
      subtitle={words.changed(layout.changedBy, formatInstant(layout.changedAt, locale, 'Europe/Paris'))}
      actions={
        <Button variant="default" onClick={leave}>
          {words.back}
        </Button>
      }
    >
      <div className={classes.beside}>
        <div className={classes.form}>
          {layout.failed !== null && (
            <Notice text={words.failed(layout.failed.number)} findings={[layout.failed.why]} />
          )}
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate(undefined);
            }}
          >
            <TextInput
              label={words.name}
              maxLength={60}
              readOnly={!mayEdit}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Textarea
              className={classes.source}
              label={words.source}
              description={words.sourceHint}
              autosize
              minRows={16}
              maxRows={30}
              spellCheck={false}
              wrap="off"
              readOnly={!mayEdit}
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            {save.isError && !isRefused && <Problem problem={save.error} compact />}
            {save.isError && isRefused && (
              <Notice text={words.refused} findings={asProblem(save.error)?.findings ?? []} />
            )}
            {save.isSuccess && !isDirty && save.data.findings.length > 0 && (
              <Notice text={words.checkedBad} findings={save.data.findings} />
            )}
            {save.isSuccess && !isDirty && save.data.findings.length === 0 && (
              <p className={classes.good} role="status">
                {words.checkedGood}
              </p>
            )}
            {mayEdit && (
              <div className={classes.buttons}>
                <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || source === ''}>
                  {words.save}
                </Button>
                <Button variant="default" color="gray" onClick={() => setRemoving(true)}>
                  {words.remove}
                </Button>
              </div>
            )}
          </form>
          {mayEdit && <LayoutUse layout={layout} isDirty={isDirty} />}
          {mayEdit && <LayoutImages layout={layout} />}
        </div>
        <LayoutPreview layout={layout} isDirty={isDirty} />
      </div>
      <ConfirmDialog
        opened={removing}
        onClose={() => setRemoving(false)}
        title={words.remove}
        confirmLabel={words.remove}
        busy={remove.isPending}
        destructive
        onConfirm={() => remove.mutate(undefined, { onSuccess: onClose })}
      >
        {words.removeAsk(layout.name)}
      </ConfirmDialog>
    </Page>
  );
}

type NoticeProps = { text: string; findings: readonly Finding[] };

/** What is wrong with a layout, line by line. */
export function Notice({ text, findings }: NoticeProps) {
  const { locale } = useLocale();
  return (
    <div className={classes.conflict} role="alert">
      <p>
        <strong>{text}</strong>
      </p>
      <ul>
        {findings.map((finding) => (
          <li key={JSON.stringify(finding)}>{findingText(locale, finding)}</li>
        ))}
      </ul>
    </div>
  );
}

/** By the renderer of the real ones, of what is kept. */
function LayoutPreview({ layout, isDirty }: { layout: Layout; isDirty: boolean }) {
  const words = useTexts().templates.layouts;
  const [sample, setSample] = useState<LayoutSample>('short');
  const picture = usePicture(layout, sample);
  return (
    <div className={classes.pagePreview}>
      <Section title={words.preview} description={isDirty ? words.previewAfter : undefined}>
        <div className={classes.form}>
          <Select
            label={words.sample}
            allowDeselect={false}
            value={sample}
            data={layoutSamples.map((one) => ({ value: one, label: words.samples[one] }))}
            onChange={(next) => setSample(layoutSamples.find((one) => one === next) ?? 'short')}
          />
          {picture.data !== undefined && (
            <PdfPreview src={picture.data} name={words.preview} height="min(62rem, 70dvh)" />
          )}
          {picture.isError && <Problem problem={picture.error} compact />}
        </div>
      </Section>
    </div>
  );
}

/** The bytes first: a layout that fails is said in words, not by a frame with a code in it. */
const usePicture = ({ id, version }: Layout, sample: LayoutSample) =>
  useQuery({
    queryKey: ['invoicing', 'layout-preview', id, version, sample],
    queryFn: async ({ signal }) => {
      const answer = await fetch(layoutsApi.preview({ id, sample }), { signal, cache: 'no-store' });
      if (!answer.ok) throw new ProblemError((await answer.json()) as ProblemBody);
      return URL.createObjectURL(await answer.blob());
    },
    retry: false,
    gcTime: 0,
  });
