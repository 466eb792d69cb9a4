import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../src/shell/paths.ts';

/** The arrows of ARCHITECTURE.md. Everything not listed there is forbidden, and said here. */

const root = projectRoot();

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b(?:[^'";]*?\bfrom\s*)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

type Import = { from: string; to: string; isLocal: boolean };

const importsOf = (file: string): Import[] => {
  const source = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...source.matchAll(IMPORT)].map((match) => {
    const target = (match[1] ?? match[2])!;
    const isLocal = target.startsWith('.');
    return { from: file, to: isLocal ? normalize(join(dirname(file), target)) : target, isLocal };
  });
};

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const sources = filesUnder('src').filter((file) => !isTest(file));
const imports = sources.flatMap(importsOf);

// Lowest first: a room may use the rooms before it, never those after it.
const CORE_ROOMS =
  'money calendar xml party invoicing seal ledger openitems closing payments dunning banking instruments payables einvoice reading replies receivables takeover'.split(
    ' ',
  );
const APP_ROOMS =
  'organization webhooks party files seal mailbox messages post ledger openitems entries invoicing billing subscriptions payments banking instruments accountant closing payables charges dunning receivables vat takeover platform inbox portal automatic insight demo'.split(
    ' ',
  );
const SHELL_MAY_USE_CORE = new Set(['money', 'calendar', 'seal', 'reading']);

const CORE_LIBRARIES = new Set(['saxes', 'ibantools']);

const part = (path: string, index: number): string => path.split('/')[index] ?? '';
const storey = (path: string): string => part(path, 1).replace(/\.ts$/, '');
const roomOf = (path: string): string => part(path, 2).replace(/\.ts$/, '');

/** Why an arrow is forbidden, or null. */
const fault = ({ from, to, isLocal }: Import): string | null => {
  const source = storey(from);
  const room = roomOf(from);
  if (!isLocal) {
    if (source === 'core')
      return CORE_LIBRARIES.has(to) ? null : 'core is pure: no library outside its short list';
    if (source === 'contract') return to === 'zod/mini' ? null : 'the contract knows zod/mini only';
    if ((source === 'web' || source === 'i18n') && to.startsWith('node:')) return 'the web runs in a browser';
    return null;
  }
  if (!to.startsWith('src/')) return to === 'package.json' ? null : 'sources stay inside src';
  const target = storey(to);
  const targetRoom = roomOf(to);
  const same = source === target && room === targetRoom;
  if (same) return null;
  const isContract = target === 'app' && part(to, 3) === 'contract.ts';
  const isFace = target === 'app' && part(to, 3) === 'index.ts';

  switch (source) {
    case 'core': {
      if (target !== 'core') return 'core knows nothing outside core';
      if (targetRoom === 'finding') return null;
      const [mine, theirs] = [CORE_ROOMS.indexOf(room), CORE_ROOMS.indexOf(targetRoom)];
      if (theirs < 0) return `core room ${targetRoom} is not in the plan`;
      return theirs < mine ? null : 'a core room uses only the rooms before it';
    }
    case 'contract':
      return target === 'core' || target === 'contract' ? null : 'the contract knows the core only';
    case 'i18n':
      return target === 'core' || target === 'contract' || target === 'i18n'
        ? null
        : 'texts know core and contract';
    case 'app': {
      if (part(from, 3) === 'contract.ts') {
        return target === 'core' || target === 'contract' || isContract
          ? null
          : 'a contract must not pull in the server';
      }
      if (['core', 'contract', 'i18n', 'shell'].includes(target)) return null;
      if (target !== 'app') return 'the app does not know web, connectors or the command line';
      if (!isFace && !isContract) return 'another room is used through its index.ts';
      const [mine, theirs] = [APP_ROOMS.indexOf(room), APP_ROOMS.indexOf(targetRoom)];
      if (mine < 0 || theirs < 0) return 'an app room is not in the plan';
      return theirs < mine ? null : 'a lower room never calls a higher one';
    }
    case 'web': {
      if (target === 'core' || target === 'contract' || target === 'i18n' || isContract) return null;
      if (target !== 'web') return 'the web knows contracts, core and texts only';
      if (targetRoom === 'kit' || part(to, 3).startsWith('index.')) return null;
      // The frame (app.tsx, rooms.ts, main.tsx) puts the rooms together.
      const isFrame = part(from, 3) === '' || room === 'shell';
      // What a room tells the frame about itself: its routes and its place in the navigation.
      const isShared = part(to, 3) === '' || targetRoom === 'styles' || to === 'src/web/shell/room.ts';
      return isFrame || isShared ? null : 'another web room is used through its index';
    }
    case 'connectors': {
      const isPort = target === 'app' && part(to, 3) === 'ports.ts';
      return isPort || target === 'core' || target === 'shell'
        ? null
        : 'a connector knows a port, core and shell';
    }
    case 'shell': {
      if (target === 'shell' || target === 'contract' || target === 'i18n') return null;
      if (target !== 'core') return 'the shell carries, it does not know the rooms';
      return targetRoom === 'finding' || SHELL_MAY_USE_CORE.has(targetRoom)
        ? null
        : 'the shell knows little of the core';
    }
    case 'cli':
      return target === 'web' || target === 'connectors'
        ? 'the command line knows neither web nor connectors'
        : null;
    case 'compose':
    case 'main':
      return target === 'web' ? 'the server does not import the web' : null;
    default:
      return `storey ${source} is not in the plan`;
  }
};

const faults = (list: readonly Import[]): string[] =>
  list.flatMap((one) => {
    const why = fault(one);
    return why === null ? [] : [`${one.from} → ${one.to}: ${why}`];
  });

describe('the arrows of the house', () => {
  it('are kept by every import', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(faults(imports)).toEqual([]);
  });

  it('would be missed if broken', () => {
    const broken: [string, string][] = [
      ['src/core/money/money.ts', 'src/core/ledger/index.ts'],
      ['src/core/money/money.ts', 'src/shell/ids.ts'],
      ['src/app/payments/record-payment.ts', 'src/app/dunning/index.ts'],
      ['src/app/payments/record-payment.ts', 'src/app/openitems/store.ts'],
      ['src/app/party/contract.ts', 'src/shell/ids.ts'],
      ['src/web/home/home.tsx', 'src/app/party/index.ts'],
      ['src/shell/http/server.ts', 'src/app/party/index.ts'],
      ['src/connectors/smtp/send.ts', 'src/app/messages/index.ts'],
    ];
    for (const [from, to] of broken)
      expect(fault({ from, to, isLocal: true }), `${from} → ${to}`).not.toBeNull();
    expect(fault({ from: 'src/core/money/money.ts', to: 'node:fs', isLocal: false })).not.toBeNull();
  });
});

