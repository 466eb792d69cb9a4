/** An element with all it holds: names are local (no prefix). */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
};

/** First child by local name along a path. */
export const child = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined => {
  let here = node;
  for (const name of names) here = here?.children.find((one) => one.name === name);
  return here;
};

/** Trimmed; '' when there is no such element. */
export const childText = (node: XmlNode | undefined, ...names: string[]): string =>
  child(node, ...names)?.text.trim() ?? '';

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((one) => one.name === name) ?? [];
