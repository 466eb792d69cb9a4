import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { at } = words('fr');
const ofLine = (p: Readonly<Record<string, string | number>>): string => (p['line'] === 0 ? '' : at(p));

/** Texts with variables, and layouts that a company wrote. */
export const templates = {
  'text.placeholder-unknown': (p) =>
    p['nearest'] === undefined
      ? `La variable «\u00a0${p['name'] ?? ''}\u00a0» n’existe pas. Choisissez-en une dans la liste.`
      : `La variable «\u00a0${p['name'] ?? ''}\u00a0» n’existe pas. Pensiez-vous à «\u00a0${p['nearest']}\u00a0»\u202f?`,
  'text.placeholder-broken':
    'Une variable est mal fermée. Écrivez-la entre deux accolades\u00a0: {{customer}}.',
  'invoicing.layout-fault': (p) =>
    `${ofLine(p)}Typst n’a pas pu lire la mise en page\u00a0: «\u00a0${p['message'] ?? ''}\u00a0». Corrigez-la.`,
  'invoicing.layout-missing': (p) =>
    `Il manque sur la page\u00a0: «\u00a0${p['text'] ?? ''}\u00a0». Remettez le bloc qui l’imprime.`,
  'invoicing.layout-file': (p) =>
    `${ofLine(p)}Ce fichier n’est pas là. Une mise en page ne lit que lib.typ, lines.typ, options.typ et les images ajoutées ici.`,
  'invoicing.layout-package': (p) =>
    `${ofLine(p)}Les paquets ne se téléchargent pas ici. Copiez ce dont vous avez besoin dans la mise en page.`,
  'invoicing.layout-slow':
    'Cette mise en page ne finit pas en dix secondes. Cherchez une boucle trop longue.',
  'invoicing.layout-heavy':
    'Cette mise en page demande trop de mémoire, elle a été arrêtée. Cherchez ce qui grandit sans fin.',
  'invoicing.layout-big': 'Le PDF dépasse 10\u00a0Mo. Réduisez les images.',
  'invoicing.layout-long': 'La mise en page dépasse 200\u00a0Ko. Mettez les images à part.',
  'invoicing.layout-name-taken': (p) =>
    `Une mise en page s’appelle déjà «\u00a0${p['name'] ?? ''}\u00a0». Donnez-lui un autre nom.`,
  'invoicing.layout-too-many': (p) =>
    `Vous avez déjà ${p['max'] ?? ''} mises en page. Supprimez-en une d’abord.`,
  'invoicing.layout-images': (p) =>
    `Une mise en page porte ${p['max'] ?? ''} images au plus. Retirez-en une d’abord.`,
} satisfies FindingTexts;
