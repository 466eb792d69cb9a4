import { SaxesParser, type SaxesTag } from 'saxes';
import type { Finding } from '../finding.ts';
import type { XmlNode } from './xml-node.ts';

export type XmlHandlers = {
  /**
   * An element that is not kept. 'keep' makes it a tree with all it holds; 'keep-children' makes each child a tree,
   * so that memory stays flat however many there are.
   */
  open(
    name: string,
    attributes: Readonly<Record<string, string>>,
    /** '' without `namespaces`. */
    namespace: string,
  ): 'walk' | 'keep' | 'keep-children';
  close(name: string): void;
  tree(node: XmlNode, parent: string): void;
};

export type XmlReader = { feed(chunk: string): void; end(): void; readonly findings: Finding[] };

/** What stops a reading. Each room has a finding of its own for it, with `params.line`. */
export type XmlFault = 'malformed' | 'doctype' | 'too-deep' | 'too-large' | 'text-too-long';
export type XmlCodes = Readonly<Record<XmlFault, string>>;

export type XmlOptions = {
  /** Characters between two tags. */
  readonly maxText?: number;
  /** Elements in one kept tree. */
  readonly maxNodes?: number;
  /** A prefix that nobody declared is an error (Namespaces in XML 1.0). Some banks forget to declare theirs. */
  readonly namespaces?: boolean;
};

const MAX_DEPTH = 64;
const MAX_TEXT = 1_000_000;
const MAX_NODES_IN_TREE = 2_000_000;
const SLICE = 65_536;

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** As written, prefix included: what documents qualify things with (schemeID, currencyID) has none. */
const attributesOf = (tag: SaxesTag): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const name in tag.attributes) {
    const value = tag.attributes[name]!;
    attributes[name] = typeof value === 'string' ? value : value.value;
  }
  return attributes;
};

/**
 * XML for files that strangers send: a document type, an entity, a depth or a size beyond reason stops the
 * reading with a finding. Nothing is ever fetched or expanded.
 */
export const createXmlReader = (
  codes: XmlCodes,
  handlers: XmlHandlers,
  options: XmlOptions = {},
): XmlReader => {
  const { maxText = MAX_TEXT, maxNodes = MAX_NODES_IN_TREE, namespaces = false } = options;
  const findings: Finding[] = [];
  const parser = new SaxesParser({ xmlns: namespaces, position: true });
  const path: string[] = [];
  const keepers: boolean[] = [];
  const stack: XmlNode[] = [];
  let nodes = 0;
  let quiet = 0;
  let prolog: string | null = '';
  let stopped = false;

  const stop = (fault: XmlFault, params?: Record<string, string | number>): void => {
    if (stopped) return;
    stopped = true;
    findings.push({ code: codes[fault], severity: 'error', params: { line: parser.line, ...params } });
  };

  parser.on('error', (error) => stop('malformed', { detail: error.message.slice(0, 120) }));
  parser.on('doctype', () => stop('doctype'));
  parser.on('opentag', (tag: SaxesTag) => {
    if (stopped) return;
    quiet = 0;
    const name = localName(tag.name);
    if (path.length >= MAX_DEPTH) return stop('too-deep', { limit: MAX_DEPTH });
    const attributes = attributesOf(tag);
    const parent = stack.at(-1);
    const isKept = parent !== undefined || keepers.at(-1) === true;
    const how = isKept ? 'keep' : handlers.open(name, attributes, tag.uri ?? '');
    path.push(name);
    keepers.push(how === 'keep-children');
    if (how !== 'keep') return;
    nodes += 1;
    if (nodes > maxNodes) return stop('too-large');
    const node: XmlNode = { name, attributes, text: '', children: [] };
    parent?.children.push(node);
    stack.push(node);
  });
  const addText = (text: string): void => {
    quiet = 0;
    const node = stack.at(-1);
    if (node && !stopped) node.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (stopped) return;
    quiet = 0;
    const name = path.pop() ?? '';
    keepers.pop();
    const node = stack.pop();
    if (node === undefined) return handlers.close(name);
    if (stack.length > 0) return;
    nodes = 0;
    handlers.tree(node, path.at(-1) ?? '');
  });

  const write = (piece: string): void => {
    if (prolog !== null) {
      prolog += piece;
      // Before saxes sees it: it would gather the whole internal subset in memory. What follows the first element
      // is content, where an article may well be called « <!DOCTYPE ».
      const content = prolog.search(/<[^?!]/);
      if (/<!DOCTYPE/i.test(content < 0 ? prolog : prolog.slice(0, content))) return stop('doctype');
      prolog = path.length > 0 || prolog.length > SLICE ? null : prolog;
    }
    quiet += piece.length;
    if (quiet > maxText) return stop('text-too-long');
    parser.write(piece);
  };

  return {
    findings,
    feed: (chunk) => {
      for (let at = 0; at < chunk.length && !stopped; at += SLICE) write(chunk.slice(at, at + SLICE));
    },
    end: () => {
      if (!stopped) parser.close();
    },
  };
};
