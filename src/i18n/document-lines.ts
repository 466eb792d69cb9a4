import { documentDecimal } from './mention-text.ts';
import type { Locale } from './locales.ts';

/** Names of the lines that Encaisse writes itself, in the language of their document. */
export const documentLines = (locale: Locale) =>
  locale === 'fr'
    ? {
        deposit: (percent: string, number: string): string =>
          `Acompte de ${documentDecimal(percent, 'fr')}\u00a0%${number === '' ? '' : ` sur ${number}`}`,
        depositDeducted: (number: string): string => `Acompte déduit, facture ${number}`,
        credited: (number: string): string => `Solde de la facture ${number}`,
      }
    : {
        deposit: (percent: string, number: string): string =>
          `Deposit of ${documentDecimal(percent, 'en')}\u00a0%${number === '' ? '' : ` on ${number}`}`,
        depositDeducted: (number: string): string => `Deposit deducted, invoice ${number}`,
        credited: (number: string): string => `Balance of invoice ${number}`,
      };
