import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OrgId } from '../ids.ts';
import { inTenant, type Database, type Tx } from './tenant.ts';

type Chunk = Uint8Array | string;

/**
 * What a read-only transaction finds, handed on while it is open: one snapshot from the first byte to the last, and no
 * more memory than a page. It begins with the first read; whoever stops reading ends it.
 */
export async function* streamInTenant(
  database: Database,
  org: OrgId,
  produce: (tx: Tx) => AsyncIterable<Chunk>,
): AsyncGenerator<Chunk> {
  const out = new PassThrough();
  const done = inTenant(database, org, (tx) => pipeline(Readable.from(produce(tx)), out), {
    readOnly: true,
    isolation: 'repeatable read',
  });
  // The reader learns of it by the stream, at the place where it broke.
  done.catch((fault: unknown) => out.destroy(fault instanceof Error ? fault : new Error(String(fault))));
  yield* out as AsyncIterable<Chunk>;
  await done;
}
