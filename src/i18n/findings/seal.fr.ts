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
    `La chaîne s’arrête avant le maillon ${p['sequence'] ?? ''}, attesté par une clôture. Restaurez la fin depuis votre dernière sauvegarde.`,
  'seal.anchor-differs': (p) =>
    `Maillon ${p['sequence'] ?? ''}\u00a0: la chaîne diffère de celle qu’une clôture atteste. Elle a été refaite\u00a0: comparez-la à vos exports.`,
  'seal.closing-gap': (p) =>
    `La clôture du ${p['from'] ?? ''} au ${p['to'] ?? ''} ne suit pas la précédente. Une clôture manque ou a changé.`,
  'seal.closing-total': (p) =>
    `Clôture du ${p['from'] ?? ''} au ${p['to'] ?? ''}\u00a0: ses totaux ne s’accordent pas. Comparez-la à vos exports.`,
} satisfies FindingTexts;
