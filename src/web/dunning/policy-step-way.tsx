import { Chip } from '@mantine/core';
import {
  audienceOf,
  CONTACT_ROLES,
  FALLBACKS,
  fallbackOf,
  goesRegistered,
  proofOf,
  PROOFS,
  STEP_CHANNELS,
  writesMail,
  type ContactRole,
} from '../../core/dunning/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Choice } from './choice.tsx';
import type { StepFieldsProps } from './policy-step.tsx';
import classes from './policy.module.css';

const channels = STEP_CHANNELS.filter((channel) => channel !== 'call');

/** By which means, by what else, and to whom. */
export function StepWay({ step, readOnly, onChange }: StepFieldsProps) {
  const t = useTexts();
  const more = t.policyEditor;
  const roles = t.receivables.customer.roles;
  const { to, cc } = audienceOf(step);
  const [first, second] = to;
  const write = (next: { to?: (ContactRole | undefined)[]; cc?: ContactRole[] }) => {
    const chosen = (next.to ?? to).filter((role) => role !== undefined);
    onChange({
      audience: { to: [...new Set(chosen)], cc: (next.cc ?? cc).filter((role) => !chosen.includes(role)) },
    });
  };
  return (
    <>
      <Choice
        label={t.dunningScreens.policy.channel}
        values={channels}
        value={step.channel}
        words={{ ...t.dunning.channels, sms: more.sms }}
        disabled={['sms']}
        readOnly={readOnly}
        description={more.smsHint}
        onChange={(channel) => onChange({ channel })}
      />
      {goesRegistered(step) && (
        <Choice
          label={more.proof}
          description={more.proofHint}
          values={PROOFS}
          value={proofOf(step)}
          words={more.proofs}
          readOnly={readOnly}
          onChange={(proof) => onChange({ proof })}
        />
      )}
      <Choice
        label={more.fallback}
        description={more.fallbackHint}
        values={FALLBACKS}
        value={fallbackOf(step)}
        words={more.fallbacks}
        readOnly={readOnly}
        onChange={(fallback) => onChange({ fallback })}
      />
      {writesMail(step.channel) && (
        <>
          <Choice
            label={more.to}
            description={more.toHint}
            values={CONTACT_ROLES}
            value={first ?? 'billing'}
            words={roles}
            readOnly={readOnly}
            onChange={(role) => write({ to: [role, second === role ? undefined : second] })}
          />
          <Choice
            label={more.toElse}
            values={['', ...CONTACT_ROLES.filter((role) => role !== first)]}
            value={second ?? ''}
            words={{ ...roles, '': more.nobody }}
            readOnly={readOnly}
            onChange={(role) => write({ to: [first, role === '' ? undefined : role] })}
          />
          <fieldset className={classes.copies} disabled={readOnly}>
            <legend>{more.cc}</legend>
            {CONTACT_ROLES.filter((role) => !to.includes(role)).map((role) => (
              <Chip
                key={role}
                size="sm"
                variant="outline"
                checked={cc.includes(role)}
                onChange={(isIn) =>
                  write({ cc: CONTACT_ROLES.filter((one) => (one === role ? isIn : cc.includes(one))) })
                }
              >
                {roles[role]}
              </Chip>
            ))}
          </fieldset>
        </>
      )}
    </>
  );
}
