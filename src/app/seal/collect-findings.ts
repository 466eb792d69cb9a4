import type { Finding } from '../../core/finding.ts';

export const FINDINGS_PER_CODE = 50;

/** At most so many of each kind: a chain broken at its beginning is broken a million times. */
export const collectFindings = (first: readonly Finding[] = []) => {
  const byCode = new Map<string, Finding[]>();
  const add = (more: readonly Finding[]): void => {
    for (const finding of more) {
      const known = byCode.get(finding.code) ?? [];
      if (known.length < FINDINGS_PER_CODE) byCode.set(finding.code, [...known, finding]);
    }
  };
  add(first);
  return { add, all: (): Finding[] => [...byCode.values()].flat() };
};
