import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { LayoutFault } from './document-error.ts';

/** A company's own layout: takes the place of `invoice.typ`, and may show pictures that came with it. */
export type OwnLayout = {
  readonly source: string;
  readonly images: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

/**
 * The root of own layouts. It exists on no disk: what is there are the few files lent for one document, so that every
 * path a layout can write leads to one of them or nowhere.
 */
export const OWN_ROOT = '/encaisse-own-layout';

type Diagnostic = {
  readonly message: string;
  readonly path: string;
  readonly range?: { readonly start: { readonly line: number } };
  readonly severity: number;
};

const ERROR = 1;

/** What the engine says, by line of the company's own file; of a shipped file it was led into, line 0. */
export function layoutFaults(diagnostics: readonly unknown[]): LayoutFault[] {
  return (diagnostics as readonly Diagnostic[])
    .filter(({ severity }) => severity <= ERROR)
    .slice(0, 20)
    .map(({ message, path, range }) => ({
      line: path.endsWith('/invoice.typ') && range !== undefined ? range.start.line + 1 : 0,
      // Where we looked is nobody's business, and says nothing to who wrote the layout.
      message: message.replaceAll(`${OWN_ROOT}/`, '').replaceAll(OWN_ROOT, ''),
    }));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
};

/** The words on the pages, in the order they were laid out: to see that nothing the law wants was left away. */
export function wordsOf(compiler: NodeCompiler, document: Parameters<NodeCompiler['svg']>[0]): string {
  return [...compiler.svg(document).matchAll(/<h5:div[^>]*>([^<]*)</g)]
    .map((match) => match[1]!.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole))
    .join('\n');
}
