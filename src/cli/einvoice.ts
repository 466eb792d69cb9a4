import { EXIT, parseOptions, say, UsageError, type Command, type Locale } from './command.ts';
import { facts } from './einvoice/facts.ts';

type Verb = (paths: readonly string[], json: boolean, locale: Locale) => Promise<number>;

/** One file per verb, in einvoice/. */
const verbs: Readonly<Record<string, Verb>> = { facts };

const isMissing = (error: unknown): error is { path: string } =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ENOENT' &&
  'path' in error;

export const einvoice: Command = {
  name: 'einvoice',
  summary: {
    fr: 'lit des factures électroniques (Factur-X, CII, UBL, statuts CDAR)',
    en: 'reads electronic invoices (Factur-X, CII, UBL, CDAR statuses)',
  },
  help: {
    fr: `./encaisse einvoice facts FICHIER… [--json]

facts : ce que dit chaque document, sans le juger. Un fichier XML (CII, UBL, CDAR) ou un PDF qui en contient un
  (Factur-X, ZUGFeRD, XRechnung) ; un dossier est parcouru. --json : un objet par chemin, dates ISO, montants en
  texte décimal ; un fichier illisible a { "error", "message" }.

Rien n’est enregistré : aucune base n’est ouverte. Codes de sortie : 0 tout est lu, 1 un fichier est illisible (le
motif est dit), 2 mauvais usage, 4 échec.`,
    en: `./encaisse einvoice facts FILE… [--json]

facts: what each document says, without judging it. An XML file (CII, UBL, CDAR) or a PDF with one inside
  (Factur-X, ZUGFeRD, XRechnung); a folder is walked. --json: one object per path, ISO dates, amounts as decimal
  text; an unreadable file has { "error", "message" }.

Nothing is stored: no database is opened. Exit codes: 0 all is read, 1 a file cannot be read (the reason is said),
2 wrong use, 4 failed.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      { json: { type: 'boolean' } },
      { min: 2, max: 100_000 },
    );
    const [name = '', ...paths] = positionals;
    const verb = verbs[name];
    if (verb === undefined) throw new UsageError(name);
    try {
      return await verb(paths, values.json === true, locale);
    } catch (error) {
      if (!isMissing(error)) throw error;
      say(locale === 'fr' ? `Fichier introuvable : ${error.path}` : `No such file: ${error.path}`);
      return EXIT.failed;
    }
  },
};
