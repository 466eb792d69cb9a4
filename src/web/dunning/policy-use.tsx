import { useTexts } from '../kit/locale.tsx';
import type { Policy } from './api.ts';
import classes from './policy.module.css';

/** Who follows a policy: everybody by default, a kind of customer, those it was given to. */
export function PolicyUse({ policy: { isDefault, forKind, customers } }: { policy: Policy }) {
  const t = useTexts();
  const said = [
    ...(isDefault ? [`${t.people.policies.isDefault}.`] : []),
    ...(forKind === null ? [] : [t.policyEditor.forKind[forKind]]),
    ...(customers > 0 ? [t.people.policies.given(customers)] : []),
  ];
  return said.length === 0 ? null : <p className={classes.kept}>{said.join(' ')}</p>;
}
