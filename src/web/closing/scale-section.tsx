import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useDescribe, useRefresh } from '../invoices/index.ts';
import { readDecimal, showDecimal } from '../kit/decimals.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { EditIcon, PlusIcon, TrashIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { doubtfulApi, type Doubtful } from './api.ts';
import classes from './closing.module.css';
import { useWords } from './texts.ts';

type Scale = Doubtful['scale'];

/** What the company proposes to itself by age. */
export function ScaleSection({ scale }: { scale: Scale }) {
  const t = useWords().doubtful;
  const { locale } = useLocale();
  const mayRecord = useMay('books.record');
  const [editing, setEditing] = useState<Scale | null>(null);
  return (
    <Section
      title={t.scale}
      description={t.scaleText}
      actions={
        mayRecord && (
          <Button variant="default" leftSection={<EditIcon size={18} />} onClick={() => setEditing(scale)}>
            {t.scaleEdit}
          </Button>
        )
      }
    >
      <div className={classes.stack}>
        {scale.length === 0 && <p className={classes.note}>{t.scaleEmpty}</p>}
        {scale.map((step) => (
          <p key={step.fromDays}>{t.scaleStep(step.fromDays, showDecimal(step.percent, locale))}</p>
        ))}
      </div>
      <TargetDrawer target={editing} title={t.scaleEdit} onClose={() => setEditing(null)}>
        {(target) => <Form scale={target} onClose={() => setEditing(null)} />}
      </TargetDrawer>
    </Section>
  );
}

type Line = { days: string; percent: string };

function Form({ scale, onClose }: { scale: Scale; onClose: () => void }) {
  const t = useWords().doubtful;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [lines, setLines] = useState<readonly Line[]>(() =>
    scale.length === 0
      ? [{ days: '', percent: '' }]
      : scale.map((step) => ({
          days: String(step.fromDays),
          percent: showDecimal(step.percent, locale),
        })),
  );
  const change = (at: number, part: Partial<Line>) =>
    setLines((before) => before.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const steps = lines
    .filter((line) => line.days !== '' || line.percent !== '')
    .map((line) => ({ fromDays: Number(line.days), percent: readDecimal(line.percent) }));
  const isReady = steps.every(
    (step) => Number.isInteger(step.fromDays) && step.fromDays > 0 && step.percent !== null,
  );
  const save = useMutation({
    mutationFn: () =>
      doubtfulApi.saveScale({ steps: steps.map((step) => ({ ...step, percent: step.percent ?? '0' })) }),
    onSuccess: async () => {
      toasts.success(t.scaleSaved);
      onClose();
      await refresh();
    },
  });
  return (
    <DrawerForm
      problem={save.isError && <Problem problem={save.error} describe={describe} compact />}
      submit={t.scaleEdit}
      busy={save.isPending}
      disabled={!isReady}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {lines.map((line, index) => (
        <div key={index} className={classes.scaleRow}>
          <TextInput
            label={t.scaleDays(index + 1)}
            inputMode="numeric"
            value={line.days}
            onChange={(event) => change(index, { days: event.currentTarget.value.trim() })}
          />
          <TextInput
            label={t.scalePercent(index + 1)}
            inputMode="decimal"
            value={line.percent}
            onChange={(event) => change(index, { percent: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t.scaleRemove(index + 1)}
            onClick={() => setLines((before) => before.filter((_line, at) => at !== index))}
          >
            <TrashIcon size={18} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        leftSection={<PlusIcon size={18} />}
        onClick={() => setLines((before) => [...before, { days: '', percent: '' }])}
      >
        {t.scaleAdd}
      </Button>
    </DrawerForm>
  );
}
