import type { AcknowledgementWords } from './acknowledgement.ts';

export const acknowledgement: AcknowledgementWords = {
  words: ({ name, customer, company, siren, total, day, isConsumer, items }) =>
    [
      `${isConsumer ? `Je, ${name}, reconnais` : `Je, ${name}, au nom de ${customer}, reconnais`} devoir à ${company}${siren === '' ? '' : ` (SIREN ${siren})`} la somme de ${total}, pour\u00a0:`,
      ...items.map(
        (item) => `– ${item.number} du ${item.issued}, échéance du ${item.due}, reste dû ${item.amount}`,
      ),
      'Ce qui est contesté n’est pas compris dans cette somme.',
      `Fait le ${day}.`,
    ].join('\n'),
  page: {
    title: 'Reconnaître ce que je dois',
    text: 'Choisissez les factures. La part que vous contestez n’est pas comprise.',
    effect:
      'Une reconnaissance écrite interrompt la prescription\u00a0: le délai pour réclamer ces sommes repart de zéro (code civil, articles 2231 et 2240).',
    sendTo: (address) => `Nous envoyons un code à ${address}.`,
    nowhere: 'Nous n’avons pas d’adresse électronique pour vous envoyer un code. Écrivez-nous.',
    readTitle: 'Relisez, puis confirmez',
    readText: (address) => `Voici le texte exact que vous confirmez. Le code est parti à ${address}.`,
    code: 'Code reçu par e-mail',
    codeHint: 'Six chiffres, valables dix minutes.',
    confirm: 'Je reconnais cette dette',
    again: 'Recommencer',
    free: 'Rien ne vous y oblige\u00a0: vous pouvez nous répondre autrement.',
  },
  faults: {
    codeWrong: 'Ce n’est pas le bon code. Vérifiez le dernier e-mail reçu.',
    codeOver: 'Ce code ne vaut plus. Recommencez pour en recevoir un autre.',
    tooManyCodes: 'Plusieurs codes ont déjà été envoyés. Réessayez dans une heure, ou écrivez-nous.',
    staff: 'Vous êtes connecté à Encaisse\u00a0: seul votre client peut reconnaître sa dette.',
  },
  codeMail: (company, code) => ({
    subject: `Votre code – ${company}`,
    body: [
      'Bonjour,',
      `Votre code pour reconnaître ce que vous devez à ${company}\u00a0: ${code}`,
      'Il vaut dix minutes. Si vous n’avez rien demandé, ne le donnez à personne\u00a0: rien ne se passera.',
    ].join('\n\n'),
  }),
  receiptMail: ({ name, customer, company, total }) => ({
    subject: `Reconnaissance de dette de ${customer} – ${total}`,
    body: [
      'Bonjour,',
      `${name} a reconnu par écrit que ${customer} doit ${total} à ${company}. Le reçu est joint\u00a0: le texte exact, l’heure et son empreinte.`,
      'Gardez-le. Si vous n’êtes pas à l’origine de cet acte, prévenez-nous aussitôt.',
    ].join('\n\n'),
  }),
  receipt: {
    file: (day) => `reconnaissance-de-dette-${day}.pdf`,
    title: 'Reconnaissance de dette',
    evidence: 'Ce qui en est gardé',
    name: 'Par',
    at: 'Le',
    address: 'Code confirmé à',
    ip: 'Adresse IP',
    browser: 'Navigateur',
    hash: 'Empreinte SHA-256 du texte',
    how: 'La personne a ouvert le lien remis au client, lu le texte ci-dessus, et donné le code à usage unique envoyé à l’adresse connue de nous.',
    effect:
      'La reconnaissance par le débiteur du droit de celui contre lequel il prescrivait interrompt le délai de prescription (code civil, article 2240).',
    reference: (id) => `N° ${id}`,
    page: 'Page',
  },
};
