import type { FindingTexts } from './text.ts';

export const seal = {
  'seal.content-altered': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: le contenu scellé a changé depuis son émission. Comparez-le à votre dernière sauvegarde.`,
  'seal.content-missing': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: le contenu scellé a disparu. Restaurez-le depuis votre dernière sauvegarde.`,
  'seal.link-altered': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: le maillon lui-même a changé. Comparez-le à votre dernière sauvegarde.`,
  'seal.broken': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: il ne suit pas celui qui le précède. Vérifiez ce qui a changé avant lui.`,
  'seal.link-missing': (p) =>
    `Les maillons ${p['from'] ?? ''} à ${p['to'] ?? ''} manquent. Restaurez-les depuis votre dernière sauvegarde.`,
  'seal.link-doubled': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: il figure deux fois. Cherchez d’où vient le second.`,
  'seal.link-moved': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: il n’est pas à sa place. Comparez la chaîne à votre dernière sauvegarde.`,
  'seal.tail-cut': (p) =>
    `La chaîne s’arrête avant le maillon ${p['sequence'] ?? ''}, attesté par une clôture ou par sa tête. Restaurez la fin depuis votre dernière sauvegarde.`,
  'seal.anchor-differs': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: la chaîne diffère de celle qu’une clôture ou sa tête atteste. Elle a été refaite\u00a0: comparez-la à vos exports.`,
  'seal.closing-gap': (p) =>
    `La clôture du ${p['from'] ?? ''} au ${p['to'] ?? ''} ne suit pas la précédente. Une clôture manque ou a changé.`,
  'seal.closing-total': (p) =>
    `Clôture du ${p['from'] ?? ''} au ${p['to'] ?? ''}\u00a0: ses totaux ne s’accordent pas. Comparez-la à vos exports.`,
  'seal.signature': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: sa signature n’est pas celle de la société. Comparez-le à votre dernière sauvegarde.`,
  'seal.key-missing':
    'La clé publique de la société manque ou n’est plus lisible\u00a0: les signatures ne peuvent pas être vérifiées. Restaurez-la depuis votre dernière sauvegarde ou un export.',
  'seal.head-behind': (p) =>
    `La chaîne compte ${p['last'] ?? ''} maillons, mais sa tête en annonce ${p['sequence'] ?? ''}. Cherchez d’où viennent les derniers.`,
  'seal.closing-moved': (p) =>
    `La clôture du ${p['from'] ?? ''} au ${p['to'] ?? ''} n’est pas à sa place dans la chaîne. Comparez-la à vos exports.`,
  'seal.closing-documents': (p) =>
    `La clôture du ${p['from'] ?? ''} au ${p['to'] ?? ''} ne correspond pas aux documents scellés qu’elle couvre. Comparez-la à vos exports.`,
  'seal.closing-unsealed': (p) =>
    `La clôture du ${p['from'] ?? ''} au ${p['to'] ?? ''} n’est pas celle que la chaîne a scellée. Comparez-la à vos exports.`,
  'seal.invoice-unsealed': (p) =>
    `La facture ${p['number'] ?? ''} est émise mais ne figure pas dans la chaîne. Cherchez qui l’a ajoutée, ou restaurez la chaîne. Identifiant ${p['id'] ?? ''}.`,
  'seal.picture-unsealed': (p) =>
    `Le PDF de la facture ${p['number'] ?? ''} ne figure pas dans la chaîne. Comparez-le à celui qui a été envoyé.`,
  'seal.invoice-differs': (p) =>
    `La facture ${p['number'] ?? ''} ne dit plus ce qui a été scellé (numéro, date, client ou montants). Identifiant ${p['id'] ?? ''}.`,
  'seal.invoice-entry': (p) =>
    `L’écriture de la facture ${p['number'] ?? ''} manque, ou ne porte pas son total, son numéro ou sa date.`,
  'seal.number-gap': (p) =>
    `Le numéro ${p['number'] ?? ''} ne suit pas ${p['before'] ?? ''}. Cherchez le document qui manque, ou celui qui est de trop.`,
  'seal.number-date': (p) =>
    `Le document ${p['number'] ?? ''}, daté du ${p['on'] ?? ''}, est plus ancien que ${p['before'] ?? ''} qui le précède.`,
  'seal.number-counter': (p) =>
    `La série en est au numéro «\u00a0${p['counter'] ?? ''}\u00a0», mais le dernier document scellé porte «\u00a0${p['number'] ?? ''}\u00a0».`,
  'seal.nothing-to-archive':
    'Aucun document n’a été émis pour cette période\u00a0: il n’y a rien à archiver. Choisissez une autre année.',
  'seal.archive-broken':
    'La chaîne de scellement a un trou à la limite de cette archive. Lancez «\u00a0./encaisse verify\u00a0» pour savoir ce qui manque.',
  'seal.payment-unsealed': (p) =>
    `Le règlement du ${p['on'] ?? ''} (${p['reference'] ?? ''}) n’est pas dans la chaîne, ou son annulation n’y est pas. Identifiant ${p['id'] ?? ''}.`,
  'seal.key-unreadable':
    'La clé qui signe vos documents ne peut pas être ouverte\u00a0: cette base a été restaurée sans son dossier «\u00a0secrets\u00a0». Remettez-le en place et redémarrez\u00a0; s’il est perdu, ouvrez une nouvelle clé dans Réglages › Clôtures et sceau (ou par «\u00a0./encaisse seal new-key\u00a0»).',
  'seal.key-not-next': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: la succession de clé ne part pas de la clé qui signait jusque-là. Comparez la chaîne à votre dernière sauvegarde.`,
  'seal.endorsement': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: la signature de l’ancienne clé sur la succession n’est pas la sienne. Comparez la chaîne à votre dernière sauvegarde.`,
  'seal.key-other':
    'La clé publique de la société n’est pas celle à laquelle mènent les successions de la chaîne. Comparez-la à vos exports.',
  'seal.succession-unsealed': (p) =>
    `La succession de clé du maillon ${p['sequence'] ?? ''} n’est pas celle que la chaîne a scellée. Comparez-la à vos exports.`,
  'seal.head-time': (p) =>
    `La tête de chaîne (maillon ${p['sequence'] ?? ''}) ne porte plus l’heure de son maillon. Comparez-la à votre dernière sauvegarde.`,
  'seal.no-key-yet':
    'Aucune clé n’a encore signé ici\u00a0: elle se crée d’elle-même avec votre première facture émise.',
  'seal.key-opened-already':
    'Une nouvelle clé a été ouverte entre-temps par quelqu’un d’autre. Rechargez la page\u00a0: il n’y a rien de plus à faire.',
  'seal.reason-missing':
    'Dites pourquoi vous ouvrez une nouvelle clé\u00a0: le motif est scellé dans la chaîne.',
  'seal.confirmation-differs': (p) =>
    `Pour confirmer, saisissez le nom de la société tel quel\u00a0: ${p['name'] ?? ''}.`,
  'seal.outside-unreadable':
    'Ce repère n’est pas lisible\u00a0: copiez la ligne entière, de «\u00a0ENCAISSE-1\u00a0» à ses huit derniers caractères.',
  'seal.outside-differs': (p) =>
    `Le repère du ${p['on'] ?? ''} (maillon ${p['sequence'] ?? ''}) n’est pas dans cette chaîne\u00a0: elle a été refaite depuis. Comparez-la à vos archives.`,
  'seal.outside-missing': (p) =>
    `La chaîne s’arrête au maillon ${p['last'] ?? ''}, avant votre repère du ${p['on'] ?? ''} (maillon ${p['sequence'] ?? ''})\u00a0: sa fin a été coupée, ou cette base est plus ancienne que le repère.`,
  'seal.outside-elsewhere': (p) =>
    `Le repère du ${p['on'] ?? ''} (maillon ${p['sequence'] ?? ''}) est hors de cette archive. Vérifiez-le avec l’archive de son année, ou l’archive complète.`,
  'seal.outside-other': (p) =>
    `Le repère du ${p['on'] ?? ''} (maillon ${p['sequence'] ?? ''}) est celui d’une autre société. Vérifiez-le avec la sienne.`,
  'seal.audit-altered': (p) =>
    `Journal des actes, maillon ${p['sequence'] ?? ''}\u00a0: une ligne a changé depuis qu’elle a été écrite. Comparez-la à votre dernière sauvegarde. Identifiant ${p['id'] ?? ''}.`,
  'seal.audit-missing': (p) =>
    `Journal des actes, maillon ${p['sequence'] ?? ''}\u00a0: une ligne a disparu. Restaurez-la depuis votre dernière sauvegarde. Identifiant ${p['id'] ?? ''}.`,
  'seal.audit-broken': (p) =>
    `Journal des actes, maillon ${p['sequence'] ?? ''}\u00a0: la chaîne est rompue à cet endroit. Comparez-la à votre dernière sauvegarde.`,
  'seal.audit-unlinked': (p) =>
    `Journal des actes\u00a0: une ligne du ${p['on'] ?? ''} (${p['who'] ?? ''}) n’est pas dans la chaîne. Cherchez qui l’a ajoutée. Identifiant ${p['id'] ?? ''}.`,
} satisfies FindingTexts;
