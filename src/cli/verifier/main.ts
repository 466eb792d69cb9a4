import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seal as english } from '../../i18n/findings/seal.en.ts';
import { seal as french } from '../../i18n/findings/seal.fr.ts';
import type { FindingTexts } from '../../i18n/findings/text.ts';
import { messages, type Message } from './messages.ts';
import { readGivenAnchors } from './given-anchors.ts';
import { verifyArchive } from './verify-archive.ts';

/*
 * The verifier that goes with every archive: verify.mjs, one file, Node.js and nothing else. It runs the very code of
 * core/seal with which the program proves its chain.
 */

const read = () => {
  const { values, positionals } = parseArgs({
    options: {
      key: { type: 'string' },
      anchor: { type: 'string', multiple: true },
      lang: { type: 'string', default: 'fr' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  return { ...values, folder: resolve(positionals[0] ?? dirname(fileURLToPath(import.meta.url))) };
};

const main = async (): Promise<number> => {
  const options = (() => {
    try {
      return read();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    }
  })();
  const locale = options?.lang === 'en' ? 'en' : 'fr';
  const say = (message: Message): string => messages[locale](message);
  if (options === null || options.help || !existsSync(options.folder)) {
    process.stderr.write(`${say({ code: 'usage' })}\n`);
    return options?.help === true ? 0 : 2;
  }
  const pem = options.key === undefined ? null : readFileSync(options.key, 'utf8');
  const given = readGivenAnchors(options.anchor);
  const found = await verifyArchive(options.folder, { pem, outside: given.anchors });
  const report = { ...found, faults: [...given.findings, ...found.faults] };
  const isSound = report.faults.length === 0;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ok: isSound, ...report }, null, 2)}\n`);
    return isSound ? 0 : 1;
  }
  const texts: FindingTexts = locale === 'fr' ? french : english;
  const lines = report.faults.map((fault) => {
    const text = texts[fault.code];
    if (text === undefined) return say(fault as Message);
    return typeof text === 'string' ? text : text(fault.params ?? {});
  });
  process.stdout.write(`${[...lines, say({ code: 'result', report })].join('\n')}\n`);
  return isSound ? 0 : 1;
};

process.exitCode = await main();
