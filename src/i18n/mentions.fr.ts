import { findExemption } from '../core/invoicing/vat-exemptions.ts';
import { formatDocumentDate, formatDocumentMoney } from './format-document.ts';
import { documentDecimal, documentText, type MentionParams, type MentionTexts } from './mention-text.ts';

const date = (p: MentionParams, key: string): string =>
  formatDocumentDate(documentText.day(p, key), 'fr', 'numeric');
const percent = (p: MentionParams): string => `${documentDecimal(p['percent'] ?? '', 'fr')}\u00a0%`;
const because = (p: MentionParams): string => (p['reason'] ? `\u00a0: ${p['reason']}` : '');

/**
 * What is printed on documents, in the words of the law where it has words: C. com. L441-9, L441-10 and D441-5, CGI
 * ann. II art. 242 nonies A. The law each mention stands on is beside its key, in core/invoicing/legal-mentions.ts.
 */
export const mentions: MentionTexts = {
  'seller-identity': (p) =>
    documentText.list(' – ', [
      documentText.list(' ', [
        p['name'],
        p['legalForm'],
        p['capital'] ? `au capital de ${p['capital']}` : '',
      ]),
      p['siren'] ? `SIREN ${documentText.siren(p['siren'])}` : '',
      p['register'],
      p['vatNumber'] ? `TVA ${p['vatNumber']}` : '',
    ]),
  'sole-trader': (p) => `${p['name'] ?? ''}, entrepreneur individuel (EI)`,
  'customer-siren': (p) => `SIREN du client\u00a0: ${documentText.siren(p['siren'] ?? '')}`,
  'customer-vat': (p) => `TVA intracommunautaire du client\u00a0: ${p['vatNumber'] ?? ''}`,
  'supplied-on': (p) => `Date de livraison ou de fin de la prestation\u00a0: ${date(p, 'on')}`,
  'supply-period': (p) => `Période\u00a0: du ${date(p, 'from')} au ${date(p, 'to')}`,
  'delivery-address': (p) => `Adresse de livraison\u00a0: ${p['address'] ?? ''}`,
  'nature-goods': 'Nature des opérations\u00a0: livraison de biens',
  'nature-services': 'Nature des opérations\u00a0: prestation de services',
  'nature-mixed': 'Nature des opérations\u00a0: livraison de biens et prestation de services',
  'vat-on-debits': 'Option pour le paiement de la taxe d’après les débits',
  'vat-exemption': (p) => findExemption(p['exemption'] ?? '')?.text.fr ?? '',
  'vat-in-base': (p) =>
    `TVA en ${p['base'] ?? ''}\u00a0: ${formatDocumentMoney(...documentText.amount(p), 'fr')} (1\u00a0${p['currency'] ?? ''} = ${documentDecimal(p['rate'] ?? '', 'fr')}\u00a0${p['base'] ?? ''}, ${p['source'] ?? ''}, ${date(p, 'on')})`,
  'late-penalties': (p) =>
    `Pénalités de retard, exigibles sans rappel dès le lendemain de l’échéance\u00a0: ${p['rate'] ?? ''}`,
  'late-penalties-public':
    'Intérêts moratoires, dus de plein droit dès le lendemain de l’échéance\u00a0: taux de la BCE majoré de huit points (CCP, art. R2192-31)',
  'recovery-indemnity': 'Indemnité forfaitaire pour frais de recouvrement en cas de retard\u00a0: 40\u00a0€',
  'early-payment': (p) =>
    `Escompte de ${percent(p)} pour paiement sous ${p['days'] ?? ''}\u00a0jours à compter de l’émission`,
  'no-early-payment': 'Pas d’escompte pour paiement anticipé',
  'credits-invoice': (p) => `Avoir sur la facture ${p['number'] ?? ''} du ${date(p, 'on')}${because(p)}`,
  'credits-contract': (p) =>
    `Avoir sur le contrat ${p['contract'] ?? ''}, période du ${date(p, 'from')} au ${date(p, 'to')}${because(p)}`,
  'corrects-invoice': (p) =>
    `Annule et remplace la facture ${p['number'] ?? ''} du ${date(p, 'on')}${because(p)}`,
  'deducts-deposit': (p) => `Déduction de l’acompte ${p['number'] ?? ''} du ${date(p, 'on')}`,
  deposit: 'Facture d’acompte',
  retention: (p) =>
    `Retenue de garantie de ${percent(p)} (loi n°\u00a071-584 du 16 juillet 1971), libérable le ${date(p, 'on')}`,
  assigned: (p) =>
    documentText.list('. ', [
      (p['text'] ?? '').replace(/[.\s]+$/, ''),
      `Pour être libératoire, le règlement doit être fait à ${p['name'] ?? ''}, IBAN ${documentText.iban(p['iban'] ?? '')}`,
    ]),
  'seller-mention': (p) => p['text'] ?? '',
  'not-professional': 'Sans objet\u00a0: le client n’est pas un professionnel',
  instalment: (p) => `${formatDocumentMoney(...documentText.amount(p), 'fr')} le ${date(p, 'on')}`,
  'section-subtotal': (p) =>
    `Sous-total ${p['title'] ?? ''}\u00a0: ${formatDocumentMoney(...documentText.amount(p), 'fr')}`,
  'pro-forma': 'Facture pro forma, sans valeur comptable ni fiscale',
  'quote-validity': (p) => `Offre valable jusqu’au ${date(p, 'on')}`,
};
