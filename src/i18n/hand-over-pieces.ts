import type { Locale } from './locales.ts';
import { counted } from './plural.ts';

/** The words of what the customer sent back, of prescription, of what a reader must check first, and of how the archive is verified. */
const fr = {
  paths: {
    terms: '03-prescription.csv',
    plans: 'echeanciers.csv',
    acknowledgements: 'reconnaissances.csv',
    acknowledged: 'reconnaissances',
    mails: 'courriels-recus.csv',
    received: 'courriels-recus',
    disputeFiles: 'litiges',
    readme: 'LISEZ-MOI.txt',
  },
  what: {
    terms: 'Prescription de chaque facture\u00a0: règle, point de départ, dernier jour',
    plans: 'Échéanciers convenus, et ce qui a été reçu',
    acknowledgements: 'Reconnaissances de dette du client',
    acknowledged: (name: string, day: string) => `Dette reconnue par ${name} le ${day}`,
    mails: 'Courriels reçus du client ou de son serveur',
    mail: (subject: string, day: string) => `«\u00a0${subject}\u00a0», reçu le ${day}`,
    disputeFile: (number: string) => `Joint par le client au litige sur la facture ${number}`,
    proof: (day: string) => `Preuve de dépôt de la lettre du ${day}`,
    receipt: (day: string) => `Accusé de réception de la lettre du ${day}`,
    envelope: (day: string) => `Pli revenu de la lettre du ${day}`,
  },
  suffixes: { proof: 'depot', receipt: 'accuse-de-reception', envelope: 'pli-revenu' },
  /** Of a registered letter posted here. */
  slip: 'Numéro du recommandé',
  columns: {
    rule: 'Règle',
    counted: 'Point de départ',
    lastDay: 'Dernier jour pour agir',
    position: 'N°',
    received: 'Reçu',
    email: 'E-mail',
    wordsDigest: 'SHA-256 du texte reconnu',
    sender: 'Expéditeur',
    answers: 'Répond à (Message-ID)',
    digest: 'SHA-256 du fichier reçu',
  },
  gaps: {
    'invoice-without-pdf': (count: number) =>
      `${counted('fr', count, { one: 'facture n’a', other: 'factures n’ont' })} pas de PDF dans Encaisse\u00a0: joignez l’original.`,
    'no-formal-notice': () =>
      'Aucune mise en demeure n’a été envoyée pour ces factures (C. civ., art. 1344).',
    'open-dispute': (count: number) =>
      `${counted('fr', count, { one: 'litige est ouvert', other: 'litiges sont ouverts' })}\u00a0: la part contestée figure au décompte.`,
    'no-debtor-identifier': () => 'Le SIREN du débiteur n’est pas renseigné.',
    insolvency: () =>
      'Une procédure collective est ouverte\u00a0: la créance se déclare, les poursuites individuelles sont suspendues (C. com., art. L622-21 et L622-24).',
    'missing-rate': () => 'Un taux semestriel manque\u00a0: les intérêts sont arrêtés avant ce semestre.',
    lapsed: (count: number) =>
      `${counted('fr', count, { one: 'facture est prescrite', other: 'factures sont prescrites' })}\u00a0: voyez le tableau des prescriptions.`,
    'lapses-soon': (count: number) =>
      `${counted('fr', count, { one: 'facture se prescrit', other: 'factures se prescrivent' })} d’ici six mois\u00a0: voyez le tableau des prescriptions.`,
  },
  verify: 'Vérifier\u00a0: sha256sum -c SHA256SUMS (voir LISEZ-MOI.txt)',
  readme: (customer: string) => `DOSSIER DE RECOUVREMENT : ${customer}

index.html liste chaque pièce ; index.json dit la même chose à un programme.

VÉRIFIER QUE RIEN N'A CHANGÉ DEPUIS L'EXPORT
Décompressez l'archive, ouvrez un terminal dans son dossier, puis :

  Linux            sha256sum -c SHA256SUMS
  macOS            shasum -a 256 -c SHA256SUMS
  Windows          Get-Content SHA256SUMS | ForEach-Object { $h, $f = $_ -split '  ', 2; if ((Get-FileHash $f).Hash -ne $h) { "MODIFIÉ : $f" } }

Chaque fichier doit être annoncé intact (sous Windows, la commande ne doit rien afficher).
L'empreinte prouve que les fichiers sont ceux de l'export, pas la date à laquelle il a été fait : gardez l'archive telle
que vous l'avez reçue.
`,
};

