import { SIGNATURE_LIMITS } from '../core/dunning/index.ts';

/** The signature of each sender, and the trial of a text. */
export const senders = {
  signature: {
    title: 'Ma signature',
    text: 'Elle termine les relances que vous validez. Sans elle, celle de la société est utilisée.',
    words: 'Signature',
    wordsHint: `Gras, italique et liens\u00a0; ${String(SIGNATURE_LIMITS.lines)}\u00a0lignes au plus.`,
    tools: 'Mise en forme',
    bold: 'Gras',
    italic: 'Italique',
    link: 'Lien',
    linkTitle: 'Adresse du lien',
    linkHint: 'https://…, une adresse e-mail ou un numéro de téléphone',
    linkWrong:
      'Cette adresse ne mène nulle part. Commencez par https://, ou donnez un e-mail ou un téléphone.',
    linkSet: 'Poser le lien',
    linkDrop: 'Retirer le lien',
    plain: 'Version sans mise en forme',
    plainHint: 'Pour les messageries en texte seul et au bas des lettres.',
    plainOwn: 'L’écrire moi-même',
    logo: 'Logo de la société',
    logos: { none: 'Sans', above: 'Au-dessus', below: 'En dessous' },
    noLogo: 'Ajoutez d’abord un logo dans «\u00a0Présentation\u00a0».',
    preview: 'Dans un e-mail',
    company: 'Signature de la société, utilisée en attendant\u00a0:',
    save: 'Enregistrer ma signature',
    remove: 'Signer comme la société',
    saved: 'Votre signature est enregistrée.',
    removed: 'Vos relances portent la signature de la société.',
    conflict: 'Votre signature a changé ailleurs. Rechargez la page pour la voir.',
  },
  trial: {
    customer: 'Aperçu avec',
    imaginary: 'Un client imaginaire',
    nothing: 'Ce client ne doit rien\u00a0: choisissez-en un autre.',
    send: 'Envoyer un essai',
    sendTitle: 'Envoyer un essai',
    sendText: (customer: string) =>
      `L’e-mail écrit pour ${customer} part vers vous, tel quel et avec ses pièces jointes. Le client ne reçoit rien, et rien ne compte comme une relance.`,
    to: 'À',
    self: (email: string) => `Moi (${email})`,
    sent: (to: string) => `L’essai est parti vers ${to}.`,
    letter: 'Voir la lettre',
    letterTitle: 'La lettre en PDF',
  },
};
