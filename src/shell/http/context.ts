import type { PlainDate } from '../../core/calendar/index.ts';
import type { Contract, Endpoint, InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { Permission } from '../../contract/permissions.ts';
import type { SignedIn } from '../directory/index.ts';
import type { Database, Tx } from '../db/tenant.ts';
import type { OrgId } from '../ids.ts';
import type { Enqueue } from '../jobs/define-job.ts';

export type Actor = {
  readonly kind: 'user' | 'api_key' | 'job' | 'command_line' | 'customer';
  readonly id: string;
  readonly name: string;
};

/**
 * What a verb works with: one organisation, one transaction, one business date. The clock was read once.
 * Effects on the world go through `enqueue`, which writes into the same transaction.
 */
export type Context = {
  readonly org: OrgId;
  readonly isDemo: boolean;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly locale: 'fr' | 'en';
  readonly permissions: ReadonlySet<Permission>;
  /** Business date in the organisation's time zone. */
  readonly today: PlainDate;
  /** ISO instant, UTC. */
  readonly now: string;
  readonly enqueue: Enqueue;
};

/** What an endpoint outside any organisation works with: sign-in, set-up, switching. */
export type OutsideContext = {
  readonly database: Database;
  readonly signedIn: SignedIn | null;
  readonly now: string;
  readonly locale: 'fr' | 'en';
  readonly ip: string;
  readonly userAgent: string;
  /** The request comes from this machine itself. */
  readonly isLocal: boolean;
  readonly session: {
    readonly token: string | null;
    /** Sets the cookie of the answer; null clears it. */
    readonly set: (token: string | null) => void;
  };
};

export type UploadedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

export type Download = {
  readonly name: string;
  readonly mediaType: string;
  readonly body: Buffer | Uint8Array | AsyncIterable<Uint8Array | string>;
  /** Shown in the browser instead of saved. */
  readonly inline?: boolean;
};

type ContextOf<E extends Endpoint> = E['permission'] extends 'public' | 'signed-in'
  ? OutsideContext
  : Context;

export type Handler<E extends Endpoint> = E['kind'] extends 'upload'
  ? (context: ContextOf<E>, input: InputOf<E>, file: UploadedFile) => Promise<OutputOf<E>>
  : E['kind'] extends 'download'
    ? (context: ContextOf<E>, input: InputOf<E>) => Promise<Download>
    : (context: ContextOf<E>, input: InputOf<E>) => Promise<OutputOf<E>>;

export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> };

/** A room as the composition sees it: its endpoints with what they do. */
export type Room = {
  readonly name: string;
  readonly contract: Contract;
  readonly handlers: Readonly<Record<string, unknown>>;
};

export const room = <C extends Contract>(name: string, contract: C, handlers: Handlers<C>): Room => ({
  name,
  contract,
  handlers,
});
