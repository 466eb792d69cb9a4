import { words, type FindingTexts, type Params } from './findings/text.ts';

const { amount, day } = words('fr');
const instantDay = (p: Params): string => day({ on: String(p['provedAt']).slice(0, 10) }, 'on');

/** What « encaisse verify » may find. None of it can happen by working with Encaisse: it points to a damaged base. */
export const books = {
  'books.entry-unbalanced': (p) =>
    `L’écriture ${p['journal']} ${p['entryNo']} ne s’équilibre pas (écart ${amount(p, 'gapMinor')}) ou il lui manque une ligne. Identifiant ${p['entry']}.`,
  'books.entry-numbers': (p) =>
    `Les numéros du journal ${p['journal']} en ${p['year']} ont un trou\u00a0: ${p['entries']} écritures, numéro le plus haut ${p['highest']}, compteur ${p['counter']}.`,
  'books.entry-year': (p) =>
    `L’écriture ${p['journal']} ${p['entryNo']}, datée du ${day(p, 'entryOn')}, est numérotée dans l’exercice ${p['year']}.`,
  'books.entry-changed': (p) =>
    `L’écriture ${p['journal']} ${p['entryNo']} (${p['year']}) n’est plus telle qu’elle a été validée, ou celle qui la précède a changé.`,
  'books.entry-reversal': (p) =>
    `L’écriture ${p['journal']} ${p['entryNo']} n’est pas le miroir de ${p['ofJournal']} ${p['ofEntryNo']}, qu’elle annule.`,
  'books.entry-head': (p) =>
    `La chaîne des écritures du journal ${p['journal']} (${p['year']}) a été refaite\u00a0: le numéro ${p['entryNo']} n’est plus celui de la vérification du ${instantDay(p)}.`,
  'books.invoice-differs': (p) =>
    `La facture ${p['number']} vaut ${amount(p, 'totalMinor')} et ses échéances ${amount(p, 'itemsMinor')}.`,
  'books.bank-account': (p) =>
    `Compte bancaire ${p['name']}\u00a0: les mouvements rapprochés valent ${amount(p, 'linesMinor')} à la banque et ${amount(p, 'bookedMinor')} au compte ${p['account']}.`,
  'books.bank-chain': (p) =>
    `Le relevé ${p['reference']} du compte ${p['account']} commence à ${amount(p, 'openingMinor')}, alors que le précédent finit à ${amount(p, 'beforeMinor')}\u00a0: il manque un relevé entre les deux.`,
  'books.bank-import': (p) =>
    `Le fichier de banque ${p['name']} a apporté ${p['said']} mouvements\u00a0; ${p['found']} sont là, ou l’un d’eux est là deux fois, ou il a été repris en partie.`,
  'books.guard-off': (p) =>
    `La base ne protège plus ses écritures\u00a0: la règle «\u00a0${p['guard']}\u00a0» de la table «\u00a0${p['table']}\u00a0» est levée.`,
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
  'books.account-month': (p) =>
    `Le total gardé du compte ${p['account']} en ${p['month']} vaut ${amount(p, 'keptMinor')}\u00a0; ses écritures donnent ${amount(p, 'entriesMinor')}.`,
  'books.write-off': (p) =>
    `La différence soldée sur ${p['number']} vaut ${amount(p, 'amountMinor')} et son poste ${amount(p, 'itemMinor')}. Identifiant ${p['writeOff']}.`,
  'books.bank-batch': (p) => `La remise ${p['reference'] ?? ''} n’a pas l’état de sa ligne de banque.`,
  'books.late-charge': (p) =>
    `Les frais de retard ${p['number']}\u00a0: ${amount(p, 'claimedMinor')} réclamés comme comptabilisés, ${amount(p, 'itemMinor')} en poste, ${amount(p, 'earnedMinor')} en produits. Identifiant ${p['item']}.`,
  'books.bank-line': (p) =>
    `Le mouvement bancaire du ${day(p, 'bookedOn')} (${amount(p, 'amountMinor')}) et son règlement (${amount(p, 'paymentMinor')}) ne concordent pas. Identifiant ${p['line']}.`,
  'books.bank-statement': (p) =>
    `Le relevé ${p['reference']} n’est pas prouvé\u00a0: ${amount(p, 'openingMinor')} au départ, ${amount(p, 'linesMinor')} de mouvements, ${amount(p, 'closingMinor')} à la fin.`,
  'books.instrument-account': (p) =>
    `Les chèques et effets devraient laisser ${amount(p, 'expectedMinor')} sur le compte ${p['account']}\u00a0; leurs écritures y laissent ${amount(p, 'postedMinor')}.`,
  'books.instrument-vat': (p) =>
    `L’effet ${p['number']} est en portefeuille sans que sa TVA sur encaissement attende son paiement, ou elle n’attend plus sans raison.`,
  'books.account-differs': (p) =>
    `Au ${day(p, 'on')}, le compte ${p['account']} vaut ${amount(p, 'ledgerMinor')} et ses postes ouverts ${amount(p, 'openMinor')}.`,
  'books.closing-differs': (p) =>
    `Les clôtures gardent ${amount(p, 'keptMinor')} sur les comptes ${p['account']}, et leurs écritures ${amount(p, 'bookedMinor')}.`,
  'books.closing-reversal': (p) =>
    `L’extourne ${p['reversal']} n’est pas le miroir de l’écriture de clôture ${p['entry']}, datée du lendemain.`,
} satisfies FindingTexts;
