import type { DraftDetail } from './api.ts';

type Contact = DraftDetail['contacts'][number];

/** Who answers for invoices first; a director last. */
const ORDER = ['accounting', 'billing', 'buyer', 'management'];

/** Who would pick up: whoever has a number, in the order of who answers for invoices. */
export function phoneOf(contacts: readonly Contact[]): Contact | undefined {
  const rank = (contact: Contact) =>
    Math.min(ORDER.length, ...contact.roles.map((role) => ORDER.indexOf(role)).filter((at) => at >= 0));
  return contacts.filter((contact) => contact.phone !== '').sort((a, b) => rank(a) - rank(b))[0];
}

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;

/** Addresses as typed or pasted, « Claire <a@b.fr>, c@d.fr » included; the first that is none comes back by itself. */
export function readAddresses(text: string): { addresses: string[]; bad: string | null } {
  const parts = text
    .split(/[,;\n]/)
    .map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim().toLowerCase())
    .filter((part) => part !== '');
  const bad = parts.find((part) => !ADDRESS.test(part)) ?? null;
  return { addresses: [...new Set(parts)], bad };
}
