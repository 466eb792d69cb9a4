import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { cleanData } from './clean-text.ts';
import { fontCoverage, fontFiles } from './font-coverage.ts';
import { packPdf } from './pack.ts';
import type { RenderMessage } from './protocol.ts';
import { qrSvg } from './qr-svg.ts';

/** PDF/A-3a is what is kept; PDF/UA-1 proves in tests that a screen reader gets everything. */
export type Standard = 'a-3a' | 'ua-1';
export type Compile = (message: RenderMessage, standard?: Standard) => Uint8Array;

/**
 * Layouts and fonts are ours, data is not: it enters as one JSON text and is never read as markup. Pictures and
 * attached files enter as virtual files, which no layout can reach under another name.
 */
export function createCompile(assetsDirectory: string, fontsDirectory: string): Compile {
  const covers = fontCoverage(fontFiles(fontsDirectory));
  const compiler = NodeCompiler.create({
    workspace: assetsDirectory,
    fontArgs: [{ fontPaths: [fontsDirectory] }],
  });
  const explain = (error: NodeError | null): string =>
    error === null ? 'unknown' : JSON.stringify(compiler.fetchDiagnostics(error)).slice(0, 2000);
  const lend = (name: string, bytes: Uint8Array): string => {
    compiler.mapShadow(join(assetsDirectory, 'job', name), Buffer.from(bytes));
    return `/job/${name}`;
  };

  return (message, standard = 'a-3a') => {
    const { attachment = null, logo = null } = message;
    try {
      const result = compiler.compile({
        mainFilePath: join(assetsDirectory, 'layouts', `${message.layout}.typ`),
        inputs: {
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
        },
        resetRead: true,
      });
      const warnings = result.takeWarnings();
      // An unknown font is a warning to Typst; to us it is a letter that looks different on each machine.
      if (warnings !== null) throw new Error(`Typst warns: ${explain(warnings)}`);
      const document = result.result;
      if (document === null) throw new Error(`Typst refuses: ${explain(result.takeError())}`);
      const pdf = compiler.pdf(document, { pdfStandard: standard, creationTimestamp: message.createdAt });
      return standard === 'a-3a' ? packPdf(pdf, attachment) : pdf;
    } catch (cause) {
      throw cause instanceof Error ? cause : new Error(reasonOf(cause));
    } finally {
      compiler.resetShadow();
      // Without it every distinct document leaves 1.5 MB behind, after a failure too.
      compiler.evictCache(10);
    }
  };
}

function reasonOf(cause: unknown): string {
  const { shortDiagnostics } = (cause ?? {}) as Partial<NodeError>;
  return `Typst fails: ${shortDiagnostics === undefined ? String(cause) : JSON.stringify(shortDiagnostics)}`;
}
