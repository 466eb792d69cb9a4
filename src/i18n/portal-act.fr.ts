import type { PortalActWords } from './portal-act.ts';

export const portalAct: PortalActWords = {
  title: 'Nous répondre',
  text: 'Votre réponse arrive aussitôt, et nous en tenons compte avant tout rappel.',
  back: 'Retour à votre compte',
  invoices: 'Factures concernées',
  invoice: 'Facture concernée',
  due: (day) => `échéance ${day}`,
  name: 'Vos prénom et nom',
  note: 'Un mot pour nous (facultatif)',
  legal: 'Votre nom, l’heure, votre adresse IP et votre navigateur sont conservés avec votre réponse.',
  acts: {
    pay: {
      title: 'Annoncer un règlement ou un échéancier',
      text: 'Choisissez les factures, la date, et en combien de fois.',
      send: 'Continuer',
    },
    paid: {
      title: 'J’ai déjà réglé',
      text: 'Nous cherchons ce règlement, et ne vous rappelons pas ces factures pendant sept jours.',
      send: 'Signaler ce règlement',
    },
    dispute: {
      title: 'Contester une facture, ou une part',
      text: 'La part en cause n’est plus rappelée tant que nous ne vous avons pas répondu. Le reste demeure dû.',
      send: 'Signaler le problème',
    },
    resend: {
      title: 'Recevoir une facture à nouveau',
      text: 'Nous vous la renvoyons à l’identique, avec la trace de nos envois. Son échéance ne change pas.',
      send: 'Me la renvoyer',
    },
    contact: {
      title: 'Proposer un autre interlocuteur',
      text: 'Nous confirmons toujours une nouvelle adresse avant de l’utiliser.',
      send: 'Proposer cette personne',
    },
    acknowledge: {
      title: 'Reconnaître ce que je dois',
      text: 'Par écrit, avec un code que nous vous envoyons par e-mail.',
      send: 'Recevoir un code',
    },
  },
  pay: {
    on: 'Date du règlement, ou du premier',
    count: 'En combien de fois',
    once: 'En une fois',
    times: (count) => `En ${count} fois, une par mois`,
    hint: 'Un échéancier vaut une fois que nous l’avons accepté. Nous vous répondons sous quelques jours.',
    total: 'Total',
  },
  preview: {
    title: 'Votre échéancier',
    text: 'Vérifiez les dates et les montants, puis envoyez-le-nous.',
    change: 'Modifier',
    send: 'Proposer cet échéancier',
  },
  paid: {
    on: 'Date de votre règlement',
    amount: 'Montant, si ce n’est pas le total',
    note: 'Référence ou banque (facultatif)',
  },
  dispute: {
    note: 'Ce qui ne va pas',
    amount: 'Montant en cause, si ce n’est pas le tout',
    file: 'Une pièce à l’appui (facultatif)',
    fileHint: (megabytes) => `PDF, JPEG ou PNG, ${megabytes} Mo au plus.`,
  },
  contact: { email: 'Son adresse électronique', note: 'Son nom, sa fonction (facultatif)' },
  resend: { nowhere: 'Nous n’avons pas d’adresse électronique pour vous. Écrivez-nous.' },
  nothing: 'Il n’y a rien à choisir ici pour le moment.',
  plan: {
    title: 'Votre échéancier',
    day: 'Date',
    amount: 'Montant',
    state: 'État',
    states: {
      proposed: 'Proposé, nous vous répondons',
      running: 'En cours',
      kept: 'Soldé, merci\u00a0!',
      broken: 'Interrompu',
    },
    parts: { kept: 'Reçu', part_kept: 'Reçu en partie', open: 'À venir', missed: 'Non reçu' },
  },
  given: {
    promise: (amount, day) => `Vous avez annoncé un règlement de ${amount} pour le ${day}. Merci.`,
    plan: (amount, day) =>
      `Vous avez proposé un échéancier pour ${amount}, à partir du ${day}. Nous vous répondons.`,
    planAccepted: (amount, day) => `Votre échéancier pour ${amount}, à partir du ${day}, est accepté.`,
    planRefused: (amount) => `Votre échéancier pour ${amount} n’a pas été retenu. Écrivez-nous.`,
    paid: (amount, day) => `Vous avez signalé un règlement de ${amount} du ${day}. Nous le cherchons.`,
    dispute: (amount) => `Vous avez signalé un problème pour ${amount}. Nous revenons vers vous.`,
    contact: (email) =>
      `Vous avez proposé d’écrire à ${email}. Nous confirmons cette adresse avant de l’utiliser.`,
    contactAccepted: (email) => `Nous écrirons aussi à ${email}, comme vous l’avez proposé.`,
    resend: 'Vous avez demandé une facture à nouveau\u00a0: elle part par e-mail.',
    acknowledge: (amount, day) => `Vous avez reconnu devoir ${amount} le ${day}. Un reçu vous a été envoyé.`,
  },
  faults: {
    itemsMissing: 'Choisissez au moins une facture.',
    oneCurrency: 'Ces factures ne sont pas dans la même devise. Répondez pour une devise à la fois.',
    countUnclear: 'Choisissez en combien de fois.',
    fileType: 'Joignez un PDF, une image JPEG ou PNG.',
    fileTooLarge: (megabytes) =>
      `Cette pièce est trop lourde\u00a0: joignez-en une de ${megabytes} Mo au plus.`,
    tooMany:
      'Vous avez déjà répondu plusieurs fois aujourd’hui. Écrivez-nous\u00a0: nous trouverons une solution.',
    changed: 'Les montants ont changé entre-temps. Vérifiez-les, puis recommencez.',
  },
  planHoldReason: 'Le client propose un échéancier\u00a0: à accepter ou à refuser',
};
