import { afterAll, beforeAll, expect, it } from 'vitest';
import { weighFirstRoute } from '../../src/cli/bench/first-route.ts';
import { LIMITS } from '../../src/cli/bench/report.ts';
import { startApp, type App } from './kit/app.ts';
import { openBrowser, openPage, signUp } from './kit/browser.ts';

let app: App;
let session: string;

beforeAll(async () => {
  app = await startApp();
  const browser = await openBrowser();
  const { page } = await openPage(browser, app.url);
  await signUp(page);
  const cookies = await page.context().cookies();
  session = cookies.find((one) => one.name === 'encaisse-session')!.value;
  await browser.close();
});
afterAll(async () => {
  await app?.stop();
});

it('the home screen comes with as little JavaScript as was promised', async () => {
  const weight = await weighFirstRoute(Number(new URL(app.url).port), session);
  const names = weight?.files.map((file) => file.name).join(' ');
  // The entry, and what it imports once it knows that somebody is signed in.
  expect(names).toMatch(/\/assets\/index-/);
  expect(names).toMatch(/\/assets\/home-screen-/);
  expect(weight!.gzipBytes).toBeLessThanOrEqual(LIMITS.firstRouteKb * 1000);
});
