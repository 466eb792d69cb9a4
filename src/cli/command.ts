import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Exit codes that mean something: 0 done, 1 the answer is no (a check failed), 2 wrong use, 3 cannot start, 4 failed. */
export const EXIT = { done: 0, no: 1, usage: 2, cannotStart: 3, failed: 4 } as const;

export type Locale = 'fr' | 'en';

export type Command = {
  /** The whole help text. */
  readonly help: Record<Locale, string>;
  readonly run: (args: readonly string[], locale: Locale) => Promise<number>;
};

/** LC_ALL, LC_MESSAGES or LANG; French unless they ask for another language than French. */
export const terminalLocale = (env: NodeJS.ProcessEnv): Locale => {
  const value = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return value === '' || /^(fr|C|POSIX)/i.test(value) ? 'fr' : 'en';
};

/** A wrong option is answered with the command's help, exit code 2. */
export class UsageError extends Error {}

export const parseOptions = <T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  positionals: { min: number; max: number } = { min: 0, max: 0 },
) => {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (parsed.positionals.length < positionals.min || parsed.positionals.length > positionals.max) {
      throw new UsageError('');
    }
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/** Answers go to stdout; talk goes to stderr, so that `--json` can be piped. */
export const answer = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const answerJson = (value: unknown): void =>
  answer(
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item), 2),
  );

export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
