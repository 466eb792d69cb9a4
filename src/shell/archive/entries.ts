/** One file of an archive, written as it is read: nothing holds it whole. */
export type ArchiveEntry = {
  /** With '/', relative. */
  readonly path: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Already compressed: stored as it is. */
  readonly isCompressed?: boolean;
};

export const entryOf = (path: string, body: string | Uint8Array, isCompressed = false): ArchiveEntry => ({
  path,
  chunks: [typeof body === 'string' ? Buffer.from(body, 'utf8') : body],
  isCompressed,
});
