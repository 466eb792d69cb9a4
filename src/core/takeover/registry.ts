import type { PaymentTerms } from '../calendar/index.ts';
import { error, warning, type Finding } from '../finding.ts';
import { normalizeName } from '../party/index.ts';
import type { CustomerField } from './fields.ts';
import type { CustomerRecord } from './records.ts';

export type KnownCustomer = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly siren: string;
  readonly postalCode: string;
  readonly terms: PaymentTerms;
};

/** A customer met during one import: known before it, or new with it. */
export type Entry = {
  /** Id of a known customer; '#1', '#2' … of those this file brings. */
  readonly ref: string;
  readonly isNew: boolean;
  readonly code: string;
  readonly nameKey: string;
  readonly siren: string;
  readonly postalCode: string;
  readonly terms: PaymentTerms;
  /** Fields that a line of this file has already given. */
  readonly given: Set<CustomerField | 'terms'>;
};

export type Found = { readonly entry: Entry | null; readonly findings: readonly Finding[] };

/** Who is who: by code, else by SIREN, else by name and postal code. In doubt nobody is merged with anybody. */
export type Registry = {
  readonly find: (record: CustomerRecord) => Found;
  readonly add: (record: CustomerRecord, fallback: PaymentTerms) => Entry;
  readonly newCount: () => number;
};

const codeKey = (code: string): string => code.trim().toUpperCase();

const put = (index: Map<string, Entry[]>, key: string, entry: Entry): void => {
  if (key === '') return;
  const there = index.get(key);
  if (there === undefined) index.set(key, [entry]);
  else there.push(entry);
};

export const createRegistry = (known: Iterable<KnownCustomer>): Registry => {
  const byCode = new Map<string, Entry>();
  const bySiren = new Map<string, Entry[]>();
  const byName = new Map<string, Entry[]>();
  let added = 0;

  const index = (entry: Entry): Entry => {
    if (entry.code !== '') byCode.set(codeKey(entry.code), entry);
    put(bySiren, entry.siren, entry);
    put(byName, entry.nameKey, entry);
    return entry;
  };
  for (const one of known) {
    index({
      ref: one.id,
      isNew: false,
      code: one.code,
      nameKey: normalizeName(one.name),
      siren: one.siren,
      postalCode: one.postalCode,
      terms: one.terms,
      given: new Set(),
    });
  }

  const byItsCode = (record: CustomerRecord, nameKey: string): Found => {
    const entry = byCode.get(codeKey(record.code));
    if (entry !== undefined) {
      const sameSiren = record.siren !== '' && record.siren === entry.siren;
      const differs = nameKey !== '' && entry.nameKey !== '' && nameKey !== entry.nameKey && !sameSiren;
      return { entry, findings: differs ? [warning('takeover.code-other-name', { path: 'name' })] : [] };
    }
    const twin = record.siren === '' ? undefined : bySiren.get(record.siren)?.[0];
    if (twin === undefined) return { entry: null, findings: [] };
    return {
      entry: null,
      findings: [warning('takeover.siren-other-code', { path: 'siren', params: { code: twin.code } })],
    };
  };

  const byItsSiren = (record: CustomerRecord): Found | null => {
    const same = bySiren.get(record.siren) ?? [];
    if (same.length === 0) return null;
    if (same.length === 1) return { entry: same[0]!, findings: [] };
    return { entry: null, findings: [error('takeover.customer-ambiguous', { path: 'siren' })] };
  };

  const byItsName = (record: CustomerRecord, nameKey: string): Found => {
    const same = (byName.get(nameKey) ?? []).filter(
      (one) => record.siren === '' || one.siren === '' || one.siren === record.siren,
    );
    const near = same.filter((one) => one.postalCode === record.postalCode);
    if (near.length === 1 && (record.postalCode !== '' || same.length === 1))
      return { entry: near[0]!, findings: [] };
    if (same.length === 0) return { entry: null, findings: [] };
    // A name alone is enough only when nobody else has it.
    const unplaced = record.postalCode === '' || same.every((one) => one.postalCode === '');
    if (same.length === 1 && unplaced) return { entry: same[0]!, findings: [] };
    if (record.postalCode !== '' && near.length === 0) {
      return { entry: null, findings: [warning('takeover.same-name-elsewhere', { path: 'postalCode' })] };
    }
    return { entry: null, findings: [error('takeover.customer-ambiguous', { path: 'name' })] };
  };

  return {
    find: (record) => {
      const nameKey = record.name === '' ? '' : normalizeName(record.name);
      if (record.code !== '') return byItsCode(record, nameKey);
      if (record.siren !== '') {
        const found = byItsSiren(record);
        if (found !== null) return found;
      }
      return nameKey === '' ? { entry: null, findings: [] } : byItsName(record, nameKey);
    },
    add: (record, fallback) => {
      added += 1;
      return index({
        ref: `#${added}`,
        isNew: true,
        code: record.code,
        nameKey: normalizeName(record.name),
        siren: record.siren,
        postalCode: record.postalCode,
        terms: record.terms ?? fallback,
        given: new Set(),
      });
    },
    newCount: () => added,
  };
};
