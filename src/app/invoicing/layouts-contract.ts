import * as z from 'zod/mini';
import { command, download, query, upload } from '../../contract/endpoint.ts';
import { finding, id, none, text } from '../../contract/wire.ts';
import { documentKinds } from '../../core/invoicing/index.ts';

/** What a preview shows: a short invoice, one over many pages, a credit note, a quote, an invoice in another language. */
export const layoutSamples = ['short', 'long', 'credit_note', 'quote', 'english'] as const;
export type LayoutSample = (typeof layoutSamples)[number];

/** Files of the layout that comes with Encaisse: the first is where an own one starts. */
export const shippedFiles = ['invoice', 'lines', 'options', 'lib'] as const;

export const MAX_LAYOUT_BYTES = 200 * 1024;
const kinds = z.array(z.enum(documentKinds)).check(z.maxLength(documentKinds.length));
const name = text(60).check(z.minLength(1));
const source = z.string().check(z.minLength(1), z.maxLength(MAX_LAYOUT_BYTES));

const layout = z.object({
  id,
  name: z.string(),
  source: z.string(),
  /** Of the documents it lays out; none while it is being written. */
  kinds,
  /** Names of the pictures it may show. */
  images: z.array(z.string()),
  /** The last document it could not lay out: that one got ours. */
  failed: z.nullable(z.object({ number: z.string(), why: finding })),
  changedBy: z.string(),
  changedAt: z.string(),
  version: z.number(),
});

const layouts = z.object({ layouts: z.array(layout) });
/** What was kept, and what is wrong with it. */
const checked = z.object({ layouts: z.array(layout), id, findings: z.array(finding) });

export const layoutsContract = {
  list: query({
    path: '/invoicing/layouts',
    permission: 'invoices.read',
    input: none,
    output: layouts,
    summary: 'The company’s own layouts of documents (Typst), and what each is in use for',
  }),
  create: command({
    path: '/invoicing/layouts/create',
    permission: 'organization.edit',
    input: z.object({ name, source: z.optional(source) }),
    output: checked,
    summary: 'Begin a layout, with ours when none is given; it is in use for nothing yet',
  }),
  save: command({
    path: '/invoicing/layouts/:id/save',
    permission: 'organization.edit',
    input: z.object({ id, version: z.number(), name, source }),
    output: checked,
    summary: 'Keep a layout and say what is wrong with it; one in use is kept only when nothing is',
  }),
  use: command({
    path: '/invoicing/layouts/:id/use',
    permission: 'organization.edit',
    input: z.object({ id, version: z.number(), kinds }),
    output: checked,
    summary:
      'Lay out these kinds of documents by it from now on, none to go back to ours; checked on examples first',
  }),
  remove: command({
    path: '/invoicing/layouts/:id/remove',
    permission: 'organization.edit',
    input: z.object({ id, version: z.number() }),
    output: layouts,
    summary: 'Drop a layout; documents from now on are laid out by ours',
  }),
  addImage: upload({
    path: '/invoicing/layouts/:id/images/add',
    permission: 'organization.edit',
    input: z.object({ id }),
    output: layouts,
    maxBytes: 1024 * 1024,
    summary: 'Let a layout show a PNG or JPEG of at most 1 MB, by its name',
  }),
  removeImage: command({
    path: '/invoicing/layouts/:id/images/remove',
    permission: 'organization.edit',
    input: z.object({ id, name: text(100) }),
    output: layouts,
    summary: 'Take a picture from a layout',
  }),
  preview: download(
    {
      path: '/invoicing/layouts/:id/preview',
      permission: 'invoices.read',
      input: z.object({ id, sample: z.enum(layoutSamples) }),
      summary: 'A document of examples by this layout as it is kept',
    },
    z.unknown(),
  ),
  shipped: download(
    {
      path: '/invoicing/layouts/shipped/:file',
      permission: 'invoices.read',
      input: z.object({ file: z.enum(shippedFiles) }),
      summary: 'The layout that comes with Encaisse, to start one’s own from',
    },
    z.unknown(),
  ),
} as const;
