import { inflateSync } from 'node:zlib';

/**
 * Reads a packed PDF as a viewer does: the cross-reference stream first, then objects by their place. Throws where
 * the file says something that is not so.
 */
export function readPackedPdf(bytes: Uint8Array) {
  const pdf = Buffer.from(bytes);
  const text = pdf.toString('latin1');
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const streamAt = (offset: number): { id: number; dictionary: string; content: Buffer } => {
    const head = /^(\d+) 0 obj\s*([\s\S]*?)\nstream\n/.exec(text.slice(offset));
    if (head === null) throw new Error(`No stream at ${offset}`);
    const [whole, id = '', dictionary = ''] = head;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const raw = pdf.subarray(offset + whole.length, offset + whole.length + length);
    if (!text.startsWith('\nendstream', offset + whole.length + length))
      throw new Error(`Wrong length of ${id}`);
    return { id: Number(id), dictionary, content: /FlateDecode/.test(dictionary) ? inflateSync(raw) : raw };
  };
  const table = streamAt(tableAt);
  const size = Number(/\/Size (\d+)/.exec(table.dictionary)?.[1]);
  const object = (id: number): { dictionary: string; content: Buffer | null } => {
    const [kind, where, place] = [
      table.content.readUInt8(id * 6),
      table.content.readUInt32BE(id * 6 + 1),
      table.content.readUInt8(id * 6 + 5),
    ];
    if (kind === 1) {
      const stream = streamAt(where);
      if (stream.id !== id) throw new Error(`Object ${id} is not at ${where}`);
      return stream;
    }
    if (kind !== 2) throw new Error(`Object ${id} is free`);
    const holder = streamAt(table.content.readUInt32BE(where * 6 + 1));
    const first = Number(/\/First (\d+)/.exec(holder.dictionary)?.[1]);
    const index = holder.content.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
    if (index[place * 2] !== id) throw new Error(`Object ${id} is not in its stream`);
    const end = index[place * 2 + 3];
    const from = first + (index[place * 2 + 1] ?? 0);
    return {
      dictionary: holder.content.toString('latin1', from, end === undefined ? undefined : first + end).trim(),
      content: null,
    };
  };
  const follow = (dictionary: string, key: string) =>
    object(Number(new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(dictionary)?.[1]));
  const ids = Array.from({ length: size - 1 }, (_, i) => i + 1).filter((id) => table.content[id * 6] !== 0);
  const root = follow(table.dictionary, 'Root');
  const objects = ids.filter((id) => id !== table.id).map(object);
  const attachments = objects
    .filter((one) => /\/Type\s*\/Filespec/.test(one.dictionary))
    .map((one) => ({
      name: /\/F \(([^)]*)\)/.exec(one.dictionary)?.[1] ?? '',
      relationship: /\/AFRelationship \/(\w+)/.exec(one.dictionary)?.[1] ?? '',
      content: follow(one.dictionary, 'F').content ?? Buffer.alloc(0),
    }));
  return {
    root: root.dictionary,
    xmp: follow(root.dictionary, 'Metadata').content?.toString('utf8') ?? '',
    pages: objects.filter((one) => /\/Type\s*\/Page\b/.test(one.dictionary)).length,
    alternatives: objects.flatMap((one) => [...one.dictionary.matchAll(/\/Alt\s*(?:\(|<(?!<))/g)]).length,
    attachments,
  };
}
