import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { treeCpuMs } from '../../src/cli/bench/process-cost.ts';
import { startApp, type App } from '../e2e/kit/app.ts';
import { openHttpClient, signUp, type HttpClient } from '../kit/http-client.ts';

const LINES = 30_000;

/** A statement long enough that its import can be interrupted. */
const statement = (): string => {
  const rows = ['Date;Libellé;Montant;Solde'];
  for (let no = 1; no <= LINES; no += 1) rows.push(`15/09/2026;VIREMENT ${no};1,00;${no},00`);
  return rows.join('\n');
};

type Imports = { imports: { fileName: string; newLines: number; state: string }[] };

let app: App | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await app?.stop();
  app = null;
});

const until = <T>(body: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(body, { timeout: 120_000, interval: 20 });

/** At work on the file: it has spent processor time since. */
const isBusy = (pid: number, since: number): Promise<void> =>
  until(() => expect((treeCpuMs(pid) ?? 0) - since).toBeGreaterThan(300));

const expectOnce = async (client: HttpClient): Promise<void> => {
  const { imports } = await until(async () => {
    const read = await client.get<Imports>('/bank/imports');
    expect(read.imports.map((one) => one.state)).toEqual(['done']);
    return read;
  });
  expect(imports).toMatchObject([{ newLines: LINES }]);
};

describe('kill -9 in the middle of a statement', () => {
  it('given on the screen: all of it or nothing; given again, each line is there once', async () => {
    app = await startApp();
    const client = openHttpClient(app.url);
    await signUp(client);
    const file = { name: 'releve.csv', content: statement() };
    const since = treeCpuMs(app.pid()) ?? 0;
    const sent = client.upload('/bank/import', file).catch(() => null);
    await isBusy(app.pid(), since);
    await app.kill();
    await sent;
    await app.restart();
    const { imports } = await client.get<Imports>('/bank/imports');
    expect(imports.every((one) => one.newLines === LINES)).toBe(true);
    await client.upload('/bank/import', file);
    await expectOnce(client);
  });

  it('laid into the watched folder: the next start goes on by itself and puts the file away', async () => {
    app = await startApp();
    const client = openHttpClient(app.url);
    await signUp(client);
    const { path } = await client.post<{ path: string }>('/bank/drop-folder/edit', { isOn: true });
    await until(() => expect(existsSync(path)).toBe(true));
    writeFileSync(join(path, 'releve.csv'), statement());
    await isBusy(app.pid(), treeCpuMs(app.pid()) ?? 0);
    await app.kill();
    await app.restart();
    await until(() => expect(existsSync(join(path, 'done', 'releve.csv'))).toBe(true));
    await expectOnce(client);
  });
});