export type HandOverPieces = typeof fr;

const en: HandOverPieces = {
  paths: {
    terms: '03-limitation.csv',
    plans: 'payment-plans.csv',
    acknowledgements: 'acknowledgements.csv',
    acknowledged: 'acknowledgements',
    mails: 'mails-received.csv',
    received: 'mails-received',
    disputeFiles: 'disputes',
    readme: 'README.txt',
  },
  what: {
    terms: 'Limitation of each invoice: rule, starting point, last day',
    plans: 'Payment plans agreed, and what was received',
    acknowledgements: 'Acknowledgements of debt by the customer',
    acknowledged: (name, day) => `Debt acknowledged by ${name} on ${day}`,
    mails: 'Mails received from the customer or its server',
    mail: (subject, day) => `“${subject}”, received on ${day}`,
    disputeFile: (number) => `Sent by the customer with the dispute on invoice ${number}`,
    proof: (day) => `Proof of posting of the letter of ${day}`,
    receipt: (day) => `Acknowledgement of receipt of the letter of ${day}`,
    envelope: (day) => `Envelope that came back of the letter of ${day}`,
  },
  suffixes: { proof: 'posting', receipt: 'receipt', envelope: 'envelope' },
  slip: 'Number of the registered letter',
  columns: {
    rule: 'Rule',
    counted: 'Starting point',
    lastDay: 'Last day to act',
    position: 'No.',
    received: 'Received',
    email: 'E-mail',
    wordsDigest: 'SHA-256 of the text acknowledged',
    sender: 'Sender',
    answers: 'Answers (Message-ID)',
    digest: 'SHA-256 of the file received',
  },
  gaps: {
    'invoice-without-pdf': (count) =>
      `${counted('en', count, { one: 'invoice has', other: 'invoices have' })} no PDF in Encaisse: add the original.`,
    'no-formal-notice': () => 'No formal notice was sent for these invoices (French Civil Code, art. 1344).',
    'open-dispute': (count) =>
      `${counted('en', count, { one: 'dispute is', other: 'disputes are' })} open: the contested part is in the computation.`,
    'no-debtor-identifier': () => 'The SIREN of the debtor is not known.',
    insolvency: () =>
      'Insolvency proceedings are open: the claim is to be declared, individual action is stayed (French Commercial Code, art. L622-21 and L622-24).',
    'missing-rate': () => 'The rate of a semester is missing: interest stops before that semester.',
    lapsed: (count) =>
      `${counted('en', count, { one: 'invoice has lapsed', other: 'invoices have lapsed' })}: see the table of limitation.`,
    'lapses-soon': (count) =>
      `${counted('en', count, { one: 'invoice lapses', other: 'invoices lapse' })} within six months: see the table of limitation.`,
  },
  verify: 'To verify: sha256sum -c SHA256SUMS (see README.txt)',
  readme: (customer) => `RECOVERY FILE: ${customer}

index.html lists every document; index.json says the same to a program.

TO VERIFY THAT NOTHING HAS CHANGED SINCE THE EXPORT
Unpack the archive, open a terminal in its folder, then:

  Linux            sha256sum -c SHA256SUMS
  macOS            shasum -a 256 -c SHA256SUMS
  Windows          Get-Content SHA256SUMS | ForEach-Object { $h, $f = $_ -split '  ', 2; if ((Get-FileHash $f).Hash -ne $h) { "CHANGED: $f" } }

Every file must be reported intact (on Windows, the command must print nothing).
The digests prove that the files are those of the export, not the date on which it was made: keep the archive as you
received it.
`,
};

export const handOverPieces = (locale: Locale): HandOverPieces => (locale === 'en' ? en : fr);
