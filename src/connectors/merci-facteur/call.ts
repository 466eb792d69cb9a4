import { createHmac } from 'node:crypto';
import type { PostalSettings } from '../../app/post/ports.ts';
import { asFields, errorText, field, textOf } from './read-answer.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * `refused`: a certain no, in the provider’s words; with `account` it is us, or it was not reached at all. `lost`: the
 * request was under way when the answer went missing.
 */
export type Called =
  | { readonly kind: 'answered'; readonly answer: Fields }
  | { readonly kind: 'refused'; readonly response: string; readonly account: boolean }
  | { readonly kind: 'lost'; readonly reason: string };

/** What only reads is answered at once or not at all: somebody waits for it. */
const READING_MS = 15_000;

export type CallOptions = { readonly base: string; readonly timeoutMs: number };

/** Not a byte of the request can have arrived. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const isTls = (code: string): boolean => code.startsWith('ERR_TLS') || code.includes('CERT');

const request = async (
  { base, timeoutMs }: CallOptions,
  path: string,
  headers: Readonly<Record<string, string>>,
  form: URLSearchParams | null,
): Promise<Called> => {
  try {
    const response = await fetch(`${base}${path}`, {
      method: form === null ? 'GET' : 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(form === null ? Math.min(timeoutMs, READING_MS) : timeoutMs),
      headers: { accept: 'application/json', 'user-agent': 'Encaisse/1', ...headers },
      ...(form !== null && { body: form }),
    });
    const text = await response.text();
    return read(response.status, text);
  } catch (cause) {
    const inner =
      cause instanceof Error ? (cause.cause as { code?: string; message?: string } | undefined) : undefined;
    const code = inner?.code ?? '';
    const reason = [code, inner?.message ?? String(cause)].filter((part) => part !== '').join(': ');
    return NOT_REACHED.has(code) || isTls(code)
      ? { kind: 'refused', response: reason.slice(0, 500), account: true }
      : { kind: 'lost', reason: reason.slice(0, 500) };
  }
};

const read = (status: number, text: string): Called => {
  let answer: Fields | null;
  try {
    answer = asFields(JSON.parse(text));
  } catch {
    answer = null;
  }
  if (status === 401 || status === 403 || status === 429) {
    const said = answer === null ? '' : errorText(answer);
    return { kind: 'refused', response: `${status} ${said}`.trim(), account: true };
  }
  if (answer !== null && field(answer, 'success') === true) return { kind: 'answered', answer };
  if (answer !== null && field(answer, 'success') === false && status < 500) {
    return { kind: 'refused', response: errorText(answer), account: false };
  }
  return { kind: 'lost', reason: `${status} ${text.slice(0, 200)}`.trim() };
};

/** Calls with the token of the day; one that is refused is asked for anew once, which cannot post anything twice. */
export const createCall = (options: CallOptions, settings: PostalSettings) => {
  let token: { readonly text: string; readonly until: number } | null = null;

  const askToken = async (): Promise<Called | string> => {
    const now = Math.floor(Date.now() / 1000);
    if (token !== null && token.until > now + 60) return token.text;
    const signature = createHmac('sha256', settings.secret)
      .update(`${settings.serviceId}${now}`)
      .digest('hex');
    const called = await request(
      options,
      '/getToken',
      {
        'ww-service-signature': signature,
        'ww-timestamp': String(now),
        'ww-service-id': settings.serviceId,
        // Wanted even where the provider has lifted the restriction by address: then this value.
        'ww-authorized-ip': '111.111.111',
      },
      null,
    );
    if (called.kind === 'lost') return { kind: 'refused', response: called.reason, account: true };
    if (called.kind === 'refused') return { ...called, account: true };
    const text = textOf(field(called.answer, 'token'));
    if (text === '') return { kind: 'refused', response: 'getToken: no token', account: true };
    token = { text, until: Number(textOf(field(called.answer, 'expire'))) || now + 86_400 };
    return text;
  };

  return async (path: string, form: URLSearchParams | null = null): Promise<Called> => {
    const once = async (): Promise<Called> => {
      const access = await askToken();
      if (typeof access !== 'string') return access;
      return request(options, path, { 'ww-service-id': settings.serviceId, 'ww-access-token': access }, form);
    };
    const called = await once();
    if (called.kind !== 'refused' || !called.response.startsWith('401') || token === null) return called;
    token = null;
    return once();
  };
};
