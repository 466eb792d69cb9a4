import type { FastifyRequest } from 'fastify';
import { rolePermissions, type Permission } from '../../contract/permissions.ts';
import { findApiKey, findSession, type SignedIn } from '../directory/index.ts';
import type { Database } from '../db/tenant.ts';
import type { OrgId } from '../ids.ts';
import type { Actor } from './context.ts';
import { readSessionCookie } from './session-cookie.ts';

/** Who asks: a signed-in person (cookie) or a program (Authorization: Bearer enc_…). */
export type Caller = {
  readonly signedIn: SignedIn | null;
  readonly inside: { org: OrgId; isDemo: boolean; actor: Actor; permissions: ReadonlySet<Permission> } | null;
};

const nobody: Caller = { signedIn: null, inside: null };

export const findCaller = async (
  request: FastifyRequest,
  database: Database,
  publicUrl: URL,
  now: string,
): Promise<Caller> => {
  const authorization = request.headers.authorization;
  if (authorization?.startsWith('Bearer ')) {
    const key = await findApiKey(database, authorization.slice(7).trim(), now);
    if (key === null) return nobody;
    const actor: Actor = { kind: 'api_key', id: key.keyId, name: key.name };
    return {
      signedIn: null,
      inside: { org: key.org, isDemo: key.isDemo, actor, permissions: new Set(key.permissions) },
    };
  }
  const token = readSessionCookie(request, publicUrl);
  if (token === null) return nobody;
  const signedIn = await findSession(database, token, now);
  if (signedIn === null) return nobody;
  if (signedIn.org === null || signedIn.role === null) return { signedIn, inside: null };
  return {
    signedIn,
    inside: {
      org: signedIn.org,
      isDemo: signedIn.isDemo,
      actor: { kind: 'user', id: signedIn.userId, name: signedIn.name },
      permissions: new Set(rolePermissions[signedIn.role]),
    },
  };
};
