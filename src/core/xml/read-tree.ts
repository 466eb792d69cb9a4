import { accepted, refused, type Result } from '../finding.ts';
import { createXmlReader, type XmlCodes } from './xml-reader.ts';
import type { XmlNode } from './xml-node.ts';

export type XmlTree = {
  readonly root: XmlNode;
  /** Of the root; '' when it is in none. */
  readonly namespace: string;
};

/** An attachment inside is one text; platforms take invoices up to some tens of megabytes. */
const MAX_TEXT = 48_000_000;
/** Ten thousand invoice lines are half a million elements. */
const MAX_NODES = 1_000_000;

/** A whole document, for those that are small enough to be held. */
export const readXmlTree = (text: string, codes: XmlCodes): Result<XmlTree> => {
  let root: XmlNode | undefined;
  let namespace = '';
  const reader = createXmlReader(
    codes,
    {
      open: (_name, _attributes, uri) => {
        namespace = uri;
        return 'keep';
      },
      close: () => undefined,
      tree: (node) => (root = node),
    },
    { maxText: MAX_TEXT, maxNodes: MAX_NODES, namespaces: true },
  );
  reader.feed(text);
  reader.end();
  if (reader.findings.length > 0 || root === undefined) return refused(...reader.findings);
  return accepted({ root, namespace });
};
