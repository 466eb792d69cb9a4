export type ImageFacts = {
  readonly format: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colours, 4 inks. Of a JPEG; 3 for a PNG. */
  readonly channels: number;
};

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What an image says of itself by its first bytes, whatever its name; null when it is neither PNG nor JPEG. */
export const readImage = (bytes: Buffer): ImageFacts | null => {
  if (bytes.length > 24 && bytes.subarray(0, 8).equals(PNG)) {
    return { format: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), channels: 3 };
  }
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 ? readJpeg(bytes) : null;
};

/** Frame headers (ITU-T T.81, B.2.2): C0 to CF but for tables (C4), arithmetic conditioning (CC) and C8. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg = (bytes: Buffer): ImageFacts | null => {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (isFrame(marker)) {
      return {
        format: 'jpg',
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
        channels: bytes[at + 9]!,
      };
    }
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};
