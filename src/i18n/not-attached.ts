import type { Locale } from './locales.ts';

/** Below the words of a mail: which invoices were too large to go along, and where they are. */
export const notAttached = (locale: Locale, numbers: readonly string[], hasAccount: boolean): string => {
  const list = numbers.join(', ');
  const isOne = numbers.length === 1;
  if (locale === 'fr') {
    const what = isOne
      ? `Trop volumineuse pour un e-mail, la facture ${list} n’est pas jointe`
      : `Trop volumineuses pour un e-mail, les factures ${list} ne sont pas jointes`;
    return hasAccount
      ? `${what}\u00a0: ${isOne ? 'elle est' : 'elles sont'} à télécharger sur votre espace, ci-dessous.`
      : `${what}\u00a0: répondez à ce message pour ${isOne ? 'la' : 'les'} recevoir autrement.`;
  }
  const what = isOne
    ? `Invoice ${list} is too large for an e-mail and is not attached`
    : `Invoices ${list} are too large for an e-mail and are not attached`;
  return hasAccount
    ? `${what}: you can download ${isOne ? 'it' : 'them'} from your account, below.`
    : `${what}: answer this message to receive ${isOne ? 'it' : 'them'} another way.`;
};
