import { ActionIcon, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { formatDate } from '../../i18n/format.ts';
import { CloseIcon, UndoIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { AgreementDialog } from './agreement-dialog.tsx';
import { dunningApi, useDraft, useDraftEdit, type DraftDetail, type DraftEdit } from './api.ts';
import { CallForm } from './call-form.tsx';
import { DraftFacts } from './draft-facts.tsx';
import { DraftHistory } from './draft-history.tsx';
import { DraftItems } from './draft-items.tsx';
import { DraftLetter } from './draft-letter.tsx';
import { DraftMail } from './draft-mail.tsx';
import classes from './draft.module.css';
import shared from './dunning.module.css';
import { Postpone } from './postpone.tsx';
import { groupOf } from './review-rows.ts';
import { remarkOf, stepName } from './step-words.ts';

type PanelProps = { id: string; today: string; onGone: () => void };

/** One draft: its level, what may be done with it, what is known of the customer, and the mail as it would leave. */
export function DraftPanel({ id, today, onGone }: PanelProps) {
  const t = useTexts();
  const { data: draft, error, refetch } = useDraft(id);
  if (draft === undefined) {
    return error === null ? (
      <div className={classes.panelLoading} role="status">
        <span className="e-hidden">{t.dunningScreens.panel.loading}</span>
      </div>
    ) : (
      <Problem problem={error} onRetry={() => void refetch()} />
    );
  }
  return <LoadedPanel draft={draft} today={today} onGone={onGone} />;
}

type LoadedProps = { draft: DraftDetail; today: string; onGone: () => void };

function LoadedPanel({ draft, today, onGone }: LoadedProps) {
  const t = useTexts().dunningScreens;
  const words = useTexts().lettersScreen.text;
  const toasts = useToasts();
  const edit = useDraftEdit();
  const mayPrepare = useMay('dunning.prepare');
  const [agreeing, setAgreeing] = useState(false);
  const group = groupOf(draft);
  const isOpen = group !== 'out';
  const mayEdit = mayPrepare && isOpen;

  const restore = (removed: DraftDetail) =>
    edit.run(removed, ({ id, version }) => dunningApi.restore({ id, version }), {
      onDone: (back) => toasts.success(t.removal.restored(back.customerName)),
    });
  const remove = () =>
    edit.run(draft, ({ id, version }) => dunningApi.remove({ id, version, reason: 'other', note: '' }), {
      onDone: (removed) => {
        toasts.success({ message: t.panel.removed(removed.customerName), undo: () => restore(removed) });
        onGone();
      },
    });
  useShortcut('x', remove, { label: t.panel.remove, group: 'screen', enabled: mayEdit && !edit.busy });
  useShortcut('a', () => setAgreeing(true), { label: t.panel.agreement, group: 'screen', enabled: mayEdit });

  return (
    <article className={classes.panel} aria-label={draft.customerName}>
      <h2 className={classes.panelName} data-always={!mayEdit || undefined}>
        {draft.customerName}
      </h2>
      <header className={classes.panelHead}>
        {mayEdit && <Levels draft={draft} edit={edit} />}
        <div className={classes.panelActions}>
          {mayEdit && (
            <>
              <Postpone draft={draft} today={today} edit={edit} onRestore={restore} onGone={onGone} />
              <Button variant="default" size="xs" onClick={() => setAgreeing(true)}>
                {t.panel.agreement}
              </Button>
              <ActionIcon size={30} aria-label={t.panel.remove} title={t.panel.remove} onClick={remove}>
                <CloseIcon size={16} />
              </ActionIcon>
            </>
          )}
          {draft.state === 'removed' && mayPrepare && (
            <Button
              size="xs"
              variant="default"
              leftSection={<UndoIcon size={16} />}
              loading={edit.busy}
              onClick={() => restore(draft)}
            >
              {t.removal.restore}
            </Button>
          )}
        </div>
      </header>
      <DraftFacts draft={draft} today={today} />
      <Remark draft={draft} edit={edit} />
      <Findings draft={draft} severity="error" title={t.panel.problems} />
      <Findings draft={draft} severity="warning" title={words.toReread} />
      {group === 'calls' && mayPrepare && <CallForm draft={draft} today={today} onDone={onGone} />}
      {draft.mail !== null && <DraftMail draft={draft} mail={draft.mail} mayEdit={mayEdit} />}
      {draft.mail === null && draft.letter !== null && (
        <p className={shared.dim}>
          {draft.fallback === null ? t.panel.noMail : <FallbackText fallback={draft.fallback} />}
        </p>
      )}
      {draft.kind !== 'call' && <DraftLetter draft={draft} />}
      <DraftItems draft={draft} edit={edit} mayEdit={mayEdit} />
      <DraftHistory draft={draft} />
      <p className={classes.panelFoot}>
        <Link to={`/clients/${draft.partyId}`}>{t.panel.customer}</Link>
        {draft.nextStep !== null && <NextStep step={draft.nextStep.stepCode} on={draft.nextStep.on} />}
      </p>
      <AgreementDialog
        opened={agreeing}
        onClose={() => setAgreeing(false)}
        draft={draft}
        today={today}
        edit={edit}
        onRestore={restore}
        onDone={onGone}
      />
    </article>
  );
}

type FindingsProps = { draft: DraftDetail; severity: 'error' | 'warning'; title: string };

/** What stands in the way of sending it, or is only to be thought over. */
function Findings({ draft, severity, title }: FindingsProps) {
  const { locale } = useLocale();
  const found = draft.findings.filter((finding) => finding.severity === severity);
  if (found.length === 0) return null;
  return (
    <div className={severity === 'error' ? shared.warning : shared.notice} role="alert">
      <p>{title}</p>
      <ul>
        {found.map((finding, index) => (
          <li key={index}>{findingText(locale, finding)}</li>
        ))}
      </ul>
    </div>
  );
}

function NextStep({ step, on }: { step: string; on: string }) {
  const t = useTexts().dunning;
  return <span className={shared.dim}>{t.nextStep(t.steps[step] ?? step, plainDate(on))}</span>;
}

function FallbackText({ fallback }: { fallback: NonNullable<DraftDetail['fallback']> }) {
  return useTexts().dunning.fallbacks[fallback];
}

/** Why it will not leave, or leaves differently from how it was prepared. */
function Remark({ draft, edit }: { draft: DraftDetail; edit: DraftEdit }) {
  const t = useTexts();
  const toasts = useToasts();
  const mayPrepare = useMay('dunning.prepare');
  const { locale } = useLocale();
  const remark = remarkOf(t, draft, (iso) => formatDate(iso, locale, 'long'));
  if (remark === null) return null;
  // Only a person can say that their words still hold: deciding the draft anew does not read them.
  const isTextOnly =
    draft.state === 'proposed' && draft.live === 'changed' && draft.changes.every((one) => one === 'text');
  const { mail } = draft;
  return (
    <div className={shared.notice}>
      <p>
        {remark}
        {draft.live === 'changed' && (
          <>. {isTextOnly ? t.lettersScreen.text.reread : t.dunningScreens.panel.changedText}</>
        )}
        {draft.removal !== null && draft.removal.by !== '' && (
          <> ({t.dunningScreens.removal.by(draft.removal.by)})</>
        )}
      </p>
      {isTextOnly && mayPrepare && mail !== null && (
        <Button
          size="xs"
          loading={edit.busy}
          onClick={() =>
            edit.run(draft, ({ id, version }) =>
              dunningApi.editText({ id, version, text: { subject: mail.subject, body: mail.body } }),
            )
          }
        >
          {t.lettersScreen.text.confirm}
        </Button>
      )}
      {draft.state === 'proposed' && draft.live === 'changed' && !isTextOnly && mayPrepare && (
        <Button
          size="xs"
          loading={edit.busy}
          onClick={() =>
            edit.run(draft, ({ id, version }) => dunningApi.refresh({ id, version }), {
              onDone: () => toasts.success(t.dunningScreens.panel.refreshed),
            })
          }
        >
          {t.dunningScreens.panel.refresh}
        </Button>
      )}
    </div>
  );
}

/** The firmer levels one click away; those that no channel reaches are shown and cannot be chosen. */
function Levels({ draft, edit }: { draft: DraftDetail; edit: DraftEdit }) {
  const t = useTexts();
  const words = t.dunningScreens.panel;
  const isNarrow = useMediaQuery('(max-width: 35em)', false, { getInitialValueInEffect: false });
  const own = { code: draft.stepCode, kind: draft.kind, channel: draft.channel, isPossible: true };
  const offered = draft.steps.some((step) => step.code === own.code) ? draft.steps : [own, ...draft.steps];
  const data = offered.map((step) => ({
    value: step.code,
    label: stepName(t, { stepCode: step.code, kind: step.kind }),
    disabled: !step.isPossible,
  }));
  const choose = (stepCode: string) =>
    edit.run(draft, ({ id, version }) => dunningApi.setLevel({ id, version, stepCode }));
  const shared = { 'aria-label': words.level, value: draft.stepCode, disabled: edit.busy, data };
  return (
    <div className={classes.levels}>
      {data.map(({ value, label, disabled }, at) => (
        <LevelKey
          key={value}
          place={at + 1}
          label={label}
          isUsable={!disabled && !edit.busy && value !== draft.stepCode}
          onPress={() => choose(value)}
        />
      ))}
      {isNarrow ? (
        <NativeSelect {...shared} onChange={(event) => choose(event.currentTarget.value)} />
      ) : (
        <SegmentedControl {...shared} size="xs" onChange={choose} />
      )}
    </div>
  );
}

type LevelKeyProps = { place: number; label: string; isUsable: boolean; onPress: () => void };

/** The level at that place, by its digit. */
function LevelKey({ place, label, isUsable, onPress }: LevelKeyProps) {
  useShortcut(String(place), onPress, { label, group: 'screen', enabled: isUsable && place <= 9 });
  return null;
}