describe('the habits of the house', () => {
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  const listing = (test: (file: string) => boolean): string[] => sources.filter(test);

  it('every core room and app room says what lives there', () => {
    const rooms = ['core', 'app', 'connectors'].flatMap((name) => {
      const folder = join(root, 'src', name);
      try {
        return readdirSync(folder)
          .filter((entry) => statSync(join(folder, entry)).isDirectory())
          .map((entry) => `src/${name}/${entry}`);
      } catch {
        return [];
      }
    });
    const silent = rooms.filter((room) => !readdirSync(join(root, room)).includes('README.md'));
    expect(silent).toEqual([]);
    const talkative = rooms.filter((room) => text(`${room}/README.md`).split('\n').length > 41);
    expect(talkative).toEqual([]);
  });

  it('no file passes 400 lines, data and texts apart', () => {
    const isData = (file: string): boolean => /\.gen\.ts$|src\/i18n\/|\/data\/|currency\.ts$/.test(file);
    expect(listing((file) => !isData(file) && text(file).split('\n').length > 401)).toEqual([]);
  });

  it('files are kebab-case and say a verb or a noun', () => {
    const odd = sources.filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(gen|fr|en|d|db))?\.tsx?$/.test(file.split('/').at(-1)!),
    );
    expect(odd).toEqual([]);
    const vague = sources.filter((file) => /(service|manager|helper|utils?)\.tsx?$/.test(file));
    expect(vague).toEqual([]);
  });

  it('nothing is exported by default, no type check is switched off', () => {
    expect(listing((file) => /^export default /m.test(text(file)))).toEqual([]);
    expect(
      listing((file) => /@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b/.test(text(file))),
    ).toEqual([]);
  });

  it('money never passes through a float', () => {
    expect(listing((file) => /parseFloat\(|\.toFixed\(/.test(text(file)))).toEqual([]);
  });

  it('queries reach tenant rows through the wrapper only', () => {
    const opensTransactions = listing((file) => /\.transaction\(\)/.test(text(file)));
    expect(opensTransactions).toEqual(['src/shell/db/tenant.ts']);
    const setsOrganization = listing((file) => /set local app\.org|set_config\('app\.org'/i.test(text(file)));
    expect(setsOrganization).toEqual(['src/shell/db/tenant.ts']);
  });

  it('a sleep is not a test', () => {
    const tests = [...filesUnder('src'), ...filesUnder('test')].filter(isTest);
    const sleepy = tests.filter(
      (file) =>
        file !== 'test/architecture.test.ts' && /\b(it|test|describe)\.(skip|only|todo)\b/.test(text(file)),
    );
    expect(sleepy).toEqual([]);
    expect(relative(root, root)).toBe('');
  });
});
