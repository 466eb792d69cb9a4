import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type WarmBrowser = {
  pid: number;
  /** Loads a document into the page that is open, and prints it. */
  print: (html: string) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const findBrowser = (): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [
    process.env['ENCAISSE_CHROMIUM'] ?? '',
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ].find((path) => path !== '' && existsSync(path));
};

/** A Chromium with one page open; null when playwright-core or a browser is not there (both are for development). */
export const openWarmBrowser = async (): Promise<WarmBrowser | null> => {
  const executablePath = findBrowser();
  const playwright = await import('playwright-core').catch(() => null);
  if (playwright === null || executablePath === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'encaisse-bench-page-'));
  const { chromium } = playwright;
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const server = await chromium.launchServer({ executablePath, args });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage();
  const file = join(folder, 'document.html');
  return {
    pid: server.process().pid ?? 0,
    print: async (html) => {
      writeFileSync(file, html);
      await page.goto(pathToFileURL(file).href);
      return page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate:
          '<div style="font-size:7px;width:100%;text-align:right;padding-right:18mm"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
      });
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
