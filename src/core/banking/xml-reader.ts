import { SaxesParser } from 'saxes';
import type { Finding } from '../finding.ts';

/** A small part of a document, kept whole: names are local (no prefix). */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
};

export type XmlHandlers = {
  /** An element that is not kept; answering 'keep-children' makes each child a kept tree. */
  open(name: string, attributes: Readonly<Record<string, string>>): 'walk' | 'keep-children';
  close(name: string): void;
  tree(node: XmlNode, parent: string): void;
};

export type XmlReader = { feed(chunk: string): void; end(): void; readonly findings: Finding[] };

const MAX_DEPTH = 64;
const MAX_TEXT = 1_000_000;
const MAX_NODES_IN_TREE = 2_000_000;
const SLICE = 65_536;

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/**
 * XML for files that strangers send: a document type, an entity, a depth or a size beyond reason stops the
 * reading with a finding. Nothing is ever fetched or expanded.
 */
export const createXmlReader = (handlers: XmlHandlers): XmlReader => {
  const findings: Finding[] = [];
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: string[] = [];
  const keepers: boolean[] = [];
  const stack: XmlNode[] = [];
  let nodes = 0;
  let quiet = 0;
  let prolog: string | null = '';
  let stopped = false;

  const stop = (code: string, params?: Record<string, string | number>): void => {
    if (stopped) return;
    stopped = true;
    findings.push({ code, severity: 'error', params: { line: parser.line, ...params } });
  };

  parser.on('error', (error) => stop('bank.xml.malformed', { detail: error.message.slice(0, 120) }));
  parser.on('doctype', () => stop('bank.xml.doctype'));
  parser.on('opentag', (tag) => {
    if (stopped) return;
    quiet = 0;
    const name = localName(tag.name);
    if (path.length >= MAX_DEPTH) return stop('bank.xml.too-deep', { limit: MAX_DEPTH });
    const parent = stack.at(-1);
    const keep = parent !== undefined || keepers.at(-1) === true;
    path.push(name);
    if (keep) {
      nodes += 1;
      if (nodes > MAX_NODES_IN_TREE) return stop('bank.xml.too-large');
      const node: XmlNode = { name, attributes: tag.attributes, text: '', children: [] };
      parent?.children.push(node);
      stack.push(node);
      keepers.push(false);
    } else keepers.push(handlers.open(name, tag.attributes) === 'keep-children');
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
      // Before saxes sees it: it would gather the whole internal subset in memory.
      if (/<!DOCTYPE/i.test(prolog)) return stop('bank.xml.doctype');
      prolog = path.length > 0 || prolog.length > SLICE ? null : prolog;
    }
    quiet += piece.length;
    if (quiet > MAX_TEXT) return stop('bank.xml.text-too-long');
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

/** First child by local name along a path. */
export const child = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined => {
  let here = node;
  for (const name of names) here = here?.children.find((one) => one.name === name);
  return here;
};

export const childText = (node: XmlNode | undefined, ...names: string[]): string =>
  child(node, ...names)?.text.trim() ?? '';

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((one) => one.name === name) ?? [];
