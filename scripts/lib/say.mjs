/** French unless the machine speaks English: the same rule for every script that runs before Encaisse is built. */
const language = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('en')
  ? 'en'
  : 'fr';

/** On stderr: stdout belongs to the command that the user asked for. */
export function say(fr, en) {
  process.stderr.write(`${language === 'en' ? en : fr}\n`);
}

/** A refusal with its sentence, shown without a stack. */
export class Refusal extends Error {
  constructor(fr, en) {
    super(language === 'en' ? en : fr);
    this.name = 'Refusal';
  }
}

/** Runs a script's main function; a refusal is a sentence and exit code 1. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
