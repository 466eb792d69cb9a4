export const portalReplies = {
  title: 'Réponses des clients',
  subtitle: 'Ce que vos clients ont répondu, sur la page de leurs factures ou par e-mail.',
  unread: (count: number) =>
    count === 0 ? 'Aucune réponse à lire' : count === 1 ? '1 réponse à lire' : `${count} réponses à lire`,
  kinds: {
    promise: 'Règlement annoncé',
    paid: 'Dit avoir réglé',
    dispute: 'Conteste',
    contact: 'Propose une personne',
  },
  says: {
    promise: (amount: string, day: string) => `${amount} pour le ${day}. Aucun rappel avant cette date.`,
    paid: (amount: string, day: string) =>
      `${amount} le ${day}. La facture repose sept jours, le temps de chercher.`,
    dispute: (amount: string) => `${amount}. Cette part n’est plus rappelée tant que le litige est ouvert.`,
    contact: (email: string) => `${email}. À confirmer avant de l’utiliser.`,
  },
  who: (name: string, at: string) => `${name}, ${at}`,
  readBy: (name: string, at: string) => `lu par ${name}, ${at}`,
  markRead: 'Marquer comme lue',
  markReadOne: (name: string) => `Marquer comme lue la réponse de ${name}`,
  marked: 'La réponse est marquée comme lue.',
};
