import { deflateSync } from 'node:zlib';
import { replaceContent } from './pdf-objects.ts';
import type { PdfFile, PdfObject } from './pdf-objects.ts';

const LEVEL = 6;
const PER_STREAM = 200;
/** Kinds of entries of a cross-reference stream (ISO 32000-1, 7.5.8.3): where an object is. */
type Entry = readonly [kind: 0 | 1 | 2, where: number, rest: number];

/**
 * Writes a PDF with object streams and a cross-reference stream, and deflates what was left plain, but the XMP packet,
 * which archives must be able to read as it is (ISO 19005-3, 6.6.2.1). About 60 % smaller.
 */
export function writeCompact(file: PdfFile): Buffer {
  const parts: Uint8Array[] = [file.head];
  let position = file.head.length;
  const entries = new Map<number, Entry>([[0, [0, 0, 255]]]);
  const write = (id: number, dictionary: string, content: Uint8Array): void => {
    entries.set(id, [1, position, 0]);
    const before = Buffer.from(`${id} 0 obj\n${dictionary}\nstream\n`, 'latin1');
    const after = Buffer.from('\nendstream\nendobj\n', 'latin1');
    parts.push(before, content, after);
    position += before.length + content.length + after.length;
  };

  const plain: PdfObject[] = [];
  for (const object of file.objects) {
    if (object.content === null) {
      plain.push(object);
      continue;
    }
    if (!/\/Filter\b|\/Type\s*\/Metadata/.test(object.dictionary)) deflate(object);
    write(object.id, object.dictionary, object.content);
  }

  let nextId = Math.max(...file.objects.map((one) => one.id)) + 1;
  for (let i = 0; i < plain.length; i += PER_STREAM) {
    const group = plain.slice(i, i + PER_STREAM);
    const streamId = nextId++;
    let index = '';
    let body = '';
    for (const [place, object] of group.entries()) {
      index += `${object.id} ${body.length} `;
      body += `${object.dictionary}\n`;
      entries.set(object.id, [2, streamId, place]);
    }
    const packed = deflateSync(Buffer.from(index + body, 'latin1'), { level: LEVEL });
    const size = `/N ${group.length} /First ${index.length} /Length ${packed.length}`;
    write(streamId, `<</Type /ObjStm ${size} /Filter /FlateDecode>>`, packed);
  }

  const tableId = nextId;
  entries.set(tableId, [1, position, 0]);
  const rows = Buffer.alloc((tableId + 1) * 6);
  for (let id = 0; id <= tableId; id += 1) {
    const [kind, where, rest] = entries.get(id) ?? [0, 0, 255];
    rows.writeUInt8(kind, id * 6);
    rows.writeUInt32BE(where, id * 6 + 1);
    rows.writeUInt8(rest, id * 6 + 5);
  }
  const packed = deflateSync(rows, { level: LEVEL });
  const tableAt = position;
  const shape = `/Type /XRef /Size ${tableId + 1} /W [1 4 1] /Root ${file.rootId} 0 R ${file.trailer}`;
  write(tableId, `<<${shape} /Length ${packed.length} /Filter /FlateDecode>>`, packed);
  parts.push(Buffer.from(`startxref\n${tableAt}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

function deflate(object: PdfObject): void {
  if (object.content === null) return;
  replaceContent(object, deflateSync(object.content, { level: LEVEL }));
  object.dictionary = object.dictionary.replace(/>>$/, ' /Filter /FlateDecode>>');
}
