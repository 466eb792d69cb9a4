import { parseIban, parseSiren, parseSiret } from '../../core/party/index.ts';

/** Numbers with right keys that belong to nobody: the INSEE gives no SIREN that starts with 000, no bank is 99999. */

const withKey = (digits: string, isRight: (whole: string) => boolean): string => {
  for (let key = 0; key <= 9; key += 1) if (isRight(`${digits}${key}`)) return `${digits}${key}`;
  throw new Error(`no key for ${digits}`);
};

export const inventedSiren = (no: number): string =>
  withKey(`000${String(no).padStart(5, '0')}`, (whole) => parseSiren(whole).ok);

export const inventedSiret = (siren: string): string =>
  withKey(`${siren}0001`, (whole) => parseSiret(whole).ok);

/** Clé RIB: 97 − (89 × bank + 15 × branch + 3 × account) mod 97. Then the key of ISO 13616 over the whole. */
export const inventedIban = (no: number): string => {
  const [bank, branch, account] = ['99999', '00042', String(10_000_000 + no * 7919).padStart(11, '0')];
  const rib = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
  const bban = `${bank}${branch}${account}${String(rib).padStart(2, '0')}`;
  // F = 15, R = 27.
  const key = 98n - (BigInt(`${bban}152700`) % 97n);
  const iban = `FR${String(key).padStart(2, '0')}${bban}`;
  if (!parseIban(iban).ok) throw new Error(`not an IBAN: ${iban}`);
  return iban;
};
