#!/usr/bin/env node
// Before `npm start` and `npm test`, and for ./encaisse: the dependencies of the lockfile, and nothing when they are
// there already. Plain JavaScript on node:* only, because nothing else is installed yet.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lib/lock.mjs';
import { isMain, root, run } from './lib/run.mjs';
import { main, Refusal, say } from './lib/say.mjs';

const OLDEST_NODE = [20, 20];
const NEEDED_MEGABYTES = 1200;
const stampFile = join(root, 'node_modules', '.encaisse-stamp');

/** Written last, inside node_modules: an interrupted install has none, and npm ci deletes it with the folder. */
export function stamp() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} node${process.versions.node.split('.')[0]} ${process.platform}-${process.arch}\n`;
}

const installed = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();

export async function ensureInstalled() {
  requireNode();
  if (!existsSync(join(root, 'package-lock.json')) || installed()) return;
  requireGlibc();
  await withLock(
    join(root, '.cache', 'install.lock'),
    () =>
      say('Une autre installation est en cours, patientez…', 'Another installation is running, please wait…'),
    async () => {
      if (installed()) return;
      requireDisk();
      say(
        'Installation des composants (une à deux minutes, une seule fois)…',
        'Installing components (a minute or two, only once)…',
      );
      await install();
      writeFileSync(stampFile, stamp());
    },
  );
}

async function install() {
  // Under npm, use that npm; else the one on the PATH.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = await run(npm[0], [...npm.slice(1), ...args], { show: 'stderr' });
  if (code === 0) return;
  if (code === 127)
    throw new Refusal(
      'npm est introuvable. Installez Node.js avec npm (https://nodejs.org), puis relancez.',
      'npm was not found. Install Node.js with npm (https://nodejs.org), then run again.',
    );
  if (/ENOSPC/.test(output)) throw diskRefusal(0);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(output))
    throw new Refusal(
      'Le registre npm est injoignable. Vérifiez la connexion ou le proxy (npm config set proxy …), puis relancez.',
      'The npm registry cannot be reached. Check the connection or the proxy (npm config set proxy …), then run again.',
    );
  if (/EACCES|EPERM|EROFS/.test(output))
    throw new Refusal(
      `Impossible d’écrire dans ${join(root, 'node_modules')}. Donnez ce dossier à votre utilisateur, puis relancez.`,
      `${join(root, 'node_modules')} cannot be written. Give this folder to your user, then run again.`,
    );
  throw new Refusal(
    'L’installation des composants a échoué ; la cause est ci-dessus. Relancez « npm ci » pour la revoir.',
    'Installing the components failed; the cause is above. Run “npm ci” to see it again.',
  );
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Refusal(
    `Node.js ${process.versions.node} est trop ancien : il faut la version ${OLDEST_NODE.join('.')} ou une plus récente (https://nodejs.org).`,
    `Node.js ${process.versions.node} is too old: version ${OLDEST_NODE.join('.')} or newer is needed (https://nodejs.org).`,
  );
}

/** The bundled PostgreSQL needs glibc; with another server Encaisse does without it. */
function requireGlibc() {
  if (process.platform !== 'linux' || process.env.DATABASE_URL || process.env.ENCAISSE_PG_BIN) return;
  process.report.excludeNetwork = true;
  if (process.report.getReport().header.glibcVersionRuntime) return;
  throw new Refusal(
    'Ce système (Alpine ou autre, bibliothèque C musl) ne peut pas exécuter le PostgreSQL fourni. Donnez un serveur avec DATABASE_URL, ou un PostgreSQL installé avec ENCAISSE_PG_BIN.',
    'This system (Alpine or another one with the musl C library) cannot run the bundled PostgreSQL. Give a server with DATABASE_URL, or an installed PostgreSQL with ENCAISSE_PG_BIN.',
  );
}

function requireDisk() {
  const disk = statfsSync(root);
  const free = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
  if (free < NEEDED_MEGABYTES) throw diskRefusal(free);
}

function diskRefusal(free) {
  return new Refusal(
    `Il ne reste que ${free} Mo sur le disque ; l’installation en demande ${NEEDED_MEGABYTES}. Libérez de la place, puis relancez.`,
    `Only ${free} MB are left on the disk; the installation needs ${NEEDED_MEGABYTES}. Free some space, then run again.`,
  );
}

if (isMain(import.meta.url)) await main(ensureInstalled);
