import { timingSafeEqual } from 'node:crypto';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { rolePermissions } from '../../contract/permissions.ts';
import { Problem } from '../../contract/problem.ts';
import {
  checkPassword,
  clearInstance,
  closeSession,
  createUser,
  findSession,
  hasUsers,
  hashToken,
  isQuarantined,
  openSession,
  organizationsOf,
  setLocale,
  setPassword,
  switchSession,
  type SignedIn,
} from '../../shell/directory/index.ts';
import type { OutsideContext } from '../../shell/http/context.ts';
import { orgId, type OrgId } from '../../shell/ids.ts';
import type { organizationContract } from './contract.ts';

type AccessState = OutputOf<typeof organizationContract.state>;

/** Printed on the console at a first start; whoever can read the console may set Encaisse up from elsewhere. */
export type SetupToken = string;

const describe = async (context: OutsideContext, signedIn: SignedIn | null): Promise<AccessState> => {
  const isSetUp = await hasUsers(context.database);
  const common = {
    isSetUp,
    needsToken: !isSetUp && !context.isLocal,
    isQuarantined: await isQuarantined(context.database),
  };
  if (signedIn === null) return { ...common, signedIn: null };
  const organizations = (await organizationsOf(context.database, signedIn.userId)).map((o) => ({
    id: o.org,
    name: o.name,
    isDemo: o.isDemo,
    role: o.role,
  }));
  const open = organizations.find((o) => o.id === signedIn.org) ?? null;
  return {
    ...common,
    signedIn: {
      userId: signedIn.userId,
      name: signedIn.name,
      email: signedIn.email,
      locale: signedIn.locale,
      organization: open === null ? null : { ...open, permissions: [...rolePermissions[open.role]] },
      organizations,
    },
  };
};

/** The state as the session now is; used after every change to it. */
export const describeSession = async (context: OutsideContext, token: string | null): Promise<AccessState> =>
  describe(context, token === null ? null : await findSession(context.database, token, context.now));

export const readState = (context: OutsideContext): Promise<AccessState> =>
  describe(context, context.signedIn);

const startSession = async (
  context: OutsideContext,
  userId: string,
  org: OrgId | null,
): Promise<AccessState> => {
  const token = await openSession(context.database, {
    userId,
    org,
    ip: context.ip,
    userAgent: context.userAgent,
    now: context.now,
  });
  context.session.set(token);
  return describeSession(context, token);
};

export const setUp = async (
  context: OutsideContext,
  setupToken: SetupToken,
  input: InputOf<typeof organizationContract.setUp>,
): Promise<AccessState> => {
  if (await hasUsers(context.database)) throw new Problem('access.already-set-up');
  if (!context.isLocal && !timingSafeEqual(hashToken(input.token ?? ''), hashToken(setupToken))) {
    throw new Problem('access.setup-token-needed');
  }
  const user = await createUser(context.database, input);
  return startSession(context, user.id, null);
};

export const signIn = async (
  context: OutsideContext,
  input: InputOf<typeof organizationContract.signIn>,
): Promise<AccessState> => {
  const user = await checkPassword(context.database, input.email, input.password, context.now);
  // A new token at each sign-in; the old one, if any, is closed (ASVS 5.0 V7).
  if (context.session.token !== null) await closeSession(context.database, context.session.token);
  const organizations = await organizationsOf(context.database, user.id);
  return startSession(context, user.id, organizations[0]?.org ?? null);
};

export const signOut = async (context: OutsideContext): Promise<{ done: true }> => {
  if (context.session.token !== null) await closeSession(context.database, context.session.token);
  context.session.set(null);
  return { done: true };
};

export const changeLocale = async (context: OutsideContext, locale: 'fr' | 'en'): Promise<AccessState> => {
  await setLocale(context.database, context.signedIn!.userId, locale);
  return describeSession(context, context.session.token);
};

export const changePassword = async (
  context: OutsideContext,
  current: string,
  next: string,
): Promise<{ done: true }> => {
  const user = await checkPassword(context.database, context.signedIn!.email, current, context.now);
  await setPassword(context.database, user.id, next);
  context.session.set(null);
  return { done: true };
};

export const switchTo = async (context: OutsideContext, id: string): Promise<AccessState> => {
  const mine = await organizationsOf(context.database, context.signedIn!.userId);
  const org = orgId(id);
  if (!mine.some((o) => o.org === org)) throw new Problem('record.not-found');
  await switchSession(context.database, context.session.token!, org);
  return describeSession(context, context.session.token);
};

/** Only an owner may say that a restored copy is the one at work. */
export const liftQuarantine = async (context: OutsideContext): Promise<AccessState> => {
  const mine = await organizationsOf(context.database, context.signedIn!.userId);
  if (!mine.some((o) => o.role === 'owner')) throw new Problem('access.forbidden');
  await clearInstance(context.database, 'quarantine');
  return readState(context);
};
