import * as z from 'zod/mini';
import { command, download, query, upload } from '../../contract/endpoint.ts';
import { none, sha256, text } from '../../contract/wire.ts';
import {
  documentLanguages,
  MAX_TEXT,
  textPlaces,
  textScopes,
  type TextPlace,
} from '../../core/invoicing/documents/template-texts.ts';
import { columnKeys } from '../../core/invoicing/documents/theme.ts';
import { documentKinds } from '../../core/invoicing/model.ts';

/** Every name of a fixed list may be there or not; any other is refused. */
const someOf = <K extends string, S extends z.ZodMiniType>(names: readonly K[], shapeOf: (name: K) => S) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.optional(shapeOf(name))])) as {
      [P in K]: z.ZodMiniOptional<S>;
    },
  );

/** By language, kind of document ('all') and place, with placeholders ({{customer}}, {{customer.secteur}}). */
const texts = someOf(documentLanguages, () =>
  someOf(textScopes, () => someOf(textPlaces, (place: TextPlace) => text(MAX_TEXT[place]))),
);

const theme = z.object({
  /** '#1b5e44' */
  accent: text(7),
  fontSize: z.enum(['small', 'normal', 'large']),
  /** The description and the amount are on every document, named here or not. */
  columns: z.array(z.enum(columnKeys)).check(z.maxLength(columnKeys.length)),
  texts,
  /** Own fields that are printed: among the dates at the top, or with the references. */
  fields: z.array(z.object({ key: text(40), place: z.enum(['facts', 'references']) })).check(z.maxLength(12)),
});

const appearance = z.object({ theme, logoSha256: z.nullable(sha256), version: z.number() });

export const appearanceContract = {
  read: query({
    path: '/invoicing/appearance',
    permission: 'invoices.read',
    input: none,
    output: appearance,
    summary: 'Logo, colours, columns, texts and own fields of the company’s documents',
  }),
  edit: command({
    path: '/invoicing/appearance/edit',
    permission: 'organization.edit',
    input: z.object({ version: z.number(), theme }),
    output: appearance,
    summary: 'Change how documents look from now on; those already issued keep their picture',
  }),
  setLogo: upload({
    path: '/invoicing/appearance/logo',
    permission: 'organization.edit',
    input: none,
    output: appearance,
    maxBytes: 1024 * 1024,
    summary: 'Set the logo: a PNG or JPEG of at most 1 MB and 4,000 pixels',
  }),
  removeLogo: command({
    path: '/invoicing/appearance/logo/remove',
    permission: 'organization.edit',
    input: none,
    output: appearance,
    summary: 'Documents from now on carry the name alone',
  }),
  preview: download(
    {
      path: '/invoicing/appearance/preview',
      permission: 'invoices.read',
      input: z.object({
        theme,
        kind: z._default(z.enum(documentKinds), 'invoice'),
        language: z.optional(z.enum(documentLanguages)),
      }),
      summary: 'A document of examples as it would look; nothing is kept',
    },
    z.unknown(),
  ),
} as const;
