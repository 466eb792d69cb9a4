import { VAT_EXEMPTIONS } from './data/vat-exemptions.ts';
import type { VatExemption } from './data/vat-exemptions.ts';
import type { VatCategory } from './model.ts';

const BY_KEY: ReadonlyMap<string, VatExemption> = new Map(VAT_EXEMPTIONS.map((one) => [one.key, one]));

export function findExemption(key: string): VatExemption | null {
  return BY_KEY.get(key) ?? null;
}

/** For a picker: the reasons a category may have. */
export function exemptionsOf(category: VatCategory): readonly VatExemption[] {
  return VAT_EXEMPTIONS.filter((one) => one.category === category);
}
