import { randomUUID } from 'node:crypto';

/** A person's session over real HTTP, for tests of the whole program. */
export type HttpClient = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown) => Promise<T>;
  readonly download: (path: string) => Promise<Buffer>;
  readonly upload: <T>(
    path: string,
    file: { name: string; content: string | Buffer },
    fields?: Record<string, string>,
  ) => Promise<T>;
};

export const PASSWORD = 'quatre chevaux verts';

/** Cookies are kept; a problem is thrown with its code. */
export const openHttpClient = (url: string): HttpClient => {
  let cookie = '';
  const send = async <T>(path: string, init: RequestInit): Promise<T> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const response = await fetch(`${url}/api${path}`, { ...init, headers });
    const given = response.headers.getSetCookie()[0];
    if (given !== undefined) cookie = given.split(';')[0]!;
    const body = (await response.json()) as T & { code?: string; detail?: string };
    if (!response.ok) throw new Error(`${path}: ${body.code} ${body.detail} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    get: (path) => send(path, {}),
    post: (path, body) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify(body ?? {}),
      }),
    download: async (path) => {
      const response = await fetch(`${url}/api${path}`, { headers: { cookie } });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
    upload: (path, file, fields = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([Buffer.from(file.content)]), file.name);
      return send(path, { method: 'POST', headers: { 'idempotency-key': randomUUID() }, body: form });
    },
  };
};

/** First visit: an account and a company. */
export const signUp = async (client: HttpClient, company = 'Atelier Morvan'): Promise<void> => {
  await client.post('/access/set-up', {
    name: 'Claire Morvan',
    email: 'claire@atelier.example',
    password: PASSWORD,
    locale: 'fr',
  });
  await client.post('/organizations/create', { name: company });
};
