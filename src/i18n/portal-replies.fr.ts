export const portalReplies = {
  title: 'Réponses des clients',
  subtitle: 'Ce que vos clients ont répondu sur leur compte ou la page d’une facture.',
  unread: (count: number) => (count === 1 ? '1 réponse à lire' : `${count} réponses à lire`),
  read: 'Lues',
  empty: 'Aucune réponse à lire. Elles arrivent ici quand un client répond sur la page d’une facture.',
  kinds: {
    promise: 'Règlement annoncé',
    paid: 'Dit avoir réglé',
    dispute: 'Conteste',
    contact: 'Propose une personne',
    plan: 'Propose un échéancier',
    resend: 'Redemande une facture',
    acknowledge: 'Reconnaît sa dette',
  },
  says: {
    promise: (amount: string, day: string) => `${amount} pour le ${day}. Aucun rappel avant cette date.`,
    paid: (amount: string, day: string) =>
      `${amount} le ${day}. La facture repose sept jours, le temps de chercher.`,
    dispute: (amount: string) => `${amount}. Cette part n’est plus rappelée tant que le litige est ouvert.`,
    contact: (email: string) => `${email}. À confirmer avant de l’utiliser.`,
    plan: (amount: string, count: number) =>
      `${amount} en ${count} fois. Les factures reposent sept jours, le temps de répondre.`,
    resend: 'Renvoyée par e-mail à l’adresse connue, avec la trace des envois.',
    acknowledge: (amount: string) =>
      `${amount} reconnus par écrit. La prescription repart de zéro (C. civ. art. 2240).`,
  },
  who: (name: string, at: string) => `${name}, ${at}`,
  readBy: (name: string, at: string) => `lu par ${name}, ${at}`,
  instalments: 'Échéancier proposé',
  accept: 'Accepter',
  acceptOne: (name: string) => `Accepter la proposition de ${name}`,
  refuse: 'Refuser',
  refuseOne: (name: string) => `Refuser la proposition de ${name}`,
  accepted: {
    plan: 'L’échéancier est accepté. Ses factures ne sont pas relancées tant qu’il est tenu.',
    contact: 'La personne est ajoutée aux contacts du client.',
  },
  refused: 'La proposition est refusée. Le client le voit sur sa page.',
  outcomes: { accepted: 'accepté', refused: 'refusé' },
  markRead: 'Marquer comme lue',
  markReadOne: (name: string) => `Marquer comme lue la réponse de ${name}`,
  marked: 'La réponse est marquée comme lue.',
};
