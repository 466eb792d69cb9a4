import type { ContactFacts } from './facts.ts';

/** What the group of a draft about an order begins with. */
const ORDER = 'order:';

export const orderGroup = (reference: string): string => `${ORDER}${reference}`;

/** The customer's order that a message is about; null: it is about no order that is known. */
export const orderOf = (group: string): string | null =>
  group.startsWith(ORDER) && group.length > ORDER.length ? group.slice(ORDER.length) : null;

/** Spaces and case tell no two orders apart: « po 12 » and « PO12 » are typed for the same one. */
const plain = (reference: string): string => reference.toLowerCase().replaceAll(/\s/g, '');

/** Does a reference fit what was noted, where `*` stands for any characters? */
export function coversOrder(pattern: string, reference: string): boolean {
  const [head = '', ...rest] = plain(pattern).split('*');
  const order = plain(reference);
  const tail = rest.pop();
  if (tail === undefined) return order === head;
  if (!order.startsWith(head)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = order.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return order.length - tail.length >= at && order.endsWith(tail);
}

/** Who answers for an order: those it was noted for by name, else those whose pattern it fits. */
export function answersFor(contacts: readonly ContactFacts[], order: string): ContactFacts[] {
  const named = contacts.filter((one) =>
    one.orders.some((pattern) => !pattern.includes('*') && coversOrder(pattern, order)),
  );
  if (named.length > 0) return named;
  return contacts.filter((one) => one.orders.some((pattern) => coversOrder(pattern, order)));
}
