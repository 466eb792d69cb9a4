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
    'La clé qui signe vos documents ne peut pas être ouverte\u00a0: cette base a été restaurée sans son dossier «\u00a0secrets\u00a0». Rien ne peut être émis avant qu’il soit remis en place.',
} satisfies FindingTexts;
