import { words, type FindingTexts } from './findings/text.ts';

const { amount, day } = words('fr');

/** What « encaisse verify » may find. None of it can happen by working with Encaisse: it points to a damaged base. */
export const books = {
  'books.entry-unbalanced': (p) =>
    `L’écriture ${p['journal']} ${p['entryNo']} ne s’équilibre pas (écart ${amount(p, 'gapMinor')}) ou il lui manque une ligne. Identifiant ${p['entry']}.`,
  'books.entry-numbers': (p) =>
    `Les numéros du journal ${p['journal']} en ${p['year']} ont un trou\u00a0: ${p['entries']} écritures, numéro le plus haut ${p['highest']}, compteur ${p['counter']}.`,
  'books.entry-year': (p) =>
    `L’écriture ${p['journal']} ${p['entryNo']}, datée du ${day(p, 'entryOn')}, est numérotée dans l’exercice ${p['year']}.`,
  'books.posting-without-item': (p) =>
    `La ligne ${p['line']} de l’écriture ${p['entry']} (compte ${p['account']}) ne correspond pas à son poste ouvert\u00a0: ${amount(p, 'postedMinor')} en compte, ${amount(p, 'itemMinor')} en poste.`,
  'books.item-open': (p) =>
    `Le poste ${p['number']} affiche ${amount(p, 'openMinor')} restant dû et une date de solde «\u00a0${p['settledOn']}\u00a0»\u00a0; ses règlements donnent ${amount(p, 'expectedMinor')} et «\u00a0${p['expectedOn']}\u00a0». Identifiant ${p['item']}.`,
  'books.allocation-crossed': (p) =>
    `L’imputation ${p['allocation']} rapproche ${p['debit']} et ${p['credit']}, qui n’ont pas le même compte, le même client, la même devise ou des dates compatibles.`,
  'books.reversal-differs': (p) =>
    `L’annulation ${p['reversal']} n’est pas le miroir de l’imputation ${p['allocation']}.`,
  'books.lettrage-open': (p) =>
    `Le lettrage ${p['code']} (${p['number']}) ne s’équilibre pas. Identifiant ${p['lettrage']}.`,
  'books.payment-differs': (p) =>
    `Le règlement ${p['payment']} vaut ${amount(p, 'amountMinor')}, mais ${amount(p, 'bookedMinor')} sont comptabilisés et ${amount(p, 'openedMinor')} portés aux comptes clients.`,
  'books.open-balance': (p) =>
    `Le solde gardé du tiers ${p['party']} (compte ${p['account']}) vaut ${amount(p, 'keptMinor')}\u00a0; ses postes ouverts donnent ${amount(p, 'itemsMinor')}, ou une autre échéance la plus ancienne.`,
  'books.vat-receipt': (p) =>
    `TVA sur encaissement de ${p['number']} (${p['label']})\u00a0: ${amount(p, 'movedMinor')} devenus exigibles, ${amount(p, 'expectedMinor')} d’après ce qui est réglé.`,
  'books.vat-receipt-entry': (p) =>
    `L’écriture de TVA ${p['entry']} porte ${amount(p, 'bookedMinor')} sur le compte 44574\u00a0; ${amount(p, 'movedMinor')} sont devenus exigibles.`,
  'books.write-off': (p) =>
    `La différence soldée sur ${p['number']} vaut ${amount(p, 'amountMinor')} et son poste ${amount(p, 'itemMinor')}. Identifiant ${p['writeOff']}.`,
  'books.late-charge': (p) =>
    `Les frais de retard ${p['number']}\u00a0: ${amount(p, 'claimedMinor')} réclamés comme comptabilisés, ${amount(p, 'itemMinor')} en poste, ${amount(p, 'earnedMinor')} en produits. Identifiant ${p['item']}.`,
  'books.bank-line': (p) =>
    `Le mouvement bancaire du ${day(p, 'bookedOn')} (${amount(p, 'amountMinor')}) et son règlement (${amount(p, 'paymentMinor')}) ne concordent pas. Identifiant ${p['line']}.`,
  'books.bank-statement': (p) =>
    `Le relevé ${p['reference']} n’est pas prouvé\u00a0: ${amount(p, 'openingMinor')} au départ, ${amount(p, 'linesMinor')} de mouvements, ${amount(p, 'closingMinor')} à la fin.`,
  'books.account-differs': (p) =>
    `Au ${day(p, 'on')}, le compte ${p['account']} vaut ${amount(p, 'ledgerMinor')} et ses postes ouverts ${amount(p, 'openMinor')}.`,
} satisfies FindingTexts;
