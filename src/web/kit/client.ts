import {
  COMPANY_HEADER,
  IDEMPOTENCY_HEADER,
  type AnswerOf,
  type Contract,
  type Endpoint,
  type RequestOf,
} from '../../contract/endpoint.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import { loadLaterFindings } from './loaded-texts.ts';
import { reportReached, reportUnreachable } from './server-reach.ts';
import { reportSignedOut } from './session.tsx';

/** What the server refused, or null code when it could not be reached at all. */
export class ProblemError extends Error {
  readonly body: ProblemBody | null;
  constructor(body: ProblemBody | null) {
    super(body?.code ?? 'unreachable');
    this.name = 'ProblemError';
    this.body = body;
  }
}

type CallOptions = {
  signal?: AbortSignal;
  /** The same key for the same intention: a double click or a retry acts once. Made per call when absent. */
  key?: string;
};

type Call<E extends Endpoint> = E['kind'] extends 'upload'
  ? (input: RequestOf<E>, file: File, options?: CallOptions) => Promise<AnswerOf<E>>
  : E['kind'] extends 'download'
    ? (input: RequestOf<E>) => string
    : (input: RequestOf<E>, options?: CallOptions) => Promise<AnswerOf<E>>;

/** One function per endpoint. A download answers its address, for a link or a frame. */
export type Client<C extends Contract> = { readonly [K in keyof C]: Call<C[K]> };

let locale: 'fr' | 'en' = 'fr';
/** The language in which the server words its problems. */
export const setClientLocale = (next: 'fr' | 'en'): void => {
  locale = next;
};

let company: string | null = null;
/** The company this window shows; the server refuses if another window opened another one meanwhile. */
export const setClientCompany = (id: string | null): void => {
  company = id;
};

const fillPath = (
  path: string,
  input: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } => {
  const rest = { ...input };
  const filled = path.replaceAll(/:([A-Za-z][A-Za-z0-9]*)/g, (_match, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path: `/api${filled}`, rest };
};

const queryOf = (values: Record<string, unknown>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};

const send = async (path: string, init: RequestInit): Promise<unknown> => {
  const headers = new Headers(init.headers);
  headers.set('x-encaisse-locale', locale);
  if (company !== null) headers.set(COMPANY_HEADER, company);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    reportUnreachable();
    throw new ProblemError(null);
  }
  reportReached();
  if (response.ok) return response.json();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const problem = isProblem ? ((await response.json()) as ProblemBody) : null;
  if (problem?.code === 'access.signed-out') reportSignedOut();
  // What was refused is said whole, wherever it is shown.
  if (problem?.findings !== undefined && problem.findings.length > 0) await loadLaterFindings();
  throw new ProblemError(problem);
};

const call = (
  endpoint: Endpoint,
  input: Record<string, unknown>,
  second: unknown,
  third: unknown,
): unknown => {
  const { path, rest } = fillPath(endpoint.path, input);
  if (endpoint.kind === 'download') return `${path}${queryOf(rest)}`;
  if (endpoint.kind === 'query') {
    return send(`${path}${queryOf(rest)}`, { signal: (second as CallOptions | undefined)?.signal ?? null });
  }
  const options = (endpoint.kind === 'upload' ? third : second) as CallOptions | undefined;
  const headers: Record<string, string> = { [IDEMPOTENCY_HEADER]: options?.key ?? crypto.randomUUID() };
  if (endpoint.kind === 'command') {
    headers['content-type'] = 'application/json';
    return send(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(rest),
      signal: options?.signal ?? null,
    });
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  // The file comes last: the server has read the fields when it meets it.
  form.append('file', second as File);
  return send(path, { method: 'POST', headers, body: form, signal: options?.signal ?? null });
};

/** The typed client of one room: `client(bankingContract).list({…})`. */
export const client = <C extends Contract>(contract: C): Client<C> =>
  Object.fromEntries(
    Object.entries(contract).map(([name, endpoint]) => [
      name,
      (input: Record<string, unknown>, second?: unknown, third?: unknown) =>
        call(endpoint, input, second, third),
    ]),
  ) as unknown as Client<C>;
