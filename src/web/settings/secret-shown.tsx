import { Button, CopyButton, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

type SecretWords = Record<'once' | 'secret' | 'copied' | 'copy' | 'noted', string>;
type SecretShownProps = { secret: string; words: SecretWords; children: ReactNode; onClose: () => void };

/** A secret, the only time anybody sees it, to copy; `children` say how it is used. */
export function SecretShown({ secret, words, children, onClose }: SecretShownProps) {
  return (
    <div>
      <p className={classes.dialogText}>{words.once}</p>
      <div className={classes.secret}>
        <TextInput
          label={words.secret}
          value={secret}
          readOnly
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant={copied ? 'light' : 'default'} onClick={copy} aria-live="polite">
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </div>
      {children}
      <div className={classes.dialogActions}>
        <Button onClick={onClose}>{words.noted}</Button>
      </div>
    </div>
  );
}
