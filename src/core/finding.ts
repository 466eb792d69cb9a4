/** What a check has to say. A code and its parameters, never a sentence: the sentences live in i18n. */
export type Finding = {
  /** One entry of the catalogue, '<room>.<what>' ('money.ambiguous'). */
  code: string;
  severity: 'error' | 'warning';
  /** Where in the checked value, dotted ('postings.2.debitMinor'). */
  path?: string;
  params?: Record<string, string | number>;
};

/** An expected refusal is a value. `findings` of an accepted value holds warnings only. */
export type Result<T> = { ok: true; value: T; findings: Finding[] } | { ok: false; findings: Finding[] };

type Details = Pick<Finding, 'path' | 'params'>;

export function error(code: string, details: Details = {}): Finding {
  return { code, severity: 'error', ...details };
}

export function warning(code: string, details: Details = {}): Finding {
  return { code, severity: 'warning', ...details };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

export function accepted<T>(value: T, findings: Finding[] = []): Result<T> {
  return { ok: true, value, findings };
}

export function refused<T>(...findings: Finding[]): Result<T> {
  return { ok: false, findings };
}
