import { createCamtParser } from './camt.ts';
import { createCfonbParser } from './cfonb.ts';
import { proveChain } from './chain.ts';
import { createCsvParser } from './csv.ts';
import { detectFormat, type StatementFormat } from './detect-format.ts';
import { createMt940Parser } from './mt940.ts';
import { createOfxParser } from './ofx.ts';
import { createQifParser } from './qif.ts';
import type { ReadOptions, StatementFile, StatementParser } from './statement.ts';

const HEAD = 8192;

const refusing = (): StatementParser => ({
  feed: () => undefined,
  end: () => ({
    format: 'unknown',
    statements: [],
    findings: [{ code: 'bank.file.unknown-format', severity: 'error' }],
  }),
});

const PARSERS: Readonly<Record<StatementFormat, (options: ReadOptions) => StatementParser>> = {
  camt: createCamtParser,
  csv: createCsvParser,
  cfonb120: createCfonbParser,
  mt940: createMt940Parser,
  ofx: createOfxParser,
  qif: createQifParser,
  unknown: refusing,
};

/** Any statement: keeps the first characters until the format is known, then hands everything to its parser. */
export const createStatementReader = (options: ReadOptions = {}): StatementParser => {
  let head = '';
  let parser: StatementParser | null = null;
  const begin = (): StatementParser => {
    const started = PARSERS[detectFormat(head)](options);
    started.feed(head.replace(/^\uFEFF/, ''));
    head = '';
    return started;
  };
  return {
    feed: (chunk) => {
      if (parser) return parser.feed(chunk);
      head += chunk;
      if (head.length >= HEAD) parser = begin();
    },
    end: () => {
      if (!parser && head.trim() === '') {
        return {
          format: 'unknown',
          statements: [],
          findings: [{ code: 'bank.file.empty', severity: 'error' }],
        };
      }
      const file = (parser ?? begin()).end();
      return { ...file, findings: [...file.findings, ...proveChain(file.statements)] };
    },
  };
};

/** Decoded text in, statements out. Decoding bytes is the shell's work (src/shell/tabular/decode-text.ts). */
export const readStatements = (chunks: Iterable<string>, options: ReadOptions = {}): StatementFile => {
  const reader = createStatementReader(options);
  for (const chunk of chunks) reader.feed(chunk);
  return reader.end();
};
