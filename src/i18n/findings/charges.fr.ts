import type { FindingTexts } from './text.ts';

export const charges = {
  'charges.semester': (p) =>
    `« ${p['semester'] ?? ''} » n’est pas un semestre commencé. Écrivez par exemple 2026-2 pour juillet à décembre 2026.`,
  'charges.percent': 'Écrivez un taux annuel en pourcentage, par exemple 2,15.',
  'charges.account': (p) =>
    `Le compte ${p['account'] ?? ''} ne convient pas aux frais de retard. Choisissez un compte de produits, par exemple 7631.`,
  'charges.nothing-to-book': 'Il n’y a rien à comptabiliser sur ces factures. Rechargez la page.',
  'charges.no-exchange-rate': (p) =>
    `L’indemnité est en ${p['currency'] ?? ''} et vos livres dans une autre devise\u00a0: aucun cours n’est connu. Passez-la par une écriture.`,
  'charges.waiver-without-reason': 'Dites pourquoi vous renoncez à ces frais.',
} satisfies FindingTexts;
