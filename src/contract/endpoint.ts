import type * as z from 'zod/mini';
import type { Permission } from './permissions.ts';

/**
 * One endpoint of the common tongue. From it come: validation, permission check, transaction, OpenAPI and the
 * web's typed client. Without a permission it does not compile.
 *
 * - `query`: GET, changes nothing, read-only transaction. `:name` parts of the path are fields of the input.
 * - `command`: POST, one read-write transaction, needs an Idempotency-Key header; an edit carries `version` in its input.
 * - `upload`: POST multipart, one file plus the input fields; else like a command.
 * - `download`: GET that answers a file.
 */
export type EndpointKind = 'query' | 'command' | 'upload' | 'download';

/** 'public': no session needed; 'signed-in': whoever has a session, no organisation needed; else a permission inside the organisation. */
export type Access = 'public' | 'signed-in' | Permission;

export type Endpoint<
  K extends EndpointKind = EndpointKind,
  A extends Access = Access,
  I extends z.ZodMiniType = z.ZodMiniType,
  O extends z.ZodMiniType = z.ZodMiniType,
> = {
  readonly kind: K;
  /** Under /api, e.g. '/customers/:id'. */
  readonly path: string;
  readonly permission: A;
  readonly input: I;
  readonly output: O;
  /** One English sentence for the OpenAPI document. */
  readonly summary: string;
  /** Uploads: largest file in bytes. */
  readonly maxBytes?: number;
  /** Asked more often than this by one address in a minute, it is refused: for doors that can be guessed at. */
  readonly perMinute?: number;
  /** The answer holds a secret shown once: it is not kept for a request that is repeated, which is refused then. */
  readonly answersSecret?: true;
};

export type Contract = Readonly<Record<string, Endpoint>>;

type Definition<A extends Access, I extends z.ZodMiniType, O extends z.ZodMiniType> = {
  path: string;
  permission: A;
  input: I;
  output: O;
  summary: string;
  perMinute?: number;
  answersSecret?: true;
};

export const query = <A extends Access, I extends z.ZodMiniType, O extends z.ZodMiniType>(
  definition: Definition<A, I, O>,
): Endpoint<'query', A, I, O> => ({ kind: 'query', ...definition });

export const command = <A extends Access, I extends z.ZodMiniType, O extends z.ZodMiniType>(
  definition: Definition<A, I, O>,
): Endpoint<'command', A, I, O> => ({ kind: 'command', ...definition });

export const upload = <A extends Access, I extends z.ZodMiniType, O extends z.ZodMiniType>(
  definition: Definition<A, I, O> & { maxBytes: number },
): Endpoint<'upload', A, I, O> => ({ kind: 'upload', ...definition });

export const download = <A extends Access, I extends z.ZodMiniType>(
  definition: Omit<Definition<A, I, z.ZodMiniType>, 'output'>,
  output: z.ZodMiniType,
): Endpoint<'download', A, I, z.ZodMiniType> => ({ kind: 'download', ...definition, output });

export type InputOf<E extends Endpoint> = z.output<E['input']>;
export type OutputOf<E extends Endpoint> = z.input<E['output']>;
/** What a caller writes and gets back. */
export type RequestOf<E extends Endpoint> = z.input<E['input']>;
export type AnswerOf<E extends Endpoint> = z.output<E['output']>;

export const IDEMPOTENCY_HEADER = 'idempotency-key';

/** The company the caller believes is open; another one open in the session is answered by a refusal. */
export const COMPANY_HEADER = 'x-encaisse-company';
