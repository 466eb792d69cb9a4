import { Button } from '@mantine/core';
import { CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './editor.module.css';
import type { Draft } from './use-draft.ts';
import { useWords } from './texts.ts';

/** « Enregistré », beside the title: said calmly, and aloud only when it changes to something that matters. */
export function SaveMark({ draft }: { draft: Draft }) {
  const t = useWords().save;
  const { state } = draft;
  const words = state === 'conflict' ? t.unsaved : t[state];
  return (
    <span className={classes.save} data-state={state} role="status">
      {state === 'saved' && <CheckIcon size={14} />}
      {state === 'failed' && <WarningIcon size={14} />}
      {words}
    </span>
  );
}

/** What needs a decision: two versions, a text found on this device, a refusal. */
export function SaveNotice({ draft }: { draft: Draft }) {
  const t = useWords().save;
  if (draft.theirs !== null) {
    return (
      <div className={classes.notice} role="alert">
        <p>{t.conflict}</p>
        <Button size="compact-sm" onClick={draft.keepMine}>
          {t.keepMine}
        </Button>
        <Button size="compact-sm" variant="default" onClick={draft.takeTheirs}>
          {t.takeTheirs}
        </Button>
      </div>
    );
  }
  if (draft.state === 'failed') {
    return <Problem problem={draft.problem} onRetry={() => void draft.save()} compact />;
  }
  if (!draft.isFound) return null;
  return (
    <div className={classes.notice}>
      <p>{t.found}</p>
      <Button size="compact-sm" variant="default" onClick={draft.discardFound}>
        {t.discardFound}
      </Button>
    </div>
  );
}
