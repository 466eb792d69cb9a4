import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { amount, at } = words('fr');

export const bank = {
  'bank.file.empty': 'Ce fichier est vide. Téléchargez-le à nouveau depuis votre banque.',
  'bank.file.unknown-format':
    'Ce fichier n’est pas un relevé connu. Demandez à votre banque un CAMT.053, un OFX, un CFONB 120, un MT940, un CSV ou un classeur Excel.',
  'bank.file.encoding':
    'Ce fichier n’est pas du texte lisible\u00a0: son encodage est inconnu ou il est abîmé. Téléchargez-le à nouveau, en UTF-8 si votre banque le propose.',
  'bank.file.encoding-mixed':
    'Quelques caractères de ce fichier sont abîmés\u202f; des libellés peuvent l’être aussi. Les montants et les dates sont justes.',
  'bank.file.no-statement': 'Ce fichier ne contient aucun relevé. Exportez une période où le compte a bougé.',
  'bank.file.truncated': 'Ce fichier est coupé avant la fin. Téléchargez-le à nouveau.',
  'bank.xml.malformed': (p) => `${at(p)}Ce fichier XML est abîmé. Téléchargez-le à nouveau.`,
  'bank.xml.doctype':
    'Ce fichier XML contient des définitions que nous refusons par sécurité. Demandez un CAMT.053 simple à votre banque.',
  'bank.xml.too-deep': (p) =>
    `${at(p)}Ce fichier XML est imbriqué au-delà de toute raison. Téléchargez-le à nouveau depuis votre banque.`,
  'bank.xml.too-large': (p) =>
    `${at(p)}Un élément de ce fichier XML est démesuré. Exportez une période plus courte.`,
  'bank.xml.text-too-long': (p) =>
    `${at(p)}Un texte de ce fichier XML est démesuré. Téléchargez-le à nouveau depuis votre banque.`,
  'bank.cfonb.bad-record': (p) =>
    `${at(p)}Cet enregistrement CFONB est illisible. Téléchargez le fichier à nouveau.`,
  'bank.cfonb.close-without-open': (p) =>
    `${at(p)}Un nouveau solde sans ancien solde avant lui. Téléchargez le fichier à nouveau.`,
  'bank.cfonb.complement-without-entry': (p) =>
    `${at(p)}Un complément sans mouvement avant lui. Téléchargez le fichier à nouveau.`,
  'bank.cfonb.outside': (p) => `${at(p)}Un mouvement hors de tout relevé. Téléchargez le fichier à nouveau.`,
  'bank.cfonb.unclosed': (p) =>
    `${at(p)}Un relevé s’arrête sans nouveau solde. Téléchargez le fichier à nouveau.`,
  'bank.cfonb.unknown-record': (p) =>
    `${at(p)}Un enregistrement de type inconnu. Téléchargez le fichier à nouveau.`,
  'bank.csv.no-header':
    'Les colonnes de ce fichier ne sont pas reconnues. Il faut au moins la date, le libellé et le montant.',
  'bank.csv.balance-break': (p) =>
    `${at(p)}Le solde ne suit pas les montants à partir d’ici\u00a0: une ligne manque sans doute. Exportez le relevé à nouveau.`,
  'bank.chain.gap': (p) =>
    `Il manque un relevé avant celui-ci\u00a0: entre le solde final du précédent et son solde de départ, il y a ${amount(p, 'difference')} d’écart. Importez la période manquante.`,
  'bank.date-order.assumed':
    'Les dates peuvent se lire de deux façons\u202f; nous avons lu le jour en premier. Vérifiez-en une.',
  'bank.currency.unknown': (p) =>
    `La devise «\u00a0${p['value'] ?? ''}\u00a0» est inconnue. Vérifiez le fichier.`,
  'bank.balance.other-currency': (p) =>
    `${at(p)}Un solde est en ${p['currency'] ?? ''}, pas dans la devise du relevé. Demandez un nouvel export à votre banque.`,
  'bank.balance.unreadable': (p) => `${at(p)}Un solde est illisible. Téléchargez le fichier à nouveau.`,
  'bank.entry.date': (p) =>
    `${at(p)}La date de cette ligne est illisible. Corrigez-la dans le fichier, ou exportez-le à nouveau.`,
  'bank.entry.amount': (p) =>
    `${at(p)}Le montant de cette ligne est illisible. Corrigez-le dans le fichier, ou exportez-le à nouveau.`,
  'bank.entry.unreadable': (p) => `${at(p)}Cette ligne est illisible. Téléchargez le fichier à nouveau.`,
  'bank.entry.sign': (p) =>
    `${at(p)}On ne sait pas si cette ligne entre ou sort. Demandez un nouvel export à votre banque.`,
  'bank.entry.too-many-decimals': (p) => `${at(p)}Ce montant a trop de décimales pour sa devise.`,
  'bank.entry.other-currency': (p) =>
    `${at(p)}Cette ligne est en ${p['currency'] ?? ''}, pas dans la devise du compte. Demandez à votre banque un relevé par devise.`,
  'bank.entry.batch-not-split': (p) =>
    `${at(p)}Cette ligne regroupe ${p['count'] ?? ''} paiements sans leurs montants. Demandez à votre banque le détail des remises.`,
  'bank.statement.unbalanced': (p) =>
    `Le relevé ne tombe pas juste\u00a0: il manque ${amount(p, 'difference')} entre les lignes et le solde final. Exportez-le à nouveau.`,
  'bank.statement.currency-assumed': (p) =>
    `La devise n’est pas écrite\u202f; nous avons lu ${p['currency'] ?? ''}.`,
  'bank.account.exists': (p) =>
    `Ce numéro est déjà celui du compte «\u00a0${p['name'] ?? ''}\u00a0». Choisissez ce compte.`,
  'bank.import.notification-only':
    'Ce fichier est un avis d’opération (CAMT.054)\u202f: il précise des lignes d’un compte dont aucun relevé n’est encore là. Importez d’abord son CAMT.053.',
  'bank.import.other-currency': (p) =>
    `Ce relevé est en ${p['currency'] ?? ''} et le compte «\u00a0${p['name'] ?? ''}\u00a0» en ${p['expected'] ?? ''}. Choisissez un autre compte.`,
  'bank.account-not-for-lines': (p) =>
    `Le compte ${p['account'] ?? ''} ne convient pas ici\u00a0: un compte de client ou de fournisseur se règle pièce par pièce. Choisissez une charge, un produit, un emprunt, un compte 445 ou 580.`,
  'bank.vat-account': (p) =>
    `Le compte ${p['account'] ?? ''} n’est pas un compte de TVA. Choisissez un compte 445, comme 44566.`,
  'bank.rule.pattern':
    'Aucun mot du libellé ne permet de reconnaître la ligne. Gardez au moins un mot sans chiffre.',
  'bank.rule.exists': 'Une autre règle reconnaît déjà ces mots. Modifiez celle-là, ou supprimez-la.',
  'bank.drop.account-needed':
    'Ce fichier ne dit pas de quel compte il est. Importez-le une fois depuis l’écran Banque, qui vous le demandera.',
  'bank.drop.columns-needed':
    'Les colonnes de ce fichier sont inconnues. Importez-le une fois depuis l’écran Banque\u202f: le compte s’en souviendra.',
  'bank.drop.date-order-needed':
    'Les dates de ce fichier se lisent de deux façons. Importez-le une fois depuis l’écran Banque\u202f: le compte s’en souviendra.',
  'bank.mail-sender': (p) =>
    `«\u00a0${p['value'] ?? ''}\u00a0» n’est ni une adresse ni un domaine. Exemples\u00a0: releves@banque.fr, @banque.fr.`,
  'bank.mail-unreadable':
    'Cet e-mail n’a pas pu être ouvert. Enregistrez sa pièce jointe depuis votre messagerie, puis importez-la depuis l’écran Banque.',
  'mailbox.plain-outside':
    'Sans chiffrement, le mot de passe traverserait le réseau en clair. Choisissez TLS.',
  'mailbox.password-for-new-host': 'Le serveur change\u00a0: saisissez à nouveau le mot de passe.',
  'mailbox.password-needed': 'Saisissez le mot de passe de la boîte aux lettres.',
  'mailbox.demo': 'Une société d’exemple n’ouvre aucune boîte aux lettres.',
  'bank.drop.too-large': 'Ce fichier dépasse 64\u00a0Mo. Exportez une période plus courte.',
  'bank.drop.failed':
    'Ce fichier n’a pas pu être importé. Importez-le depuis l’écran Banque, qui dira pourquoi.',
  'bank.match.money-out':
    'Cette ligne est un débit\u202f: elle ne paie aucune facture de client. Mettez-la de côté avec une raison.',
  'bank.match.credit-note-unused':
    'L’avoir dépasse les factures choisies de ce client. Ajoutez une facture, ou réduisez l’avoir.',
  'bank.match.rest-without-payer':
    'Les factures choisies sont de plusieurs clients et il reste un montant. Répartissez tout, ou dites à qui est le reste.',
} satisfies FindingTexts;
