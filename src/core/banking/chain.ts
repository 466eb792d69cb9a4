import { warning, type Finding } from '../finding.ts';
import type { Statement } from './statement.ts';

/** Statements of one account follow each other: closing(n) = opening(n+1); a gap is named with its amount. */
export const proveChain = (statements: readonly Statement[]): Finding[] => {
  const findings: Finding[] = [];
  const last = new Map<string, Statement>();
  for (const [index, statement] of statements.entries()) {
    if (statement.kind !== 'statement') continue;
    const key = `${statement.account}|${statement.currency}`;
    const before = last.get(key);
    last.set(key, statement);
    if (!before?.closing || !statement.opening) continue;
    const difference = statement.opening.amountMinor - before.closing.amountMinor;
    if (difference === 0n) continue;
    const params = {
      account: statement.account,
      difference: String(difference),
      currency: statement.currency,
    };
    findings.push(warning('bank.chain.gap', { path: `statements.${index}`, params }));
  }
  return findings;
};
