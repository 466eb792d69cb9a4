import { Button, CopyButton } from '@mantine/core';
import { useTexts } from '../kit/locale.tsx';
import classes from './settings.module.css';

/** A long figure to compare or to keep: it breaks where it must, and is copied whole. */
export function CopiedMark({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className={classes.row}>
      <div className={classes.who}>
        <p className={classes.rowTitle}>{label}</p>
        <p className={classes.hash}>
          <code>{value}</code>
        </p>
        {note !== undefined && <p className={classes.rowText}>{note}</p>}
      </div>
      <CopyMark label={label} value={value} />
    </div>
  );
}

export function CopyMark({ label, value, children }: { label: string; value: string; children?: string }) {
  const t = useTexts().seal.key;
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          onClick={copy}
          aria-live="polite"
          aria-label={`${copied ? t.copied : (children ?? t.copy)} – ${label}`}
        >
          {copied ? t.copied : (children ?? t.copy)}
        </Button>
      )}
    </CopyButton>
  );
}
