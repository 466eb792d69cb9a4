/** One account of the chart. `name` is data, in the words of the plan comptable général (ANC 2014-03). */
export type Account = {
  /** Root number; an organisation may lengthen it ('411000'). */
  code: string;
  name: string;
  /** Settled item by item: each of its postings names a party and makes one open item. */
  itemised: boolean;
};

const itemised = (code: string, name: string): Account => ({ code, name, itemised: true });
const summed = (code: string, name: string): Account => ({ code, name, itemised: false });

/** What a new organisation starts with, in order of number. */
export const CHART_OF_ACCOUNTS: readonly Account[] = [
  itemised('401', 'Fournisseurs'),
  itemised('4091', 'Fournisseurs – Avances et acomptes versés sur commandes'),
  itemised('411', 'Clients'),
  itemised('4117', 'Clients – Retenues de garantie'),
  itemised('413', 'Clients – Effets à recevoir'),
  itemised('416', 'Clients douteux ou litigieux'),
  summed('4181', 'Clients – Factures à établir'),
  itemised('4191', 'Clients – Avances et acomptes reçus sur commandes'),
  summed('44571', 'TVA collectée'),
  // Not in the official list, in general use for VAT on services that is due when they are paid (CGI art. 269-2 c).
  summed('44574', 'TVA collectée en attente d’encaissement'),
  summed('44587', 'Taxes sur le chiffre d’affaires sur factures à établir'),
  itemised('467', 'Autres comptes débiteurs ou créditeurs'),
  // Nobody is known on 471 yet: what stands there is followed payment by payment, not as open items.
  summed('471', 'Compte d’attente'),
  summed('5112', 'Chèques à encaisser'),
  // Not in the official list, in general use for card takings under way.
  summed('5115', 'Cartes bancaires à encaisser'),
  summed('512', 'Banques'),
  summed('530', 'Caisse'),
  summed('580', 'Virements internes'),
  summed('627', 'Services bancaires et assimilés'),
  summed('654', 'Pertes sur créances irrécouvrables'),
  // Apart from financial exchange differences (666) since ANC 2015-05: they belong to operating result.
  summed('656', 'Pertes de change sur créances et dettes commerciales'),
  summed('658', 'Charges diverses de gestion courante (arrondis)'),
  summed('665', 'Escomptes accordés'),
  summed('701', 'Ventes de produits finis'),
  summed('704', 'Travaux'),
  summed('706', 'Prestations de services'),
  summed('707', 'Ventes de marchandises'),
  summed('708', 'Produits des activités annexes'),
  summed('7085', 'Ports et frais accessoires facturés'),
  summed('709', 'Rabais, remises et ristournes accordés par l’entreprise'),
  summed('756', 'Gains de change sur créances et dettes commerciales'),
  summed('758', 'Produits divers de gestion courante (arrondis)'),
  summed('763', 'Revenus des autres créances (intérêts de retard)'),
  summed('890', 'Bilan d’ouverture'),
];

/** Roots that are settled item by item although the starting chart has no line for them yet. */
const OTHER_ITEMISED_ROOTS = ['403', '404'];

const BY_ROOT: ReadonlyMap<string, Account> = new Map(
  CHART_OF_ACCOUNTS.map((account) => [account.code, account]),
);

/** Class digit, then digits, then what an organisation may add: '411', '411000', '401DUPONT'. */
export function isAccountCode(code: string): boolean {
  return /^[1-9][0-9][0-9A-Z]{0,10}$/.test(code);
}

/** The chart's account a code belongs to, by its longest root: '411000' → 411. */
export function findAccount(code: string): Account | null {
  for (let length = code.length; length > 0; length -= 1) {
    const found = BY_ROOT.get(code.slice(0, length));
    if (found) return found;
  }
  return null;
}

/** '4191' is one thing, '419' another: the longest root decides. */
export function isItemised(code: string): boolean {
  if (OTHER_ITEMISED_ROOTS.some((root) => code.startsWith(root))) return true;
  return findAccount(code)?.itemised ?? false;
}
