import { anchorLines, keyLines } from '../../i18n/seal-keys.ts';
import type { ArchiveReport } from './verify-archive.ts';

export type Message = {
  readonly code: string;
  readonly params?: Params;
  readonly report?: ArchiveReport;
};

type Params = Readonly<Record<string, string | number>>;
type Words = Readonly<Record<string, (file: string, params: Params) => string>>;

const french: Words = {
  usage: () =>
    `Usage\u00a0: node verify.mjs [DOSSIER] [--key CLE.pem] [--anchor REPÈRE|FICHIER] [--lang fr|en] [--json]

Vérifie une archive de documents émis par Encaisse. Sans DOSSIER, celui où se trouve verify.mjs.
--key\u00a0: la clé publique que vous tenez de la société, au lieu de celle de l’archive.
--anchor\u00a0: un repère gardé hors d’Encaisse (la ligne ENCAISSE-1 …, ou le fichier qui la contient)\u00a0; plusieurs fois si besoin.
Codes de sortie\u00a0: 0 conforme, 1 non conforme, 2 mauvais usage.`,
  'archive.file-missing': (file) =>
    `${file}\u00a0: ce fichier manque. Reprenez-le dans l’autre copie de l’archive.`,
  'archive.file-altered': (file) =>
    `${file}\u00a0: ce fichier a changé depuis l’export. Comparez-le à l’autre copie de l’archive.`,
  'archive.file-added': (file) => `${file}\u00a0: ce fichier n’appartient pas à l’archive. Retirez-le.`,
  'archive.line-altered': (file) =>
    `${file}\u00a0: une ligne n’est plus lisible. Comparez-le à l’autre copie de l’archive.`,
  'archive.summary-altered': () =>
    'archive.json ne porte pas la signature de la société\u00a0: le sommaire a changé, ou ce n’est pas sa clé.',
  'archive.other-key': () =>
    'La clé donnée n’a jamais signé pour cette archive. Demandez à la société laquelle est la sienne.',
  'archive.key-unproven': (_, { sequence = '', fingerprint = '' }) =>
    `Maillon ${sequence}\u00a0: une autre clé y a pris la suite sans la vôtre. Demandez à la société, par une autre voie, si l’empreinte ${fingerprint} est bien la sienne.`,
  'archive.succession-broken': () =>
    'successions.jsonl ne mène pas à la clé de cette archive. Comparez-la à l’autre copie de l’archive.',
  'archive.sums-altered': () =>
    'SHA256SUMS a changé depuis l’export. Comparez-le à l’autre copie de l’archive.',
  'archive.count': () => 'Le nombre de documents ou de PDF n’est pas celui que le sommaire annonce.',
};

const english: Words = {
  usage: () =>
    `Usage: node verify.mjs [FOLDER] [--key KEY.pem] [--anchor ANCHOR|FILE] [--lang fr|en] [--json]

Verifies an archive of documents issued with Encaisse. Without FOLDER, the one verify.mjs is in.
--key: the public key you have from the company, instead of the one in the archive.
--anchor: an anchor kept outside Encaisse (the line ENCAISSE-1 …, or the file that holds it); several times if need be.
Exit codes: 0 sound, 1 not sound, 2 wrong use.`,
  'archive.file-missing': (file) =>
    `${file}: this file is missing. Take it from the other copy of the archive.`,
  'archive.file-altered': (file) =>
    `${file}: this file has changed since the export. Compare it with the other copy of the archive.`,
  'archive.file-added': (file) => `${file}: this file is no part of the archive. Take it out.`,
  'archive.line-altered': (file) =>
    `${file}: a line cannot be read any more. Compare it with the other copy of the archive.`,
  'archive.summary-altered': () =>
    'archive.json does not bear the company’s signature: the summary has changed, or this is not its key.',
  'archive.other-key': () =>
    'The key given never signed for this archive. Ask the company which one is its own.',
  'archive.key-unproven': (_, { sequence = '', fingerprint = '' }) =>
    `Link ${sequence}: another key took over there without yours. Ask the company, in another way, whether the fingerprint ${fingerprint} is its own.`,
  'archive.succession-broken': () =>
    'successions.jsonl does not lead to the key of this archive. Compare it with the other copy of the archive.',
  'archive.sums-altered': () =>
    'SHA256SUMS has changed since the export. Compare it with the other copy of the archive.',
  'archive.count': () => 'The number of documents or PDFs is not what the summary says.',
};

const result = {
  fr: (report: ArchiveReport): string => {
    const { counts, links, faults, head } = report;
    const what = `${counts['invoice'] ?? 0} documents, ${counts['picture'] ?? 0} PDF, ${counts['payment'] ?? 0} règlements, ${counts['closing'] ?? 0} clôtures, ${links} maillons`;
    const verdict = faults.length === 0 ? 'Tout est conforme' : `${faults.length} anomalie(s)`;
    const period = report.year === null ? '' : `, année ${report.year}`;
    const trust = report.keyIsGiven
      ? 'C’est la clé que vous avez donnée.'
      : 'Cette clé vient de l’archive elle-même\u00a0: comparez son empreinte à celle que la société a communiquée.';
    return `${verdict}\u00a0: ${report.company}${period} – ${what}.
${beside(report, 'fr')}Tête de chaîne ${head.sequence}\u00a0: ${head.hash}
Empreinte de la clé\u00a0: ${report.keyFingerprint}. ${trust}`;
  },
  en: (report: ArchiveReport): string => {
    const { counts, links, faults, head } = report;
    const what = `${counts['invoice'] ?? 0} documents, ${counts['picture'] ?? 0} PDFs, ${counts['payment'] ?? 0} payments, ${counts['closing'] ?? 0} closings, ${links} links`;
    const verdict = faults.length === 0 ? 'All is sound' : `${faults.length} fault(s)`;
    const period = report.year === null ? '' : `, year ${report.year}`;
    const trust = report.keyIsGiven
      ? 'This is the key you gave.'
      : 'This key comes from the archive itself: compare its fingerprint with the one the company told you.';
    return `${verdict}: ${report.company}${period} – ${what}.
${beside(report, 'en')}Head of the chain ${head.sequence}: ${head.hash}
Key fingerprint: ${report.keyFingerprint}. ${trust}`;
  },
};

/** What whoever verifies must know besides the verdict: several keys, and anchors that were found. */
const beside = (report: ArchiveReport, locale: 'fr' | 'en'): string =>
  [...keyLines(report.keys, locale), ...anchorLines(report.anchors, locale)]
    .map((line) => `${line}\n`)
    .join('');

const sayIn =
  (locale: 'fr' | 'en', words: Words) =>
  ({ code, params, report }: Message): string =>
    report === undefined
      ? (words[code]?.(String(params?.['file'] ?? ''), params ?? {}) ?? code)
      : result[locale](report);

export const messages = { fr: sayIn('fr', french), en: sayIn('en', english) };
