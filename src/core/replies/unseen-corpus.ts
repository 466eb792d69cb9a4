import type { CorpusMail } from './corpus.ts';

/**
 * Written after the rules were finished and never used to change them: what the measure of `docs/algorithms/replies.md` is
 * taken on. A mail that is read wrongly stays here as it is.
 */
export const unseen: readonly CorpusMail[] = [
  {
    text: 'Bonjour, notre comptable vous fera le virement lundi prochain.\nBelle journée',
    says: ['promise'],
  },
  {
    text: 'Le paiement de votre facture interviendra au plus tard le 18 décembre.',
    says: ['promise 2026-12-18'],
  },
  {
    text: 'Je vous confirme un règlement par virement instantané cet après-midi.',
    says: ['promise 2026-11-23'],
  },
  { text: 'Nous solderons cette somme en trois fois à partir de janvier.', says: ['promise'] },
  { text: 'Vous serez payé avant Noël, promis.', says: ['promise'] },
  { text: 'Ok pour le 10/12.', says: [] },
  { text: 'Le chèque est parti ce matin par la poste.', says: ['paid 2026-11-23'] },
  {
    text: 'Nous vous avons viré 1 150,20 euros le 20 novembre, merci de vérifier.',
    says: ['paid 2026-11-20 1150.20'],
  },
  { text: 'Sauf erreur, c’est réglé depuis le 12/11.', says: ['paid 2026-11-12'] },
  { text: 'Voyez avec votre banque, tout est payé chez nous.', says: ['paid'] },
  {
    text: 'Vous nous avez facturé 12 heures alors que votre technicien est resté 8 heures.',
    says: ['dispute'],
  },
  { text: 'La couleur ne correspond pas à ce que nous avions choisi.', says: ['dispute goods'] },
  { text: 'Nous bloquons le paiement tant que le SAV n’est pas passé.', says: ['dispute'] },
  { text: 'Cette facture concerne une commande annulée en septembre.', says: ['dispute'] },
  {
    text: 'Je n’ai jamais eu cette facture entre les mains, merci de me la faire suivre.',
    says: ['not-received'],
  },
  {
    text: 'Pas de facture dans nos dossiers. Pourriez-vous nous en renvoyer une copie ?',
    says: ['not-received'],
  },
  {
    text: 'Ma collègue Sophie gère désormais les fournisseurs : sophie@client.example',
    says: ['wrong-person sophie@client.example'],
  },
  {
    text: 'Cette adresse n’est plus utilisée, écrivez à achats@client.example.',
    says: ['wrong-person achats@client.example'],
  },
  {
    isAutomatic: true,
    text: 'Bonjour, je suis en déplacement et de retour lundi 30 novembre.',
    says: ['absence 2026-11-29'],
  },
  {
    isAutomatic: true,
    text: 'La comptabilité est fermée le vendredi. Nous vous répondrons au plus vite.',
    says: ['absence'],
  },
  { text: 'Merci, je regarde et reviens vers vous.', says: ['acknowledgement'] },
  { text: 'Auriez-vous un numéro de téléphone où vous joindre ?', says: [] },
  { text: 'Nous sommes en redressement judiciaire depuis le 3 novembre.', says: [] },
  { text: 'Payment will leave our account this Thursday.', says: ['promise 2026-11-26'] },
  { text: 'Our finance team has scheduled your invoice for the 28th.', says: ['promise 2026-11-28'] },
  { text: 'You’ll have the money before the end of next month.', says: ['promise 2026-12-31'] },
  { text: 'I can only pay half now, €600 on Monday 30 November.', says: ['promise 2026-11-30 600.00'] },
  { text: 'Paid in full on 9 November, please check your records.', says: ['paid 2026-11-09'] },
  { text: 'Our bank shows this left on Tuesday last week.', says: ['paid 2026-11-17'] },
  { text: 'The amount does not match our purchase order.', says: ['dispute price'] },
  { text: 'Half of the chairs were scratched when they arrived.', says: ['dispute goods'] },
  { text: 'We cancelled this order in September.', says: ['dispute'] },
  { text: 'This invoice isn’t in our system, can you forward it again?', says: ['not-received'] },
  {
    text: 'Accounts payable has moved to payables@client.example, kindly use that address.',
    says: ['wrong-person payables@client.example'],
  },
  {
    isAutomatic: true,
    text: 'Thanks for your message. I am away and will return on Thursday 3 December.',
    says: ['absence 2026-12-02'],
  },
  { text: 'Thanks, we will look into it.', says: ['acknowledgement'] },
  { text: 'Who should I speak to about the extension of our contract?', says: [] },
  { text: 'We will not be paying this invoice.', says: [] },
  { text: 'Did you get the cheque?', says: [] },
  { text: 'Please hold the delivery until 4 December.', says: [] },
];
