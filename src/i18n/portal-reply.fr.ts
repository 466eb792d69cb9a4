import type { PortalReplyWords } from './portal-reply.ts';

export const portalReply: PortalReplyWords = {
  title: 'Nous répondre',
  text: 'Choisissez ce qui convient. Votre réponse arrive aussitôt, et nous en tenons compte avant tout rappel.',
  name: 'Vos prénom et nom',
  promise: {
    title: 'Annoncer un règlement',
    on: 'Date de votre règlement',
    amount: (open) => `Montant, si ce n’est pas ${open}`,
    send: 'Annoncer ce règlement',
  },
  paid: {
    title: 'J’ai déjà réglé',
    on: 'Date de votre règlement',
    amount: (open) => `Montant, si ce n’est pas ${open}`,
    note: 'Référence ou banque (facultatif)',
    hint: 'Nous cherchons ce règlement, et ne vous rappelons pas cette facture pendant sept jours.',
    send: 'Signaler ce règlement',
  },
  dispute: {
    title: 'Quelque chose ne va pas',
    amount: (open) => `Montant en cause, si ce n’est pas ${open}`,
    note: 'Ce qui ne va pas',
    hint: 'La partie en cause n’est plus rappelée tant que nous ne vous avons pas répondu. Le reste demeure dû.',
    send: 'Signaler le problème',
  },
  contact: {
    title: 'Écrire à une autre personne',
    email: 'Son adresse électronique',
    note: 'Son nom, sa fonction (facultatif)',
    hint: 'Nous confirmons toujours une nouvelle adresse avant de l’utiliser.',
    send: 'Proposer cette personne',
  },
  legal: 'Votre nom, l’heure, votre adresse IP et votre navigateur sont conservés avec votre réponse.',
  given: {
    promise: (amount, day) => `Vous avez annoncé un règlement de ${amount} pour le ${day}. Merci.`,
    paid: (amount, day) => `Vous avez signalé un règlement de ${amount} du ${day}. Nous le cherchons.`,
    dispute: (amount) => `Vous avez signalé un problème pour ${amount}. Nous revenons vers vous.`,
    contact: (email) =>
      `Vous avez proposé d’écrire à ${email}. Nous confirmons cette adresse avant de l’utiliser.`,
  },
  faults: {
    nameMissing: 'Écrivez vos prénom et nom.',
    dateMissing: 'Indiquez la date de votre règlement.',
    dateInPast: 'Cette date est passée. Indiquez une date à venir, ou signalez un règlement déjà fait.',
    dateTooFar: (day) => `Indiquez une date jusqu’au ${day}. Pour un délai plus long, écrivez-nous.`,
    dateToCome: 'Cette date est à venir. Indiquez la date du règlement fait, ou annoncez un règlement.',
    amountUnclear: 'Écrivez le montant en chiffres, par exemple 1 250,00.',
    amountAbove: (open) => `Il reste ${open} à régler\u00a0: indiquez au plus ce montant.`,
    noteMissing: 'Dites-nous en quelques mots ce qui ne va pas.',
    emailUnclear: 'Écrivez une adresse électronique complète, par exemple nom@societe.fr.',
    tooMany:
      'Vous avez déjà répondu plusieurs fois pour cette facture. Écrivez-nous\u00a0: nous trouverons ensemble une solution.',
    settled: 'Cette facture vient d’être soldée\u00a0: vous n’avez plus rien à faire.',
  },
  holdReason: (amount, day) => `Le client dit avoir réglé ${amount} le ${day}`,
};
