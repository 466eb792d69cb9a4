import { findingsOf, useDescribe } from '../invoices/index.ts';
import { Problem } from '../kit/problem.tsx';
import classes from './registers.module.css';

/** A register that did not answer is no fault of the record: its sentence, without « corrigez ». */
export function RegisterRefusal({ error }: { error: unknown }) {
  const describe = useDescribe();
  const findings = findingsOf(error);
  if (findings.length === 0) return <Problem problem={error} compact />;
  return (
    <div role="alert">
      {findings.map((finding) => (
        <p key={`${finding.code} ${finding.params?.['source'] ?? ''}`} className={classes.failure}>
          {describe(finding)}
        </p>
      ))}
    </div>
  );
}
