#!/usr/bin/env node
// A Chromium for the tests: ENCAISSE_CHROMIUM, then a Chrome, Chromium or Edge that is found, then Debian's package
// when root, then the one of playwright-core. Prints its path.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isMain, run, runTool } from './lib/run.mjs';
import { main, Refusal, say } from './lib/say.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/snap/bin/chromium',
];

export async function findBrowser() {
  return presentBrowser() ?? (await debianBrowser()) ?? (await playwrightBrowser()) ?? refuse();
}

/** One that is here already, or null: nothing is installed. */
export function presentBrowser() {
  const given = process.env.ENCAISSE_CHROMIUM;
  if (given) {
    if (existsSync(given)) return given;
    throw new Refusal(
      `ENCAISSE_CHROMIUM désigne ${given}, qui n’existe pas.`,
      `ENCAISSE_CHROMIUM names ${given}, which does not exist.`,
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const all = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  return all.find((path) => existsSync(path)) ?? null;
}

async function debianBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  say('Installation de Chromium par apt-get…', 'Installing Chromium with apt-get…');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { show: 'hide', env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { show: 'hide', env });
  return presentBrowser();
}

async function playwrightBrowser() {
  const { chromium } = await import('playwright-core');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('Téléchargement de Chromium par playwright-core…', 'Downloading Chromium with playwright-core…');
  await runTool('playwright', ['install', 'chromium'], { show: 'hide' });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function refuse() {
  throw new Refusal(
    'Aucun navigateur pour les tests. Installez Chromium (« apt-get install chromium » ou « npx playwright-core install chromium »), ou donnez son chemin avec ENCAISSE_CHROMIUM.',
    'No browser for the tests. Install Chromium (“apt-get install chromium” or “npx playwright-core install chromium”), or give its path with ENCAISSE_CHROMIUM.',
  );
}

if (isMain(import.meta.url)) await main(async () => void process.stdout.write(`${await findBrowser()}\n`));
