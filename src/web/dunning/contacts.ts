import type { DraftDetail } from './api.ts';

type Contact = DraftDetail['contacts'][number];

/** Who would pick up: the person reminders go to, else whoever has a number. */
export function phoneOf(contacts: readonly Contact[]): Contact | undefined {
  const reachable = contacts.filter((contact) => contact.phone !== '');
  return reachable.find((contact) => contact.roles.includes('reminders')) ?? reachable[0];
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
