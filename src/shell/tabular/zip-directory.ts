import { createInflateRaw, inflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
};

/** Beyond this a part is a bomb: honest sheets shrink 5 to 60 times. */
const MAX_RATIO = 250;
const RATIO_MATTERS_FROM = 20 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

export class ZipRefusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The central directory (APPNOTE 4.3.12): the only list of parts that can be trusted. Null when the zip is broken. */
export const readZipDirectory = (bytes: Buffer): Map<string, ZipEntry> | null => {
  const from = Math.max(0, bytes.length - 65_557);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < from || end + 22 > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) return null;
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    entries.set(name, {
      name,
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      compressedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

const compressedBytes = (bytes: Buffer, entry: ZipEntry): Buffer => {
  const { offset } = entry;
  if (entry.encrypted) throw new ZipRefusal('table.file.encrypted');
  if (entry.method !== 0 && entry.method !== 8) throw new ZipRefusal('table.zip.method');
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50)
    throw new ZipRefusal('table.zip.broken');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + entry.compressedSize > bytes.length) throw new ZipRefusal('table.zip.broken');
  return bytes.subarray(start, start + entry.compressedSize);
};

const refuseBomb = (written: number, compressed: number, limit: number): void => {
  if (written > limit || (written > RATIO_MATTERS_FROM && written > compressed * MAX_RATIO)) {
    throw new ZipRefusal('table.zip.bomb');
  }
};

/** A small part, whole. */
export const readZipPart = (bytes: Buffer, entry: ZipEntry, limit: number): Buffer => {
  const compressed = compressedBytes(bytes, entry);
  if (entry.method === 0) {
    refuseBomb(compressed.length, compressed.length, limit);
    return compressed;
  }
  try {
    return inflateRawSync(compressed, { maxOutputLength: limit });
  } catch (cause) {
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipRefusal(tooLarge ? 'table.zip.bomb' : 'table.zip.broken');
  }
};

/** A large part, piece by piece: what it really unpacks to is counted, the size it claims is not believed. */
export async function* streamZipPart(bytes: Buffer, entry: ZipEntry, limit: number): AsyncGenerator<Buffer> {
  const compressed = compressedBytes(bytes, entry);
  if (entry.method === 0) {
    refuseBomb(compressed.length, compressed.length, limit);
    for (let at = 0; at < compressed.length; at += 65_536) yield compressed.subarray(at, at + 65_536);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 262_144 });
  inflate.end(compressed);
  let written = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      written += chunk.length;
      refuseBomb(written, compressed.length, limit);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof ZipRefusal ? cause : new ZipRefusal('table.zip.broken');
  } finally {
    inflate.destroy();
  }
}
