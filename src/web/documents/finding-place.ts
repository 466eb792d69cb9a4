/**
 * Where a finding is put right. The path of core/invoicing leads to a field of the editor, to the customer's record, or
 * to the company's settings.
 */
export type FindingPlace =
  /** The closest field first, then what it is part of. */
  { where: 'field'; fields: readonly string[] } | { where: 'customer' } | { where: 'settings'; to: string };

/** The element of a path in the editor: 'lines.3.vat' → 'field-lines-3-vat'. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

/** What only documents say of the company has its own page (app/invoicing settings). */
const ON_DOCUMENTS = ['capital', 'register', 'siret', 'eAddress', 'vatRegime', 'vatOnDebits', 'lateRate'];

const settingsOf = (path: string): string =>
  ON_DOCUMENTS.some((name) => path.startsWith(`seller.${name}`))
    ? '/reglages/facturation'
    : '/reglages/societe';

export function placeOf(path: string | undefined): FindingPlace {
  if (path === undefined || path === '') return { where: 'field', fields: [fieldId('lines')] };
  if (path.startsWith('seller')) return { where: 'settings', to: settingsOf(path) };
  if (path.startsWith('buyer')) return { where: 'customer' };
  const parts = path.split('.');
  const fields = parts.map((_, index) => fieldId(parts.slice(0, parts.length - index).join('.')));
  return { where: 'field', fields };
}

/** Opens what hides the field, brings it into sight and gives it the hand. False when none of them is there. */
export function goToField(fields: readonly string[], root: Document = document): boolean {
  const target = fields
    .map((id) => root.getElementById(id))
    .find((element): element is HTMLElement => element !== null);
  if (target === undefined) return false;
  for (let at = target.closest('details'); at !== null; at = at.parentElement?.closest('details') ?? null) {
    at.open = true;
  }
  const control = target.matches('input, select, textarea, button')
    ? target
    : (target.querySelector<HTMLElement>('input, select, textarea, button') ?? target);
  control.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
  return true;
}
