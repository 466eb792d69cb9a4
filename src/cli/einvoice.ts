import { EXIT, parseOptions, say, UsageError, type Command } from './command.ts';
import { check } from './einvoice/check.ts';
import { facts } from './einvoice/facts.ts';
import { writeSamples } from './einvoice/samples.ts';

const isMissing = (error: unknown): error is { path: string } =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ENOENT' &&
  'path' in error;

export const einvoice: Command = {
  help: {
    fr: `./encaisse einvoice facts FICHIER… [--json]
./encaisse einvoice check FICHIER… [--fr] [--peppol] [--xrechnung] [--strict] [--json]
./encaisse einvoice samples DOSSIER [--seed N] [--json]

facts : ce que dit chaque document, sans le juger. Un fichier XML (CII, UBL, CDAR) ou un PDF qui en contient un
  (Factur-X, ZUGFeRD, XRechnung) ; un dossier est parcouru. --json : un objet par chemin, dates ISO, montants en
  texte décimal ; un fichier illisible a { "error", "message" }.
check : ce que les règles trouvent (EN 16931 ; les règles françaises BR-FR pour les factures françaises, ou partout avec
  --fr ; celles de Peppol et de XRechnung pour qui s’en réclame, ou sur demande). --strict : comme avant d’émettre, sans
  tolérance d’arrondi.
samples : des factures d’exemple de chaque sorte, profil et syntaxe, rangées dans fr/, eu/ et xrechnung/ ; les mêmes
  pour la même graine.

Rien n’est enregistré : aucune base n’est ouverte. Codes de sortie : 0 tout est lu (et sans erreur), 1 un fichier est
illisible ou fautif (le motif est dit), 2 mauvais usage, 4 échec.`,
    en: `./encaisse einvoice facts FILE… [--json]
./encaisse einvoice check FILE… [--fr] [--peppol] [--xrechnung] [--strict] [--json]
./encaisse einvoice samples FOLDER [--seed N] [--json]

facts: what each document says, without judging it. An XML file (CII, UBL, CDAR) or a PDF with one inside
  (Factur-X, ZUGFeRD, XRechnung); a folder is walked. --json: one object per path, ISO dates, amounts as decimal
  text; an unreadable file has { "error", "message" }.
check: what the rules find (EN 16931; the French BR-FR rules for French invoices, or for all with --fr; those of Peppol
  and XRechnung for whoever follows them, or on demand). --strict: as before issuing, no rounding is let pass.
samples: example invoices of every kind, profile and syntax, in fr/, eu/ and xrechnung/; the same for the same seed.

Nothing is stored: no database is opened. Exit codes: 0 all is read (and without error), 1 a file cannot be read or is
at fault (the reason is said), 2 wrong use, 4 failed.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        json: { type: 'boolean', default: false },
        fr: { type: 'boolean', default: false },
        peppol: { type: 'boolean', default: false },
        xrechnung: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
      },
      { min: 2, max: 100_000 },
    );
    const [verb = '', ...paths] = positionals;
    try {
      if (verb === 'facts') return await facts(paths, values.json, locale);
      if (verb === 'check') return await check(paths, values, locale);
      if (verb === 'samples' && paths.length === 1 && /^\d{1,9}$/.test(values.seed))
        return await writeSamples(paths[0]!, Number(values.seed), values.json);
    } catch (error) {
      if (!isMissing(error)) throw error;
      say(locale === 'fr' ? `Fichier introuvable : ${error.path}` : `No such file: ${error.path}`);
      return EXIT.failed;
    }
    throw new UsageError(verb);
  },
};
