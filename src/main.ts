import { problemTexts } from './i18n/problems.ts';
import { Problem } from './contract/problem.ts';
import { commands } from './cli/commands.ts';
import { EXIT, answer, say, terminalLocale, UsageError } from './cli/command.ts';
import { StartRefusal } from './shell/db/embedded/refusals.ts';
import { writeRelease } from './shell/release.ts';
import { readCommit, readVersion } from './shell/version.ts';

const overview = (locale: 'fr' | 'en'): string =>
  [
    locale === 'fr' ? 'Usage : ./encaisse COMMANDE [options]' : 'Usage: ./encaisse COMMAND [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(12)} ${command.summary[locale]}`),
    '',
    locale === 'fr'
      ? './encaisse COMMANDE --help pour le détail. Codes de sortie : 0 fait, 1 non, 2 mauvais usage, 3 ne démarre pas, 4 échec.'
      : './encaisse COMMAND --help for details. Exit codes: 0 done, 1 no, 2 wrong use, 3 cannot start, 4 failed.',
  ].join('\n');

const main = async (args: readonly string[]): Promise<number> => {
  const locale = terminalLocale(process.env);
  const [name, ...rest] = args;
  // What the server forks to make PDFs.
  if (name === 'child' && rest[0] === 'typst') {
    const { runTypstChild } = await import('./shell/typst/child.ts');
    runTypstChild();
    return EXIT.done;
  }
  // What the build asks once the program is made: what it is made of.
  if (name === 'child' && rest[0] === 'release') {
    const [, dist = '', commit = '', dirty] = rest;
    writeRelease(dist, { commit: commit === '' ? null : commit, dirty: dirty === 'true' });
    return EXIT.done;
  }
  if (name === undefined || name === '--help' || name === 'help') {
    answer(overview(locale));
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === '--version') {
    answer(`${readVersion()} (${readCommit()})`);
    return EXIT.done;
  }
  const entry = commands.find((one) => one.name === name);
  if (entry === undefined) {
    say(overview(locale));
    return EXIT.usage;
  }
  const command = await entry.load();
  if (rest.includes('--help')) {
    answer(command.help[locale]);
    return EXIT.done;
  }
  try {
    return await command.run(rest, locale);
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n\n${command.help[locale]}`.trim());
      return EXIT.usage;
    }
    if (error instanceof StartRefusal) {
      say(error.sentence(locale));
      return EXIT.cannotStart;
    }
    if (error instanceof Problem) {
      const { title, detail } = problemTexts(locale)[error.code];
      say(`${title}. ${typeof detail === 'string' ? detail : detail(error.params)}`);
      return EXIT.failed;
    }
    throw error;
  }
};

process.exitCode = await main(process.argv.slice(2));
