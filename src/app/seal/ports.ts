import type { Context } from '../../shell/http/context.ts';

export type Scope = Pick<Context, 'tx' | 'org'>;

/** Opens a reading transaction: once for all in a snapshot, or one for each page of a long walk. */
export type Reading = <T>(body: (scope: Scope) => Promise<T>) => Promise<T>;

/**
 * The canonical texts of one kind of subject, made again from what is stored now, by id; none when it is gone. Rooms
 * above this one give theirs: the chain does not know what it seals.
 */
export type ContentReader = (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
export type ContentReaders = Readonly<Record<string, ContentReader>>;
