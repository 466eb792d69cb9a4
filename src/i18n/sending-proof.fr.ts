/** The paper that proves how a document was sent. */
export const sendingProof = {
  title: 'Preuve d’envoi',
  file: (number: string) => `preuve-envoi-${number}.pdf`,
  intro: (document: string, number: string, buyer: string) =>
    `Ce relevé retrace les envois de la pièce « ${document} ${number} » à ${buyer}, tels que notre logiciel de facturation les a enregistrés au fur et à mesure.`,
  printedAt: (at: string) => `Établi le ${at}`,
  document: {
    title: 'Le document',
    number: 'Numéro',
    issuedOn: 'Date d’émission',
    dueOn: 'Échéance',
    customer: 'Client',
    amount: 'Montant TTC',
  },
  digests: {
    title: 'Empreintes',
    text: 'Le PDF envoyé est, à l’octet près, celui qui a été scellé à l’émission\u202f: son empreinte ne peut correspondre à aucun autre fichier.',
    pdf: 'PDF (SHA-256)',
    xml: 'XML Factur-X (SHA-256)',
    link: {
      invoice: (sequence: string) => `Sceau de la facture, maillon n°\u00a0${sequence}`,
      picture: (sequence: string) => `Sceau du PDF, maillon n°\u00a0${sequence}`,
    },
    sealedAt: (at: string) => `scellé le ${at}`,
    publicKey: 'Clé de contrôle du sceau',
  },
  steps: {
    title: 'Envois et consultations',
    at: 'Date et heure',
    what: 'Fait',
    detail: 'Détail',
    none: 'Aucun envoi n’a été enregistré.',
    kinds: {
      queued: 'E-mail préparé',
      held: 'E-mail retenu (exemple)',
      sent: 'E-mail accepté par le serveur',
      refused: 'Refus passager du serveur',
      failed: 'E-mail refusé par le serveur',
      ambiguous: 'Issue inconnue',
      'resolved-sent': 'Envoi confirmé par une personne',
      'resolved-not-sent': 'Non-envoi constaté par une personne',
      cancelled: 'E-mail repris avant son départ',
      retried: 'Nouvel essai demandé',
      bounced: 'Revenu\u00a0: l’adresse ne reçoit pas',
      delayed: 'Distribution retardée',
      delivered: 'Distribué',
      page: 'Page du document ouverte',
      pdf: 'PDF ouvert ou téléchargé',
      xml: 'XML téléchargé',
      answer: 'Réponse donnée en ligne',
      'not-received': 'Signalé non reçu',
      printed: 'Mis à l’impression',
    },
    resend: 'nouvel envoi',
    to: (addresses: string) => `À\u00a0: ${addresses}`,
    messageId: (header: string) => `Message-ID\u00a0: ${header}`,
    answer: (text: string) => `Réponse du serveur\u00a0: ${text}`,
    from: (ip: string) => `Depuis l’adresse IP ${ip}`,
    certainty: {
      machine: 'par un automate (filtre de messagerie, robot)',
      probable: 'par une personne, selon toute apparence',
      certain: 'par une personne (formulaire rempli)',
    },
    machines: (count: number) =>
      count === 1
        ? '1 consultation par un automate n’est pas listée.'
        : `${count} consultations par des automates ne sont pas listées.`,
    said: {
      call: (by: string, on: string) => `Par ${by}, par téléphone, le ${on}`,
      email: (by: string, on: string) => `Par ${by}, par e-mail, le ${on}`,
      portal: (by: string, on: string) => `Par ${by}, sur un portail, le ${on}`,
      letter: (by: string, on: string) => `Par ${by}, par courrier, le ${on}`,
    },
  },
  due: (day: string) => `L’échéance du ${day}, portée sur la facture, ne change pas.`,
  limits:
    'Ce que ce relevé prouve\u202f: un e-mail «\u00a0accepté\u00a0» a été pris en charge par le serveur d’envoi, dont la réponse est citée\u202f; ce n’est pas un accusé de réception. Une consultation est qualifiée d’après le navigateur annoncé et le délai depuis l’envoi. Les heures sont celles de l’ordinateur qui envoie.',
};
