/** The opening of mails, as an option with the agreement of each contact. */
export const openings = {
  settings: {
    title: 'Ouverture des e-mails',
    text: 'Une image dans vos relances peut signaler leur ouverture. La loi demande l’accord préalable de chaque destinataire (loi Informatique et Libertés, art. 82)\u00a0: sans accord noté sur la fiche du contact, rien n’est ajouté.',
    label: 'Signaler l’ouverture aux contacts d’accord',
    hint: 'Beaucoup de messageries ouvrent les images elles-mêmes\u00a0: ces lectures sont dites automatiques. Aucune relance n’en dépend.',
    local: 'Encaisse n’est pas joignable en https\u00a0: aucune image ne part.',
    saved: 'C’est enregistré.',
  },
  consent: {
    agreed: (on: string) => `D’accord pour signaler l’ouverture depuis le ${on}`,
    withdrawn: (on: string) => `Accord retiré le ${on}`,
    /** How it is known and who noted it. */
    detail: (source: string, by: string) => `${source}, noté par ${by}`,
    note: 'Noter un accord',
    withdraw: 'Noter un retrait',
    noteFor: (who: string) => `Noter un accord\u00a0: ${who}`,
    withdrawFor: (who: string) => `Noter un retrait\u00a0: ${who}`,
    noteText:
      'Cette personne accepte que l’ouverture de vos e-mails vous soit signalée. Elle pourra revenir sur son accord par un lien dans chaque e-mail.',
    withdrawText: 'L’ouverture ne sera plus signalée, y compris pour les e-mails déjà partis.',
    on: 'Jour',
    source: 'Comment le savez-vous\u202f?',
    sourceHint:
      '«\u00a0Formulaire signé\u00a0», «\u00a0e-mail du 3\u00a0novembre\u00a0», «\u00a0par téléphone\u00a0»',
    saved: 'C’est noté.',
  },
  events: {
    opened: 'Ouverture d’un e-mail signalée',
    machine: 'lecture automatique',
    visit: { page: 'Lien suivi par un programme', pdf: 'PDF ouvert par un programme' },
    signs: {
      method: 'vérification de lien',
      prefetch: 'chargement anticipé',
      'apple-proxy': 'relais d’Apple',
      'google-proxy': 'relais de Google',
      'yahoo-proxy': 'relais de Yahoo',
      robot: 'robot',
      'mail-filter': 'filtre de messagerie',
      'too-soon': 'dans la minute de l’envoi',
    } as Readonly<Record<string, string>>,
  },
};
