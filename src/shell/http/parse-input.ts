import type * as z from 'zod/mini';
import { Problem } from '../../contract/problem.ts';

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

const refuse = (issues: readonly Issue[]): never => {
  const first = issues[0];
  throw new Problem(
    'request.invalid',
    first ? { path: first.path.map(String).join('.') } : {},
    issues.slice(0, 20).map((issue) => ({
      code: 'request.invalid',
      severity: 'error' as const,
      path: issue.path.map(String).join('.'),
    })),
  );
};

export const parseBody = <S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> => {
  const result = schema.safeParse(value ?? {});
  return result.success ? result.data : refuse(result.error.issues);
};

/**
 * A query string carries text only. Values are first taken as text; where the schema wants something else (a number, a
 * list, an object) the text is read as JSON, which is what the typed client wrote.
 */
export const parseQuery = <S extends z.ZodMiniType>(
  schema: S,
  query: Readonly<Record<string, unknown>>,
  path: Readonly<Record<string, unknown>>,
): z.output<S> => {
  const raw: Record<string, unknown> = { ...query, ...path };
  const first = schema.safeParse(raw);
  if (first.success) return first.data;
  for (const issue of first.error.issues) {
    const key = issue.path[0];
    if (typeof key !== 'string' || typeof raw[key] !== 'string' || key in path) continue;
    try {
      raw[key] = JSON.parse(raw[key]);
    } catch {
      refuse(first.error.issues);
    }
  }
  return parseBody(schema, raw);
};
