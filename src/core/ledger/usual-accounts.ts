import { CHART_OF_ACCOUNTS, type Account } from './accounts.ts';

/**
 * Accounts of the plan comptable général (ANC 2014-03, as amended by 2022-06) that entries by hand use most, beyond those a
 * new organisation starts with: found by name while typing, opened when something is booked to them.
 */
const FURTHER: readonly (readonly [code: string, name: string])[] = [
  ['101', 'Capital'],
  ['1061', 'Réserve légale'],
  ['1068', 'Autres réserves'],
  ['108', 'Compte de l’exploitant'],
  ['110', 'Report à nouveau (solde créditeur)'],
  ['119', 'Report à nouveau (solde débiteur)'],
  ['120', 'Résultat de l’exercice (bénéfice)'],
  ['129', 'Résultat de l’exercice (perte)'],
  ['15', 'Provisions pour risques et charges'],
  ['164', 'Emprunts auprès des établissements de crédit'],
  ['165', 'Dépôts et cautionnements reçus'],
  ['205', 'Concessions, brevets, licences, logiciels'],
  ['207', 'Fonds commercial'],
  ['213', 'Constructions'],
  ['215', 'Installations techniques, matériel et outillage'],
  ['2181', 'Installations générales, agencements'],
  ['2182', 'Matériel de transport'],
  ['2183', 'Matériel de bureau et informatique'],
  ['2184', 'Mobilier'],
  ['275', 'Dépôts et cautionnements versés'],
  ['280', 'Amortissements des immobilisations incorporelles'],
  ['281', 'Amortissements des immobilisations corporelles'],
  ['31', 'Stocks de matières premières'],
  ['35', 'Stocks de produits'],
  ['37', 'Stocks de marchandises'],
  ['408', 'Fournisseurs – Factures non parvenues'],
  ['421', 'Personnel – Rémunérations dues'],
  ['425', 'Personnel – Avances et acomptes'],
  ['428', 'Personnel – Charges à payer et produits à recevoir'],
  ['431', 'Sécurité sociale'],
  ['437', 'Autres organismes sociaux'],
  ['4421', 'Prélèvement à la source (impôt sur le revenu)'],
  ['444', 'État – Impôts sur les bénéfices'],
  ['4452', 'TVA due intracommunautaire'],
  ['44551', 'TVA à décaisser'],
  ['44562', 'TVA déductible sur immobilisations'],
  ['44566', 'TVA déductible sur autres biens et services'],
  ['44567', 'Crédit de TVA à reporter'],
  ['447', 'Autres impôts, taxes et versements assimilés'],
  ['455', 'Associés – Comptes courants'],
  ['457', 'Associés – Dividendes à payer'],
  ['476', 'Différence de conversion – Actif'],
  ['477', 'Différence de conversion – Passif'],
  ['486', 'Charges constatées d’avance'],
  ['487', 'Produits constatés d’avance'],
  ['491', 'Dépréciations des comptes de clients'],
  ['511', 'Valeurs à l’encaissement'],
  ['601', 'Achats de matières premières'],
  ['602', 'Achats d’autres approvisionnements'],
  ['603', 'Variation des stocks'],
  ['604', 'Achats d’études et prestations de services'],
  ['606', 'Achats non stockés de matières et fournitures'],
  ['6061', 'Fournitures non stockables (eau, énergie)'],
  ['6063', 'Fournitures d’entretien et petit équipement'],
  ['6064', 'Fournitures administratives'],
  ['607', 'Achats de marchandises'],
  ['611', 'Sous-traitance générale'],
  ['612', 'Redevances de crédit-bail'],
  ['613', 'Locations'],
  ['6132', 'Locations immobilières'],
  ['6135', 'Locations mobilières'],
  ['614', 'Charges locatives et de copropriété'],
  ['615', 'Entretien et réparations'],
  ['616', 'Primes d’assurances'],
  ['618', 'Divers (documentation, séminaires)'],
  ['621', 'Personnel extérieur à l’entreprise'],
  ['622', 'Rémunérations d’intermédiaires et honoraires'],
  ['623', 'Publicité, publications, relations publiques'],
  ['624', 'Transports de biens'],
  ['625', 'Déplacements, missions et réceptions'],
  ['626', 'Frais postaux et de télécommunications'],
  ['628', 'Divers services extérieurs'],
  ['631', 'Impôts et taxes sur rémunérations'],
  ['635', 'Autres impôts, taxes et versements assimilés'],
  ['63511', 'Contribution économique territoriale'],
  ['641', 'Rémunérations du personnel'],
  ['644', 'Rémunération du travail de l’exploitant'],
  ['645', 'Cotisations de sécurité sociale et de prévoyance'],
  ['651', 'Redevances pour concessions, brevets, licences'],
  ['661', 'Charges d’intérêts'],
  ['666', 'Pertes de change financières'],
  ['681', 'Dotations aux amortissements et aux provisions'],
  ['6811', 'Dotations aux amortissements des immobilisations'],
  ['6817', 'Dotations aux dépréciations des actifs circulants'],
  ['695', 'Impôts sur les bénéfices'],
  ['713', 'Variation des stocks de produits'],
  ['741', 'Subventions d’exploitation'],
  ['764', 'Revenus des valeurs mobilières de placement'],
  ['765', 'Escomptes obtenus'],
  ['766', 'Gains de change financiers'],
  ['781', 'Reprises sur amortissements et provisions'],
  ['7817', 'Reprises sur dépréciations des actifs circulants'],
  ['791', 'Transferts de charges d’exploitation'],
];

/** The starting chart and the further ones, in order of number. */
export const USUAL_ACCOUNTS: readonly Pick<Account, 'code' | 'name'>[] = [
  ...CHART_OF_ACCOUNTS.map(({ code, name }) => ({ code, name })),
  ...FURTHER.map(([code, name]) => ({ code, name })),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const NAMES: ReadonlyMap<string, string> = new Map(USUAL_ACCOUNTS.map(({ code, name }) => [code, name]));

/** What an account is called by the plan comptable: the name of its longest root; null where it knows none. */
export function accountName(code: string): string | null {
  for (let length = code.length; length > 1; length -= 1) {
    const found = NAMES.get(code.slice(0, length));
    if (found !== undefined) return found;
  }
  return null;
}
