/** Words laid over every page of a document, in a frame at its head. */
export type Stamp = { readonly lines: readonly string[]; readonly colour: readonly [number, number, number] };

const SIZE = 8.5;
const LEADING = 10;
const PADDING = 4;
const MARGIN = 20;
/** Bold letters of this font are a little more than half as wide as they are high. */
const LETTER = 0.56;

/** What WinAnsi writes elsewhere than Latin-1 does (ISO 32000-1, annex D.2). */
const ELSEWHERE: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  œ: 0x9c,
  Œ: 0x8c,
  '\u202f': 0xa0,
};

const winAnsi = (text: string): string =>
  Array.from(text)
    .map((sign) => ELSEWHERE[sign] ?? sign.codePointAt(0)!)
    .map((code) => (code > 0xff ? 0x3f : code).toString(16).padStart(2, '0'))
    .join('');

/** Lines no longer than the frame is wide, broken between words. */
export const wrapWords = (text: string, letters: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

type Box = readonly [left: number, bottom: number, right: number, top: number];

export type DrawnStamp = { readonly rect: Box; readonly form: Buffer };

/** The font every reader has (9.6.2.2): a copy is no archive, nothing is embedded. */
const FONT = Buffer.from(
  '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>',
);

/** The frame for a page of this size, as the appearance of a stamp (12.5.6.12). `fontNumber`: where the font stands. */
export const drawStamp = (
  stamp: Stamp,
  [left, , right, top]: Box,
  fontNumber: (font: Buffer) => number,
): DrawnStamp => {
  const width = right - left - 2 * MARGIN;
  const letters = Math.floor((width - 2 * PADDING) / (SIZE * LETTER));
  const lines = stamp.lines.flatMap((line) => wrapWords(line, letters));
  const height = lines.length * LEADING + 2 * PADDING;
  const colour = stamp.colour.join(' ');
  const content = [
    `1 1 1 rg ${colour} RG 1.2 w 0.6 0.6 ${width - 1.2} ${height - 1.2} re B`,
    `BT ${colour} rg /F ${SIZE} Tf ${LEADING} TL ${PADDING} ${height - PADDING - SIZE} Td`,
    ...lines.map((line) => `<${winAnsi(line)}> Tj T*`),
    'ET',
  ].join('\n');
  const form =
    `<</Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Length ${content.length} ` +
    `/Resources <</Font <</F ${fontNumber(FONT)} 0 R>>>>>>\nstream\n${content}\nendstream`;
  const y = top - PADDING;
  return {
    rect: [left + MARGIN, y - height, right - MARGIN, y],
    form: Buffer.from(form, 'latin1'),
  };
};
