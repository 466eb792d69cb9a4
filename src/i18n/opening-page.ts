/** The page where the reader of a mail takes back that its opening is told. */
export type OpeningPageWords = {
  title: string;
  text: (company: string) => string;
  stop: string;
  doneTitle: string;
  doneText: string;
  /** Noted beside the withdrawal: how it is known. */
  source: string;
};

const fr: OpeningPageWords = {
  title: 'L’ouverture de nos messages',
  text: (company) =>
    `Vous avez accepté que l’ouverture de nos e-mails soit signalée à ${company}. Vous pouvez retirer cet accord\u00a0: cela vaut aussi pour les messages déjà reçus.`,
  stop: 'Retirer mon accord',
  doneTitle: 'Accord retiré',
  doneText: 'L’ouverture de nos e-mails n’est plus signalée, y compris pour ceux que vous avez déjà reçus.',
  source: 'Lien de retrait d’un e-mail',
};

const en: OpeningPageWords = {
  title: 'The opening of our messages',
  text: (company) =>
    `You agreed that opening our e-mails is reported to ${company}. You may withdraw that agreement: this holds for messages already received too.`,
  stop: 'Withdraw my agreement',
  doneTitle: 'Agreement withdrawn',
  doneText: 'Opening our e-mails is no longer reported, including those you already received.',
  source: 'Withdrawal link of an e-mail',
};

export const openingPageWords = (language: 'fr' | 'en'): OpeningPageWords => (language === 'fr' ? fr : en);
