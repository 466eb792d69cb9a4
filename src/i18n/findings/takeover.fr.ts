import { words, type FindingTexts } from './text.ts';

const { amount } = words('fr');

export const takeover = {
  'takeover.already-done': 'Cette reprise est terminée\u202f; elle ne s’annule plus.',
  'takeover.amount-missing': 'Aucun montant sur cette ligne. Indiquez le reste dû.',
  'takeover.bad-lines': (p) =>
    `Des lignes ne peuvent pas être reprises (${p['count'] ?? ''}). Corrigez-les, ou choisissez de ne reprendre que les bonnes.`,
  'takeover.base-missing': (p) =>
    `Ce document n’est pas en ${p['currency'] ?? ''}. Ajoutez une colonne avec sa contre-valeur en ${p['currency'] ?? ''}.`,
  'takeover.cell-error': 'Cette cellule contient une erreur de tableur. Remplacez-la par le montant.',
  'takeover.code-other-name':
    'Ce code client est connu sous un autre nom. Le code l’emporte\u202f; vérifiez qu’il s’agit du même client.',
  'takeover.currency-unknown': 'Devise inconnue. Écrivez son code\u00a0: EUR, USD, CHF…',
  'takeover.customer-ambiguous':
    'Plusieurs clients correspondent. Ajoutez le code client ou le SIREN pour lever le doute.',
  'takeover.customer-missing': 'Aucun client sur cette ligne. Indiquez son code ou son nom.',
  'takeover.cutover-in-the-future':
    'La date de reprise est dans le futur. Choisissez le dernier jour tenu dans l’ancien logiciel.',
  'takeover.date-unreadable': 'Cette date est illisible ou n’existe pas. Écrivez-la ainsi\u00a0: 31/12/2026.',
  'takeover.dispute-above-open':
    'Le montant en litige dépasse le reste dû\u202f; tout le reste dû est pris comme contesté.',
  'takeover.due-before-issue':
    'L’échéance précède la date de facture. Elle est reprise telle quelle\u202f; vérifiez-la.',
  'takeover.due-computed': 'Sans échéance dans le fichier\u00a0: calculée d’après les conditions du client.',
  'takeover.einvoice-status': 'Ce fichier est un statut de facture, pas une facture.',
  'takeover.einvoice-not-ours': (p) =>
    `Cette facture est émise par ${p['seller'] || 'une autre société'}, pas par vous. Retirez-la du dossier, ou corrigez votre SIREN dans les réglages.`,
  'takeover.einvoices-kind': 'Un dossier de factures électroniques se reprend comme des factures ouvertes.',
  'takeover.zip-without-invoices':
    'Cette archive ne contient ni PDF ni XML. Rassemblez-y vos factures Factur-X, CII ou UBL.',
  'takeover.fec-amount':
    'Débit ou crédit illisible dans le FEC. Exportez-le à nouveau depuis votre logiciel comptable.',
  'takeover.fec-exchange':
    'Le montant en devise et sa contre-valeur se contredisent. Vérifiez les écritures de cette pièce.',
  'takeover.fec-kind':
    'Un FEC se lit comme un FEC, et lui seul. Choisissez le type qui convient à ce fichier.',
  'takeover.fec-partial-lettrage':
    'Lettrage qui ne s’équilibre pas\u00a0: ces lignes sont reprises comme ouvertes.',
  'takeover.issued-after-cutover':
    'Facture datée d’après la date de reprise. Elle est reprise\u202f; vérifiez la date.',
  'takeover.issued-in-the-future': 'Facture datée dans le futur. Elle est reprise\u202f; vérifiez la date.',
  'takeover.issued-missing': 'La date de facture manque.',
  'takeover.name-missing':
    'Ce client est nouveau et n’a pas de nom. Ajoutez-le, ou importez d’abord le fichier des clients.',
  'takeover.needs-amount':
    'Indiquez quelle colonne contient le reste dû (ou le montant TTC, ou débit et crédit).',
  'takeover.needs-customer':
    'Indiquez quelle colonne désigne le client\u00a0: son code, son nom ou son SIREN.',
  'takeover.needs-issued': 'Indiquez quelle colonne contient la date de facture.',
  'takeover.needs-name': 'Indiquez quelle colonne contient le nom du client.',
  'takeover.needs-number': 'Indiquez quelle colonne contient le numéro de facture.',
  'takeover.needs-paid': 'Indiquez quelle colonne contient la date de règlement.',
  'takeover.no-lines': 'Ce fichier n’a que des titres de colonnes, aucune ligne. Exportez-le à nouveau.',
  'takeover.not-a-pdf': 'Ce fichier n’est ni un PDF ni un ZIP de PDF.',
  'takeover.nothing-open': 'Rien n’est dû sur cette ligne\u202f; elle est laissée de côté.',
  'takeover.nothing-to-take':
    'Aucune ligne ne peut être reprise. Corrigez le fichier ou les colonnes, puis vérifiez à nouveau.',
  'takeover.number-missing': 'Le numéro de facture manque.',
  'takeover.open-above-total':
    'Le reste dû dépasse le montant de la facture. Il est repris tel quel\u202f; vérifiez-le.',
  'takeover.overpaid': 'Payée au-delà de son montant\u00a0: le surplus est repris comme un crédit du client.',
  'takeover.paid-credit-note': 'Avoir déjà soldé\u202f; il est laissé de côté.',
  'takeover.paid-in-the-future': 'La date de règlement est dans le futur. Corrigez-la.',
  'takeover.paid-missing': 'La date de règlement manque. Un historique ne contient que des factures payées.',
  'takeover.pdf-already-there': 'La facture a déjà son PDF\u202f; il est gardé tel quel.',
  'takeover.pdf-ambiguous':
    'Plusieurs factures portent ce numéro. Renommez le fichier, ou joignez-le depuis la facture.',
  'takeover.pdf-without-invoice': 'Aucune facture ne porte ce numéro. Renommez le fichier avec le sien.',
  'takeover.same-name-elsewhere':
    'Un client du même nom existe avec un autre code postal. Un nouveau client sera créé.',
  'takeover.siren-other-code': (p) =>
    `Ce SIREN est déjà celui du client ${p['code'] ?? ''}. Un nouveau client sera créé sous ce code-ci\u202f; vérifiez-le.`,
  'takeover.step-unknown':
    'Niveau de relance inconnu, laissé de côté. Écrivez 1, 2, 3 ou «\u00a0mise en demeure\u00a0».',
  'takeover.terms-unknown':
    'Conditions de règlement inconnues, laissées de côté. Exemple\u00a0: 30 jours fin de mois.',
  'takeover.too-many-columns':
    'Ce fichier a plus de 200 colonnes. Gardez celles des clients et des factures.',
  'takeover.total-line': 'Ligne de total, laissée de côté.',
  'takeover.twice-in-file': (p) =>
    `Déjà à la ligne ${p['line'] ?? ''} (client, numéro, échéance). Supprimez l’une des deux.`,
  'takeover.category-unknown': 'Régime de TVA inconnu, laissé de côté. Écrivez S, Z, E, AE, K, G ou O.',
  'takeover.discount-unreadable': 'Cette remise n’est pas un pourcentage entre 0 et 100. Corrigez-la.',
  'takeover.line-differs': (p) =>
    `Quantité × prix − remise donne ${amount(p, 'computedMinor')}, le fichier porte ${amount(p, 'writtenMinor')}. Corrigez la ligne.`,
  'takeover.line-name-missing': 'Cette ligne n’a ni désignation ni référence. Ajoutez l’une des deux.',
  'takeover.line-rounded': (p) =>
    `Quantité × prix donne ${amount(p, 'computedMinor')}, le fichier porte ${amount(p, 'writtenMinor')}\u00a0: le prix est arrondi, le montant du fichier est repris.`,
  'takeover.line-without-invoice':
    'Cette ligne nomme une facture qui n’est pas dans le fichier des factures. Ajoutez-la, ou retirez la ligne.',
  'takeover.needs-price':
    'Indiquez quelle colonne contient le prix unitaire HT, ou le montant HT de la ligne.',
  'takeover.needs-rate': 'Indiquez quelle colonne contient le taux de TVA.',
  'takeover.net-differs': (p) =>
    `Les lignes font ${amount(p, 'computedMinor')} HT, le fichier porte ${amount(p, 'writtenMinor')}. Il manque une ligne, ou une est de trop.`,
  'takeover.no-invoice-lines': 'Cette facture n’a aucune ligne.',
  'takeover.price-missing': 'Cette ligne n’a ni prix unitaire ni montant. Ajoutez l’un des deux.',
  'takeover.quantity-zero': 'Quantité nulle et montant qui ne l’est pas. Corrigez la quantité.',
  'takeover.rate-and-category': (p) =>
    `Un taux de ${p['rate'] ?? ''}\u00a0% et un régime sans TVA se contredisent. Corrigez l’un des deux.`,
  'takeover.rate-missing': 'Le taux de TVA de cette ligne manque. Écrivez 0 s’il n’y en a pas.',
  'takeover.rate-unreadable': 'Ce taux de TVA est illisible. Écrivez-le ainsi\u00a0: 20.',
  'takeover.rows-disagree': (p) =>
    `Cette facture porte une autre valeur à la ligne ${p['line'] ?? ''} («\u00a0${p['said'] ?? ''}\u00a0»). Une facture n’en a qu’une\u202f; si ce sont deux factures, donnez-leur deux numéros.`,
  'takeover.tax-differs': (p) =>
    `La TVA des lignes fait ${amount(p, 'computedMinor')}, le fichier porte ${amount(p, 'writtenMinor')}. Vérifiez les taux.`,
  'takeover.too-many-lines': 'Cette facture a plus de 2\u00a0000 lignes. Regroupez-les.',
  'takeover.total-differs': (p) =>
    `Les lignes font ${amount(p, 'computedMinor')} TTC, le fichier porte ${amount(p, 'writtenMinor')}. Vérifiez les lignes et les taux.`,
  'takeover.total-rounded': (p) =>
    `Les lignes font ${amount(p, 'computedMinor')}, le fichier porte ${amount(p, 'writtenMinor')}\u00a0: arrondis par ligne. La facture est reprise au total du fichier.`,
  'takeover.total-zero': 'Les lignes de cette facture se compensent\u00a0: son total est nul.',
  'takeover.unit-unknown': 'Unité inconnue\u00a0: la ligne compte en pièces. Écrivez pièce, heure, jour, kg…',
  'takeover.value-unknown': 'Valeur inconnue, laissée de côté.',
  'takeover.zip-without-pdf': 'Ce ZIP ne contient aucun PDF.',
} satisfies FindingTexts;
