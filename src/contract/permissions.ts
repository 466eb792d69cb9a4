/** What a person or a key may do. Roles are named sets of these; deny by default. */
export const permissions = [
  'organization.read',
  'organization.edit',
  'users.manage',
  'customers.read',
  'customers.edit',
  'invoices.read',
  'invoices.record',
  'invoices.edit',
  'invoices.issue',
  'products.read',
  'products.edit',
  'payments.read',
  'payments.record',
  'payments.write-off',
  'bank.read',
  'bank.import',
  'bank.match',
  'dunning.read',
  'dunning.prepare',
  'dunning.send',
  'dunning.policy',
  'dunning.hand-over',
  'messages.read',
  'messages.send',
  'takeover.import',
  'reports.read',
  'books.record',
  'books.close',
  'charges.book',
  'export',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = [
  'owner',
  'accountant',
  'sales',
  'collector',
  'purchaser',
  'approver',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

const reading: readonly Permission[] = permissions.filter((p) => p.endsWith('.read') || p === 'export');

export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  accountant: permissions.filter((p) => p !== 'users.manage'),
  collector: [
    ...reading,
    'customers.edit',
    'payments.record',
    'dunning.prepare',
    'dunning.send',
    'dunning.hand-over',
    'messages.send',
  ],
  sales: [
    'organization.read',
    'customers.read',
    'customers.edit',
    'invoices.read',
    'invoices.record',
    'invoices.edit',
    'invoices.issue',
    'products.read',
    'products.edit',
    'reports.read',
  ],
  purchaser: ['organization.read', 'customers.read', 'invoices.read'],
  approver: ['organization.read', 'customers.read', 'invoices.read', 'reports.read'],
  auditor: reading,
};
