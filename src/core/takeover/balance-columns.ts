import type { TheirLine } from '../ledger/index.ts';
import { parseAmount, type Currency } from '../money/index.ts';
import { plainHeader } from './plain-header.ts';

type Role = 'account' | 'name' | 'debit' | 'credit' | 'balance';

/** How programs head a trial balance; the balance columns before those of movements. */
const WORDS: readonly [Role, RegExp][] = [
  ['debit', /^(solde debit(eur)?|debit solde|closing debit|balance debit)$/],
  ['credit', /^(solde credit(eur)?|credit solde|closing credit|balance credit)$/],
  ['balance', /^(solde|balance|solde final|closing balance)$/],
  ['account', /^(numero |numero de |code )?(compte|account)( numero| number)?$/],
  ['name', /^(intitule|libelle|nom|name|comptelib)( du compte| de compte)?$|^account name$/],
  ['debit', /^(debit|total debit|mouvement debit)$/],
  ['credit', /^(credit|total credit|mouvement credit)$/],
];

export type BalanceReader = (line: number, cells: readonly string[]) => TheirLine | null;

/** Reads a trial balance, one line an account; which columns are missing when it is none. */
export const createBalanceReader = (
  headers: readonly string[],
  base: Currency,
): { ok: true; read: BalanceReader } | { ok: false; missing: string[] } => {
  const at = new Map<Role, number>();
  const plain = headers.map((header) => plainHeader(header));
  for (const [role, words] of WORDS) {
    const index = plain.findIndex((header) => words.test(header));
    if (index >= 0 && !at.has(role)) at.set(role, index);
  }
  const missing = at.has('account') ? [] : ['Compte'];
  if (!at.has('balance') && !(at.has('debit') && at.has('credit'))) missing.push('Débit', 'Crédit');
  if (missing.length > 0) return { ok: false, missing };
  return {
    ok: true,
    read: (line, cells) => {
      const cell = (role: Role): string => (cells[at.get(role) ?? -1] ?? '').trim();
      const account = cell('account').replaceAll(/\s/g, '').toUpperCase();
      // Sub-totals and titles stand between the accounts.
      if (!/^\d/.test(account)) return null;
      const money = (role: Role): bigint | null => {
        if (cell(role) === '') return 0n;
        const read = parseAmount(cell(role), base);
        return read.ok ? read.minor : null;
      };
      const [debit, credit] = [money('debit'), money('credit')];
      const sides = debit === null || credit === null ? null : debit - credit;
      const hasSides = at.has('debit') && at.has('credit');
      return {
        line,
        journal: '',
        journalName: '',
        number: '',
        account,
        accountName: cell('name'),
        auxiliary: '',
        auxiliaryName: '',
        piece: '',
        on: null,
        label: '',
        minor: hasSides ? sides : money('balance'),
        lettrage: '',
        letteredOn: null,
      };
    },
  };
};
