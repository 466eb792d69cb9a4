import type { PlainDate } from '../core/calendar/index.ts';
import { formatDocumentDate } from './format-document.ts';
import { documentDecimal } from './mention-text.ts';
import type { Locale } from './locales.ts';

type Delivered = {
  readonly nature: 'goods' | 'services';
  readonly reference: string;
  readonly deliveredOn: PlainDate;
  /** '' where the invoice says it for all. */
  readonly order: string;
};

/** Names of the lines that Encaisse writes itself, in the language of their document. */
export const documentLines = (locale: Locale) =>
  locale === 'fr'
    ? {
        deposit: (percent: string, number: string): string =>
          `Acompte de ${documentDecimal(percent, 'fr')}\u00a0%${number === '' ? '' : ` sur ${number}`}`,
        depositDeducted: (number: string): string => `Acompte déduit, facture ${number}`,
        credited: (number: string): string => `Solde de la facture ${number}`,
        delivered: ({ nature, reference, deliveredOn, order }: Delivered): string =>
          [
            nature === 'services' ? 'Prestation' : 'Livraison',
            reference,
            `du ${formatDocumentDate(deliveredOn, 'fr', 'long')}`,
            order === '' ? '' : `– commande ${order}`,
          ]
            .filter((part) => part !== '')
            .join(' '),
        partOfPeriod: (days: number, of: number): string => `Prorata\u00a0: ${days} jours sur ${of}`,
        rateSources: { ecb: 'BCE', hand: 'Cours saisi' },
      }
    : {
        deposit: (percent: string, number: string): string =>
          `Deposit of ${documentDecimal(percent, 'en')}\u00a0%${number === '' ? '' : ` on ${number}`}`,
        depositDeducted: (number: string): string => `Deposit deducted, invoice ${number}`,
        credited: (number: string): string => `Balance of invoice ${number}`,
        delivered: ({ nature, reference, deliveredOn, order }: Delivered): string =>
          [
            nature === 'services' ? 'Service' : 'Delivery',
            reference,
            `of ${formatDocumentDate(deliveredOn, 'en', 'long')}`,
            order === '' ? '' : `– order ${order}`,
          ]
            .filter((part) => part !== '')
            .join(' '),
        partOfPeriod: (days: number, of: number): string => `Pro rata: ${days} of ${of} days`,
        rateSources: { ecb: 'ECB', hand: 'Typed rate' },
      };
