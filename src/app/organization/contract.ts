import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { permissions, roles } from '../../contract/permissions.ts';
import { currency, done, id, instant, isoDate, locale, none, text } from '../../contract/wire.ts';

const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/));
const password = z.string().check(z.maxLength(256));
const role = z.enum(roles);
const permission = z.enum(permissions);

const signedIn = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  locale,
  organization: z.nullable(
    z.object({ id, name: z.string(), isDemo: z.boolean(), role, permissions: z.array(permission) }),
  ),
  organizations: z.array(z.object({ id, name: z.string(), isDemo: z.boolean(), role })),
});

const state = z.object({
  /** Somebody has an account: sign in; else this is the first visit. */
  isSetUp: z.boolean(),
  /** The first visit comes from another machine: the token printed on the console is asked. */
  needsToken: z.boolean(),
  isQuarantined: z.boolean(),
  signedIn: z.nullable(signedIn),
});

const organization = z.object({
  id,
  isDemo: z.boolean(),
  name: z.string(),
  legalForm: z.string(),
  siren: z.string(),
  vatNumber: z.string(),
  addressLines: z.array(z.string()),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  email: z.string(),
  phone: z.string(),
  website: z.string(),
  iban: z.string(),
  bic: z.string(),
  legalMention: z.string(),
  baseCurrency: currency,
  timeZone: z.string(),
  locale,
  agingLimits: z.array(z.number()),
  agingColours: z.array(z.string()),
  cutoverOn: z.nullable(isoDate),
  nextInvoiceNumber: z.string(),
  signatureName: z.string(),
  signatureRole: z.string(),
  version: z.number(),
  /** Business date of the organisation: the web never invents one. */
  today: isoDate,
});

export const agingColours = ['green', 'yellow', 'amber', 'orange', 'red', 'plum', 'blue', 'grey'] as const;

const organizationEdit = z.object({
  version: z.number(),
  name: text(200).check(z.minLength(1)),
  legalForm: text(200),
  siren: text(20),
  vatNumber: text(20),
  addressLines: z.array(text(60)).check(z.maxLength(4)),
  postalCode: text(12),
  city: text(60),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  email: text(254),
  phone: text(30),
  website: text(200),
  iban: text(42),
  bic: text(11),
  legalMention: text(500),
  timeZone: text(60),
  locale,
  agingLimits: z
    .array(z.number().check(z.int(), z.minimum(0), z.maximum(3650)))
    .check(z.minLength(1), z.maxLength(9)),
  agingColours: z.array(z.enum(agingColours)).check(z.minLength(2), z.maxLength(10)),
  signatureName: text(100),
  signatureRole: text(100),
});

const member = z.object({ id, name: z.string(), email: z.string(), role, isDisabled: z.boolean() });

const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  permissions: z.array(permission),
  createdAt: instant,
  expiresAt: instant,
  usedAt: z.nullable(instant),
  revokedAt: z.nullable(instant),
});

export const organizationContract = {
  state: query({
    path: '/access/state',
    permission: 'public',
    input: none,
    output: state,
    summary: 'Whether Encaisse is set up, and who is signed in',
  }),
  setUp: command({
    path: '/access/set-up',
    perMinute: 30,
    permission: 'public',
    input: z.object({
      name: text(100).check(z.minLength(1)),
      email,
      password,
      locale,
      token: z.optional(z.string()),
    }),
    output: state,
    summary: 'First visit: create the first user, who owns what he creates',
  }),
  signIn: command({
    path: '/access/sign-in',
    perMinute: 30,
    permission: 'public',
    input: z.object({ email, password }),
    output: state,
    summary: 'Open a session',
  }),
  signOut: command({
    path: '/access/sign-out',
    permission: 'signed-in',
    input: none,
    output: done,
    summary: 'Close this session',
  }),
  setLocale: command({
    path: '/access/locale',
    permission: 'signed-in',
    input: z.object({ locale }),
    output: state,
    summary: 'Change the language of the signed-in user',
  }),
  changePassword: command({
    path: '/access/password',
    perMinute: 30,
    permission: 'signed-in',
    input: z.object({ current: password, next: password }),
    output: done,
    summary: 'Change one’s own password; every session of the user ends',
  }),
  createOrganization: command({
    path: '/organizations/create',
    permission: 'signed-in',
    input: z.object({ name: text(200).check(z.minLength(1)), siren: z.optional(text(20)) }),
    output: state,
    summary: 'Create a company; the caller becomes its owner',
  }),
  createDemo: command({
    path: '/organizations/create-demo',
    permission: 'signed-in',
    input: none,
    output: state,
    summary: 'Create a demo company with three years of sample data; nothing ever leaves it',
  }),
  dropDemo: command({
    path: '/organizations/drop-demo',
    permission: 'signed-in',
    input: z.object({ id }),
    output: state,
    summary: 'Erase a demo company whole; refused for a real one',
  }),
  switchOrganization: command({
    path: '/organizations/switch',
    permission: 'signed-in',
    input: z.object({ id }),
    output: state,
    summary: 'Open another company of the signed-in user',
  }),
  read: query({
    path: '/organization',
    permission: 'organization.read',
    input: none,
    output: organization,
    summary: 'The company that is open',
  }),
  edit: command({
    path: '/organization/edit',
    permission: 'organization.edit',
    input: organizationEdit,
    output: organization,
    summary: 'Change the company’s identity, aging limits and colours, signature',
  }),
  members: query({
    path: '/organization/members',
    permission: 'users.manage',
    input: none,
    output: z.object({ members: z.array(member) }),
    summary: 'Who may work in this company',
  }),
  addMember: command({
    path: '/organization/members/add',
    permission: 'users.manage',
    input: z.object({ name: text(100).check(z.minLength(1)), email, role, password }),
    output: z.object({ members: z.array(member) }),
    summary: 'Give a person access, with a first password when the address is new',
  }),
  setRole: command({
    path: '/organization/members/role',
    permission: 'users.manage',
    input: z.object({ userId: id, role }),
    output: z.object({ members: z.array(member) }),
    summary: 'Change a member’s role',
  }),
  removeMember: command({
    path: '/organization/members/remove',
    permission: 'users.manage',
    input: z.object({ userId: id }),
    output: z.object({ members: z.array(member) }),
    summary: 'Withdraw a person’s access',
  }),
  apiKeys: query({
    path: '/organization/api-keys',
    permission: 'users.manage',
    input: none,
    output: z.object({ keys: z.array(apiKey) }),
    summary: 'API keys, without their secrets',
  }),
  createApiKey: command({
    path: '/organization/api-keys/create',
    permission: 'users.manage',
    input: z.object({
      name: text(100).check(z.minLength(1)),
      permissions: z.array(permission).check(z.minLength(1)),
      days: z.number().check(z.int(), z.minimum(1), z.maximum(365)),
    }),
    output: z.object({ secret: z.string(), keys: z.array(apiKey) }),
    summary: 'Create an API key; its secret is shown this once',
    answersSecret: true,
  }),
  revokeApiKey: command({
    path: '/organization/api-keys/revoke',
    permission: 'users.manage',
    input: z.object({ id }),
    output: z.object({ keys: z.array(apiKey) }),
    summary: 'Revoke an API key',
  }),
  liftQuarantine: command({
    path: '/access/lift-quarantine',
    permission: 'signed-in',
    input: none,
    output: state,
    summary: 'After a restore: confirm that this database is the one at work, so that it may send again',
  }),
} as const;
