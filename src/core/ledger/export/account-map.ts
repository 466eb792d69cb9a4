import { error, type Finding } from '../../finding.ts';
import type { ExportLine } from './line.ts';
import type { ExportOptions } from './profile.ts';

export type MappedAccount = {
  /** The collective or general account, filled up. */
  readonly general: string;
  /** What the posting is booked on where there is one account only. */
  readonly account: string;
  readonly findings: readonly Finding[];
};

export type AccountMap = (line: ExportLine) => MappedAccount;

/** Customers and suppliers: where the software keeps an account for each. */
const COLLECTIVE = /^4[01]1/;

/**
 * A party's own account: the prefix (411, or what the accountant wants: 9, C …) and its code without signs; only the
 * figures of the code where all of it is too long. With a prefix, what a party has elsewhere (a deposit on 4191) stays on the
 * general account: one prefix cannot name two accounts. Two parties that came to one account are refused, never mixed.
 */
export const createAccountMap = (options: ExportOptions, width: number): AccountMap => {
  const taken = new Map<string, string>();
  return (line) => {
    const general = line.account.padEnd(options.accountLength, '0');
    const isGeneral = line.partyCode === '' || (options.partyPrefix !== '' && !COLLECTIVE.test(line.account));
    if (isGeneral) return { general, account: general, findings: [] };
    const prefix = options.partyPrefix === '' ? line.account : options.partyPrefix;
    const code = line.partyCode.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
    const whole = prefix + code;
    const account = whole.length <= width ? whole : prefix + code.replaceAll(/\D/g, '');
    const owner = taken.get(account);
    const own = `${line.account} ${line.partyCode}`;
    taken.set(account, owner ?? own);
    const clash = owner !== undefined && owner !== own;
    return {
      general,
      account,
      findings: clash ? [error('export.account-clash', { params: { account, one: owner, other: own } })] : [],
    };
  };
};
