import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { at } = words('fr');

export const einvoiceReading = {
  'einvoice.file.empty': 'Ce fichier est vide. Demandez-le à nouveau à son émetteur.',
  'einvoice.file.too-large': (p) =>
    `Ce fichier dépasse ${p['limit'] ?? ''}\u00a0Mo. Demandez à son émetteur une facture sans pièces jointes.`,
  'einvoice.root.unknown': (p) =>
    `Ce fichier XML n’est pas une facture CII ou UBL ni un statut CDAR (élément «\u202f${p['root'] ?? ''}\u202f»). Demandez une facture électronique à son émetteur.`,
  'einvoice.nothing-inside':
    'Ce fichier a la forme d’une facture, mais il ne dit rien. Demandez-le à nouveau à son émetteur.',
  'einvoice.pdf.no-xml':
    'Ce PDF ne contient pas de facture électronique. Saisissez-la, ou demandez un Factur-X à son émetteur.',
  'einvoice.xml.malformed': (p) => `${at(p)}Ce fichier XML est abîmé. Demandez-le à nouveau à son émetteur.`,
  'einvoice.xml.doctype':
    'Ce fichier XML contient des définitions que nous refusons par sécurité. Demandez une facture sans DOCTYPE à son émetteur.',
  'einvoice.xml.too-deep': (p) =>
    `${at(p)}Ce fichier XML est imbriqué au-delà de toute raison. Demandez-le à nouveau à son émetteur.`,
  'einvoice.xml.too-large':
    'Ce fichier XML est démesuré. Demandez à son émetteur plusieurs factures plus courtes.',
  'einvoice.xml.text-too-long': (p) =>
    `${at(p)}Une pièce jointe ou un texte de ce fichier XML est démesuré. Demandez une facture sans pièces jointes.`,
  'einvoice.read.amount': (p) =>
    `«\u202f${p['value'] ?? ''}\u202f» n’est pas un montant (${p['term'] ?? ''}). Vérifiez la facture auprès de son émetteur.`,
  'einvoice.read.date': (p) =>
    `«\u202f${p['value'] ?? ''}\u202f» n’est pas une date\u202f; elle est laissée de côté. Vérifiez la facture auprès de son émetteur.`,
  'einvoice.read.sub-lines': (p) =>
    `Des lignes contiennent des sous-lignes (${p['count'] ?? ''})\u202f; seules les lignes, dont les montants les comprennent, sont lues.`,
  'pdf.broken': 'Ce PDF est abîmé. Demandez-le à nouveau à son émetteur.',
  'pdf.encrypted': 'Ce PDF est protégé par un mot de passe. Demandez-le sans protection à son émetteur.',
  'pdf.filter': 'Une pièce jointe de ce PDF est illisible. Demandez-le à nouveau à son émetteur.',
  'pdf.too-large':
    'Ce PDF demande un travail démesuré\u00a0: il est refusé par sécurité. Demandez une facture plus légère à son émetteur.',
  'xml.encoding.unknown': (p) =>
    `Ce fichier XML dit être écrit en «\u202f${p['encoding'] ?? ''}\u202f», que nous ne lisons pas. Demandez-le en UTF-8 à son émetteur.`,
  'xml.encoding.wrong': (p) =>
    `Ce fichier n’est pas un texte en ${p['encoding'] ?? ''}, comme il le dit ou le laisse croire. Vérifiez que c’est bien une facture, ou demandez-la à nouveau.`,
} satisfies FindingTexts;
