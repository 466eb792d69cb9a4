import { performance } from 'node:perf_hooks';
import { orgId } from '../src/shell/ids.ts';
import {
  checkRun,
  importRun,
  showRun,
  startRun,
  uploadFile,
  type ImportWork,
} from '../src/app/takeover/index.ts';
import { createOrganization } from '../src/app/organization/index.ts';
import type { Composition } from '../src/compose.ts';
import type { Context } from '../src/shell/http/context.ts';

export type ImportFigures = {
  readonly lines: number;
  readonly customers: number;
  readonly bytes: number;
  readonly uploadSeconds: number;
  readonly checkSeconds: number;
  readonly importSeconds: number;
  readonly totalSeconds: number;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A file of open invoices with the customer's details on each line, as an ERP writes it; the same for the same size. */
export const generateFile = (lines: number, customers: number, kind: 'open' | 'paid' = 'open'): Buffer => {
  const parts = [
    `Code client;Raison sociale;CP;Ville;E-mail;N° de facture;Date facture;Échéance;Montant TTC;${
      kind === 'open' ? 'Reste dû;Niveau de relance' : 'Payée le;Référence'
    }\r\n`,
  ];
  for (let i = 0; i < lines; i += 1) {
    const c = (i * 7919) % customers;
    const issued = `${two((i % 28) + 1)}/${two((i % 9) + 1)}/2026`;
    const due = `${two((i % 28) + 1)}/${two((i % 9) + 2)}/2026`;
    const amount = `${(i % 9000) + 12},${two(i % 100)}`;
    const tail = kind === 'open' ? `${amount};${i % 4}` : `${due};BC-${i}`;
    parts.push(
      `C${c};Société ${c} & Fils;${two((c % 95) + 1)}${two(c % 10)}0;Ville ${c % 400};compta@societe${c}.example;` +
        `FA-${String(i).padStart(7, '0')};${issued};${due};${amount};${tail}\r\n`,
    );
  }
  return Buffer.from(parts.join(''), 'utf8');
};

/** Gives, checks and imports 100,000 lines into a new company; measured, never asserted. */
export const run = async (
  composition: Composition,
  size: { lines?: number; customers?: number; kind?: 'open' | 'paid' } = {},
): Promise<ImportFigures> => {
  const { lines = 100_000, customers = 10_000, kind = 'open' } = size;
  const { runtime, contextIn, onCreated } = composition;
  const org = orgId(
    await createOrganization(runtime.database, contextIn, onCreated, {
      name: `Bench ${lines}`,
      isDemo: true,
      ownerId: null,
      ownerName: 'bench',
      locale: 'fr',
    }),
  );
  const inTenant: ImportWork['inTenant'] = (body) =>
    runtime.inContext(
      {
        org,
        isDemo: true,
        actor: { kind: 'command_line', id: 'bench', name: 'bench' },
        permissions: new Set(),
        locale: 'fr',
        readOnly: false,
      },
      body,
    );
  const bytes = generateFile(lines, customers, kind);
  const seconds = async <T>(body: () => Promise<T>): Promise<[T, number]> => {
    const from = performance.now();
    return [await body(), Math.round(performance.now() - from) / 1000];
  };
  const verb = <T>(body: (context: Context) => Promise<T>) => seconds(() => inTenant(body));
  const [uploaded, uploadSeconds] = await verb((context) =>
    uploadFile(context, { name: 'bench.csv', mediaType: 'text/csv', bytes }),
  );
  const [, checkSeconds] = await verb((context) =>
    checkRun(context, {
      id: uploaded.id,
      kind: kind === 'open' ? 'open_items' : 'paid_history',
      mapping: uploaded.mapping,
      options: {
        cutoverOn: '2026-10-31',
        currency: 'EUR',
        dateOrder: 'dmy',
        decimal: 'auto',
        nextInvoiceNumber: '',
        expectedMinor: null,
      },
    }),
  );
  const [, importSeconds] = await seconds(async () => {
    await inTenant((context) => startRun(context, { id: uploaded.id, goodOnly: false }, 'on-the-spot'));
    await importRun({ inTenant, log: runtime.log, signal: new AbortController().signal }, uploaded.id);
  });
  const { state, failure } = await inTenant((context) => showRun(context, uploaded.id));
  if (state !== 'done') throw new Error(`the import ended ${state}: ${failure}`);
  const totalSeconds = Math.round((uploadSeconds + checkSeconds + importSeconds) * 1000) / 1000;
  return { lines, customers, bytes: bytes.length, uploadSeconds, checkSeconds, importSeconds, totalSeconds };
};
