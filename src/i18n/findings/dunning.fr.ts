import { words, type FindingTexts } from './text.ts';

const { day } = words('fr');

export const dunning = {
  'dunning.no-recipient':
    'Ce client n’a pas d’adresse e-mail pour les relances. Ajoutez-en une, ou choisissez le courrier.',
  'dunning.policy-empty': 'Ajoutez au moins une étape à ces relances.',
  'dunning.step-twice': (p) => `L’étape «\u00a0${p['step'] ?? ''}\u00a0» figure deux fois. Retirez-en une.`,
  'dunning.steps-out-of-order': (p) =>
    `L’étape «\u00a0${p['step'] ?? ''}\u00a0» vient trop tôt. Rangez les étapes par date.`,
  'dunning.offset-on-wrong-side': (p) =>
    `L’étape «\u00a0${p['step'] ?? ''}\u00a0» est du mauvais côté de l’échéance. Changez son nombre de jours.`,
  'dunning.channel-does-not-fit': (p) =>
    `L’étape «\u00a0${p['step'] ?? ''}\u00a0» ne peut pas partir par ce canal. Choisissez-en un autre.`,
  'dunning.deposit-to-come': 'Une facture ne peut pas être déposée demain. Indiquez le jour du dépôt.',
  'dunning.level-not-here': (p) =>
    `L’étape «\u00a0${p['step'] ?? ''}\u00a0» n’est pas une relance de plus. Décochez «\u00a0Compte comme une relance\u00a0».`,
  'dunning.promise-step-kind': (p) =>
    `Après une promesse non tenue part une relance, le jour même ou plus tard. Réglez l’étape «\u00a0${p['step'] ?? ''}\u00a0».`,
  'dunning.promise-step-twice': 'Une seule étape suit une promesse non tenue. Désactivez l’autre.',
  'dunning.promise-step-not-last': (p) =>
    `L’étape «\u00a0${p['step'] ?? ''}\u00a0» dépend d’une promesse, pas de l’ordre. Placez-la en dernier.`,
  'dunning.anchor-without-previous': (p) =>
    `L’étape «\u00a0${p['step'] ?? ''}\u00a0» n’a pas d’étape avant elle d’où compter. Comptez depuis l’échéance.`,
  'dunning.channel-not-offered': (p) =>
    `Aucun prestataire n’envoie encore de SMS. Choisissez un autre moyen pour l’étape «\u00a0${p['step'] ?? ''}\u00a0».`,
  'dunning.proof-without-registered': (p) =>
    `Seul un recommandé donne une preuve. Envoyez l’étape «\u00a0${p['step'] ?? ''}\u00a0» en recommandé, ou n’en demandez pas.`,
  'dunning.letter-not-posted': 'Cette lettre n’est pas encore remise à la poste. Notez d’abord sa remise.',
  'dunning.tracking-malformed':
    'Un numéro de recommandé compte 8 à 30 lettres et chiffres. Relisez le bordereau.',
  'dunning.outcome-day': 'Choisissez un jour entre la remise à la poste et aujourd’hui.',
  'dunning.proof-format': 'Une preuve est un PDF, un JPEG ou un PNG. Numérisez-la dans l’un de ces formats.',
  'dunning.tracking-taken': (p) =>
    `Ce numéro est déjà celui de la lettre à ${p['customer'] ?? ''}. Relisez le bordereau.`,
  'dunning.fallback-is-the-channel': (p) =>
    `À défaut, l’étape «\u00a0${p['step'] ?? ''}\u00a0» repartirait par le même moyen. Choisissez-en un autre.`,
  'dunning.role-twice': (p) =>
    `Un même rôle figure deux fois parmi les destinataires de l’étape «\u00a0${p['step'] ?? ''}\u00a0». Retirez-en un.`,
  'dunning.days-not-whole': (p) =>
    `Indiquez un nombre entier de jours pour l’étape «\u00a0${p['step'] ?? ''}\u00a0».`,
  'dunning.text-empty': 'Écrivez un texte, ou revenez au texte fourni.',
  'dunning.block-not-here':
    'Le tableau des factures et les coordonnées de paiement ont leur place dans le texte. Retirez-les d’ici.',
  'dunning.block-not-alone':
    'Laissez {{invoices}} et {{payment}} seuls sur leur ligne\u00a0: ils deviennent un tableau et un encadré.',
  'dunning.indemnity-not-here':
    'Un particulier ne doit pas l’indemnité de 40\u00a0€, et ce texte peut lui parvenir. Gardez {{indemnity}} pour les mises en demeure des entreprises et du secteur public.',
  'dunning.signature-empty': 'Écrivez votre signature, ou signez comme la société.',
  'dunning.signature-too-long': (p) =>
    `Raccourcissez la signature\u00a0: ${p['lines'] ?? ''}\u00a0lignes et ${p['characters'] ?? ''}\u00a0caractères au plus.`,
  'dunning.signature-variable':
    'Une signature est la même pour tous les clients\u00a0: retirez la variable entre accolades.',
  'dunning.test-without-user': 'Choisissez une personne de la société pour recevoir l’essai.',
  'dunning.test-to-customer':
    'Cette adresse est aussi celle d’un contact du client\u00a0: envoyez l’essai à quelqu’un d’autre.',
  'dunning.test-owes-nothing': 'Ce client ne doit rien\u00a0: choisissez-en un autre pour l’essai.',
  'dunning.indemnity-of-consumer': (p) =>
    `«\u00a0${p['words'] ?? ''}\u00a0»\u00a0: un particulier ne doit pas l’indemnité de 40\u00a0€ (C. com. D441-5), et ce texte peut lui parvenir. Retirez-la.`,
  'dunning.costs-without-title': (p) =>
    `«\u00a0${p['words'] ?? ''}\u00a0»\u00a0: sans titre exécutoire, ces frais restent à votre charge (CPCE L111-8). Retirez-les.`,
  'dunning.feigned-enforcement': (p) =>
    `«\u00a0${p['words'] ?? ''}\u00a0»\u00a0: sans titre exécutoire, un message ne peut ni annoncer une saisie ni prendre l’air d’un acte (CPCE L111-2). Retirez ces mots.`,
  'dunning.reserved-title': (p) =>
    `Retirez «\u00a0${p['words'] ?? ''}\u00a0» de votre signature\u00a0: ce titre est réservé (C. pén. 433-17).`,
  'dunning.threat': (p) =>
    `«\u00a0${p['words'] ?? ''}\u00a0» fait pression sans rapport avec la dette (C. conso. L121-6). Retirez ces mots.`,
  'dunning.court-too-early': (p) =>
    `«\u00a0${p['words'] ?? ''}\u00a0»\u00a0: n’annoncez des suites que dans une mise en demeure, et seulement si vous y êtes prêt.`,
  'dunning.accusing': (p) =>
    `«\u00a0${p['words'] ?? ''}\u00a0» accuse le client. Dites plutôt les faits\u00a0: la somme, la date, le délai.`,
  'dunning.not-in-review': 'Cette relance n’est plus à valider. Rechargez la liste.',
  'dunning.schedule-without-day': 'Choisissez au moins un jour de préparation.',
  'dunning.responsible-may-not-send':
    'Une personne choisie ne peut plus envoyer de relances. Choisissez-en une autre.',
  'dunning.nothing-left': 'Il ne resterait rien à demander. Retirez plutôt la relance.',
  'dunning.step-not-possible': 'Cette étape ne convient pas à ces factures. Choisissez-en une autre.',
  'dunning.step-done':
    'Une de ces factures a déjà eu cette étape\u00a0: une étape ne part qu’une fois. Choisissez-en une autre.',
  'dunning.no-way-to-reach':
    'Ce client ne peut pas être joint ainsi. Complétez son adresse d’e-mail ou son adresse postale.',
  'dunning.call-waits-already': 'Un appel à ce client est déjà à faire. Notez-le d’abord.',
  'dunning.promise-above-draft': 'La promesse dépasse la somme de la relance. Corrigez le montant.',
  'dunning.postponed-to-the-past': 'Choisissez un jour à venir.',
  'dunning.dispute-without-words': 'Notez ce que le client conteste.',
  'dunning.nothing-to-resend':
    'Aucune de ces factures n’a de document ici. Envoyez-la depuis le logiciel qui l’a émise.',
  'dunning.not-a-call': 'Cette relance n’est pas un appel. Choisissez d’abord l’étape d’appel.',
  'dunning.step-changed-kind': (p) =>
    `L’étape «\u00a0${p['step'] ?? ''}\u00a0» a déjà servi sous une autre nature. Donnez un autre code à la nouvelle.`,
  'dunning.hours-overlap':
    'Les plages d’envoi se chevauchent ou finissent avant de commencer\u00a0: corrigez-les.',
  'dunning.term-in-future': 'Cette date est à venir\u00a0: indiquez le jour où cela s’est passé.',
  'dunning.term-of-nothing': 'Rien n’est dû ici\u00a0: il n’y a pas de délai à noter.',
  'dunning.lapsed-consumer':
    'La dette d’un particulier s’éteint après deux ans (C. conso. L218-2)\u00a0: passez-la en perte.',
  'dunning.not-lapsed': 'Cette créance n’est pas prescrite\u00a0: elle est relancée sans rien noter.',
  'dunning.posting-after-messages': (p) =>
    `La date comptable ne peut pas suivre celle des messages : choisissez au plus tard le ${day(p, 'on')}.`,
  'dunning.policy-is-default':
    'Cette politique est celle de tous les clients. Faites-en d’abord suivre une autre par défaut.',
  'dunning.policy-is-for-individual':
    'Les particuliers suivent cette politique. Donnez-leur d’abord une autre politique.',
  'dunning.policy-is-for-public-body':
    'Le secteur public suit cette politique. Donnez-lui d’abord une autre politique.',
  'dunning.policy-is-given': (p) =>
    p['count'] === 1
      ? 'Un client suit cette politique. Donnez-lui d’abord une autre politique.'
      : `${p['count']} clients suivent cette politique. Donnez-leur d’abord une autre politique.`,
  'dunning.policy-has-drafts': (p) =>
    p['count'] === 1
      ? 'Une relance de cette politique attend encore. Envoyez-la ou retirez-la d’abord.'
      : `${p['count']} relances de cette politique attendent encore. Envoyez-les ou retirez-les d’abord.`,
  'dunning.policy-is-archived': 'Cette politique est archivée. Reprenez-la d’abord.',
} satisfies FindingTexts;
