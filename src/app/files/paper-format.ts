/** How a file of each kind begins; what it calls itself is not believed. */
const FORMATS = [
  { mediaType: 'application/pdf', start: [0x25, 0x50, 0x44, 0x46, 0x2d], extension: 'pdf' },
  { mediaType: 'image/jpeg', start: [0xff, 0xd8, 0xff], extension: 'jpg' },
  { mediaType: 'image/png', start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], extension: 'png' },
] as const;

export type PaperFormat = (typeof FORMATS)[number];

/** The format of a scanned paper, by its bytes; null: neither a PDF nor a picture. */
export const paperFormat = (bytes: Uint8Array): PaperFormat | null =>
  FORMATS.find(({ start }) => start.every((byte, index) => bytes[index] === byte)) ?? null;
