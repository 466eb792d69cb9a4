import { isAscii, isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type TextDecoding = {
  feed(bytes: Uint8Array): string;
  end(): string;
  readonly encoding: Encoding;
  /** True when UTF-8 text held bytes that are not UTF-8; they became U+FFFD. */
  readonly damaged: boolean;
};

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, at) => bytes[at] === byte);

/** UTF-16 without a mark: Latin text then has a zero in every second byte. */
const guessUtf16 = (bytes: Uint8Array): Encoding | null => {
  const sample = bytes.subarray(0, 512);
  if (sample.length < 8) return null;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.6 && zeros[0]! < half * 0.2) return 'utf-16le';
  return zeros[0]! > half * 0.6 && zeros[1]! < half * 0.2 ? 'utf-16be' : null;
};

/** Bytes at the end that may be the beginning of a UTF-8 sequence still to come. */
const incompleteTail = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
};

/**
 * Text of unknown encoding, piece by piece: a byte order mark decides, then UTF-8 until a byte refutes it. A file that
 * was plain ASCII so far then goes on as Windows-1252, what French banks and old Excel write.
 */
export const createTextDecoding = (): TextDecoding => {
  let encoding: Encoding | null = null;
  let decoder: TextDecoder | null = null;
  let tail: Uint8Array = new Uint8Array();
  let sawMultibyte = false;
  let damaged = false;

  const begin = (bytes: Uint8Array): Uint8Array => {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      encoding = 'utf-8';
      sawMultibyte = true;
      return bytes.subarray(3);
    }
    if (startsWith(bytes, 0xff, 0xfe)) encoding = 'utf-16le';
    else if (startsWith(bytes, 0xfe, 0xff)) encoding = 'utf-16be';
    else encoding = guessUtf16(bytes) ?? 'utf-8';
    if (encoding !== 'utf-8') decoder = new TextDecoder(encoding);
    return bytes;
  };

  const decode = (bytes: Uint8Array, final: boolean): string => {
    if (decoder) return decoder.decode(bytes, { stream: !final });
    const cut = final ? 0 : incompleteTail(bytes);
    const body = cut === 0 ? bytes : bytes.subarray(0, bytes.length - cut);
    if (isUtf8(body)) {
      tail = bytes.slice(body.length);
      if (!sawMultibyte && !isAscii(body)) sawMultibyte = true;
      return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    }
    tail = new Uint8Array();
    if (sawMultibyte) damaged = true;
    else encoding = 'windows-1252';
    decoder = new TextDecoder(encoding === 'windows-1252' ? 'windows-1252' : 'utf-8', { ignoreBOM: true });
    return decoder.decode(bytes, { stream: !final });
  };

  const step = (bytes: Uint8Array, final: boolean): string => {
    const joined = tail.length === 0 ? bytes : Buffer.concat([tail, bytes]);
    // A mark or a pattern needs a few bytes to be seen.
    if (encoding === null && joined.length < 8 && !final) {
      tail = joined.slice();
      return '';
    }
    tail = new Uint8Array();
    return decode(encoding === null ? begin(joined) : joined, final);
  };

  return {
    feed: (bytes) => step(bytes, false),
    end: () => step(new Uint8Array(), true),
    get encoding() {
      return encoding ?? 'utf-8';
    },
    get damaged() {
      return damaged;
    },
  };
};

/** Whole buffers, for small files. */
export const decodeText = (bytes: Uint8Array): string => {
  const decoding = createTextDecoding();
  return decoding.feed(bytes) + decoding.end();
};

export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  decoding: TextDecoding = createTextDecoding(),
): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    const text = decoding.feed(chunk);
    if (text !== '') yield text;
  }
  const rest = decoding.end();
  if (rest !== '') yield rest;
}
