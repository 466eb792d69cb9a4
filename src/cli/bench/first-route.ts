import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { cookieName } from '../../shell/http/session-cookie.ts';
import { projectRoot } from '../../shell/paths.ts';

export type Weight = { files: { name: string; gzipBytes: number }[]; gzipBytes: number };

/**
 * The JavaScript that a fresh Chromium receives until the home screen of a signed-in person is complete, each file
 * through gzip -9. What is fetched ahead later, after two quiet seconds, is not counted. Null without a browser.
 */
export const weighFirstRoute = async (port: number, session: string): Promise<Weight | null> => {
  const browser = await openBrowser();
  if (browser === null) return null;
  try {
    const url = new URL(`http://localhost:${port}/`);
    const context = await browser.newContext();
    await context.addCookies([{ name: cookieName(url), value: session, url: url.href }]);
    const page = await context.newPage();
    const received: Response[] = [];
    page.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? '')) received.push(response);
    });
    await page.goto(url.href, { waitUntil: 'networkidle' });
    await page.locator('nav a[href="/ventes"]').first().waitFor();
    const files = await Promise.all(
      received.map(async (response) => ({
        name: new URL(response.url()).pathname,
        gzipBytes: gzipSync(await response.body(), { level: 9 }).length,
      })),
    );
    return { files, gzipBytes: files.reduce((sum, file) => sum + file.gzipBytes, 0) };
  } finally {
    await browser.close();
  }
};

/** playwright-core comes with the development tools only, and a browser may not be here: both are looked for. */
const openBrowser = async () => {
  const script = join(projectRoot(), 'scripts', 'browser.mjs');
  const playwright = await import('playwright-core').catch(() => null);
  if (playwright === null || !existsSync(script)) return null;
  const { presentBrowser } = (await import(pathToFileURL(script).href)) as {
    presentBrowser: () => string | null;
  };
  const executablePath = presentBrowser();
  // Chromium's own sandbox does not start as root, nor in most containers; only our own page is opened.
  return executablePath === null
    ? null
    : playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
};
