import type { PeopleTexts } from './people.fr.ts';
import { counted, plural } from './plural.ts';

const customers = (count: number): string => counted('en', count, { one: 'customer', other: 'customers' });
const invoices = (count: number): string => counted('en', count, { one: 'invoice', other: 'invoices' });

export const people: PeopleTexts = {
  prepare: {
    groups: 'Customer groups',
    grace: 'Grace days',
    graceHint: 'An invoice overdue by fewer days is left out, and comes back on its day.',
    posting: 'Post the charges on',
    postingHint: 'Empty: late charges are announced without being posted.',
  },
  policies: {
    menu: 'Actions on the policy',
    start: 'New policy',
    startText: 'It starts from a supplied policy or from one of yours. Nobody follows it yet.',
    name: 'Name',
    from: 'Starting from',
    shipped: {
      company: 'Companies (supplied)',
      individual: 'Private persons (supplied)',
      public_body: 'Public sector (supplied)',
    },
    copyOf: (name) => `Copy of “${name}”`,
    create: 'Create the policy',
    created: (name) => `“${name}” is created. Set its steps, then assign it.`,
    isDefault: 'Default',
    given: (count) => `Assigned to ${customers(count)}.`,
    makeDefault: 'Follow by default',
    madeDefault: (name) => `“${name}” is the default policy.`,
    useFor: { individual: 'Follow for private persons', public_body: 'Follow for the public sector' },
    stopFor: {
      individual: 'No longer follow for private persons',
      public_body: 'No longer follow for the public sector',
    },
    changed: 'The use of the policy is saved.',
    assign: 'Assign to customers',
    archive: 'Archive',
    archived: (name) => `“${name}” is archived.`,
    shelf: 'Archived policies',
    restore: 'Take back into use',
    restored: (name) => `“${name}” is back in use.`,
    saveFirst: 'Save or undo your changes first.',
  },
  assign: {
    title: 'Assign to customers',
    text: 'To all customers that fit every criterion chosen. Reminders under way go on at their step.',
    customers: 'Customers',
    customersHint: 'One or several, chosen one by one.',
    tags: 'Tags',
    groups: 'Groups',
    kind: 'Type',
    kinds: { '': 'All', company: 'Companies', individual: 'Private persons', public_body: 'Public sector' },
    policy: 'Reminder policy',
    owner: 'Person responsible',
    unchanged: 'Leave as it is',
    usual: 'That of their type',
    nobody: 'Nobody in particular',
    none: 'Choose at least one criterion.',
    count: (count) =>
      count === 0
        ? 'No customer fits.'
        : `${customers(count)} ${plural('en', count, { one: 'fits', other: 'fit' })}.`,
    submit: 'Assign',
    done: (count) => `Assigned to ${customers(count)}.`,
  },
  care: {
    owner: 'Person responsible',
    ownerHint:
      'Told before automatic sending and of answers of this customer that wait, instead of those responsible for the company.',
    nobody: 'Those of the company',
    answers: (name) => `Person responsible: ${name}.`,
    transport: 'We carry for this customer',
    transportHint: 'Its invoices lapse after one year (art. L133-6 C. com.).',
    carried: 'Claims of carriage, lapsing after one year.',
  },
  contact: {
    orders: 'Orders followed',
    ordersHint:
      'References, one by one; * stands for the rest (CH-12*). With a message per order, that one is addressed to this person.',
    follows: (orders) => `Orders: ${orders}`,
  },
  whose: {
    customers: { label: 'Whose customers', all: 'All', mine: 'Mine' },
    replies: { label: 'Whose answers', all: 'All', mine: 'Mine' },
    reminders: { label: 'Whose reminders', all: 'All', mine: 'Mine' },
    claims: { label: 'Whose invoices', all: 'All', mine: 'Mine' },
    noReply: 'No answer from your customers',
    noReminder: 'No reminder for your customers',
    noClaim: 'No claim of your customers lapses soon',
  },
  start: {
    title: 'Reminders of invoices that are late already',
    text: (count) => `${invoices(count)} late, with no reminder known.`,
    first: 'First step',
    given: 'A given step',
    level: 'Level',
    asReminded: 'As if they had been reminded',
    all: (count, level) => `${invoices(count)}: next step ${level}.`,
    each: (parts) => `Next step: ${parts}.`,
    part: (count, level) => `${level} for ${count}`,
    byLevel: (level) => `level ${level}`,
    limited: 'By the default policy. The formal notice is never taken as done.',
  },
};
