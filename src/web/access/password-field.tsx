import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useId } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { advisePassword } from './password-advice.ts';
import classes from './password-field.module.css';

type Props = Omit<PasswordInputProps, 'visibilityToggleButtonProps'>;

/** An existing password; managers and pasting are welcome (WCAG 3.3.8). */
export function PasswordField(props: Props) {
  const t = useTexts().organization.access;
  return (
    <PasswordInput
      autoComplete="current-password"
      visibilityToggleButtonProps={{ 'aria-label': t.passwordToggle, tabIndex: 0 }}
      {...props}
    />
  );
}

/** A password being chosen, with advice that follows what is typed. */
export function NewPasswordField({
  personal,
  ...props
}: Props & { value: string; personal: readonly string[] }) {
  const t = useTexts().organization.access.advice;
  const id = useId();
  const advice = advisePassword(props.value, personal);
  const words = advice.kind === 'missing' ? t.missing(advice.missing) : t[advice.kind];
  return (
    <div>
      <PasswordField autoComplete="new-password" aria-describedby={id} {...props} />
      <div className={classes.advice} data-strength={advice.strength}>
        <span className={classes.bars} aria-hidden="true">
          <span />
          <span />
          <span />
        </span>
        <span id={id} role="status" aria-label={t.label}>
          {words}
        </span>
      </div>
    </div>
  );
}
