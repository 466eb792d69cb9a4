import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeError, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { cleanData } from './clean-text.ts';
import { DocumentError } from './document-error.ts';
import { fontCoverage, fontFiles } from './font-coverage.ts';
import { layoutFaults, OWN_ROOT, wordsOf } from './own-layout.ts';
import { packPdf } from './pack.ts';
import type { RenderMessage } from './protocol.ts';
import { qrSvg } from './qr-svg.ts';

/** PDF/A-3a is what is kept; PDF/UA-1 proves in tests that a screen reader gets everything. */
export type Standard = 'a-3a' | 'ua-1';
/** `words`: what stands on the pages, of a company's own layout; '' of ours. */
export type Compiled = { pdf: Uint8Array; words: string };
export type Compile = (message: RenderMessage, standard?: Standard) => Compiled;

/** Invoices get their electronic twin from a file of its own, so that no layout can leave it out. */
const mainOf = (layout: RenderMessage['layout']): string =>
  layout === 'invoice' ? 'attached.typ' : `${layout}.typ`;

/**
 * Layouts and fonts are ours, data is not: it enters as one JSON text and is never read as markup. Pictures and
 * attached files enter as virtual files, which no layout can reach under another name. A company's own layout has a
 * compiler to itself, with a root that is nowhere on the disk.
 */
export function createCompile(assetsDirectory: string, fontsDirectory: string): Compile {
  const covers = fontCoverage(fontFiles(fontsDirectory));
  const open = (workspace: string): NodeCompiler =>
    NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fontsDirectory] }] });
  const shipped = open(assetsDirectory);
  let own: NodeCompiler | null = null;

  const lendLayout = (
    compiler: NodeCompiler,
    { source, images }: NonNullable<RenderMessage['own']>,
  ): void => {
    if (existsSync(OWN_ROOT)) throw new Error(`${OWN_ROOT} must not exist`);
    const layouts = join(assetsDirectory, 'layouts');
    const lent = readdirSync(layouts).map((name) => ({ name, bytes: readFileSync(join(layouts, name)) }));
    const written = { name: 'invoice.typ', bytes: Buffer.from(source, 'utf8') };
    for (const { name, bytes } of [...images, ...lent, written])
      compiler.mapShadow(join(OWN_ROOT, 'layouts', name), Buffer.from(bytes));
  };

  return (message, standard = 'a-3a') => {
    const isOwn = message.own != null;
    const root = isOwn ? OWN_ROOT : assetsDirectory;
    const compiler = isOwn ? (own ??= open(OWN_ROOT)) : shipped;
    try {
      if (message.own != null) lendLayout(compiler, message.own);
      const result = compiler.compile({
        mainFilePath: join(root, 'layouts', mainOf(message.layout)),
        inputs: inputsOf(message, covers, (name, bytes) => {
          compiler.mapShadow(join(root, 'job', name), Buffer.from(bytes));
          return `/job/${name}`;
        }),
        resetRead: true,
      });
      const warnings = result.takeWarnings();
      // An unknown font is a warning to Typst; to us it is a letter that looks different on each machine.
      if (warnings !== null) throw explain(compiler, 'Typst warns', warnings, isOwn);
      const document = result.result;
      if (document === null) throw explain(compiler, 'Typst refuses', result.takeError(), isOwn);
      return {
        pdf: write(compiler, document, message, standard),
        words: isOwn ? wordsOf(compiler, document) : '',
      };
    } catch (cause) {
      throw cause instanceof Error ? cause : failure(cause, isOwn);
    } finally {
      compiler.resetShadow();
      // Without it every distinct document leaves 1.5 MB behind, after a failure too.
      compiler.evictCache(10);
    }
  };
}

type Lend = (name: string, bytes: Uint8Array) => string;

function inputsOf(message: RenderMessage, covers: (codePoint: number) => boolean, lend: Lend) {
  const { attachment = null, logo = null } = message;
  return {
    data: JSON.stringify(cleanData(JSON.parse(message.data), covers)),
    qr: message.qr === '' ? '' : qrSvg(message.qr),
    logo: logo === null ? '' : lend(`logo.${logo.format}`, logo.bytes),
    attachment:
      attachment === null
        ? ''
        : JSON.stringify({
            path: lend('attachment', attachment.bytes),
            name: attachment.name,
            relationship: attachment.relationship,
            mediaType: attachment.mediaType,
            description: attachment.description,
          }),
  };
}

function write(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  { createdAt, attachment = null }: RenderMessage,
  standard: Standard,
): Uint8Array {
  const pdf = compiler.pdf(document, { pdfStandard: standard, creationTimestamp: createdAt });
  return standard === 'a-3a' ? packPdf(pdf, attachment) : pdf;
}

function explain(compiler: NodeCompiler, what: string, error: NodeError | null, isOwn: boolean): Error {
  if (error === null) return new Error(`${what}: unknown`);
  const diagnostics = compiler.fetchDiagnostics(error) as readonly unknown[];
  const text = `${what}: ${JSON.stringify(diagnostics).slice(0, 2000)}`;
  return isOwn ? new DocumentError('refused', text, layoutFaults(diagnostics)) : new Error(text);
}

/** What PDF/A does not take, such as a picture without a description. */
function failure(cause: unknown, isOwn: boolean): Error {
  const short = (cause as Partial<NodeError> | null)?.shortDiagnostics;
  const text = `Typst fails: ${short === undefined ? String(cause) : JSON.stringify(short)}`;
  if (!isOwn) return new Error(text);
  const messages = (short ?? []) as readonly { readonly message?: string }[];
  return new DocumentError(
    'refused',
    text,
    messages.map(({ message = '' }) => ({ line: 0, message })),
  );
}
