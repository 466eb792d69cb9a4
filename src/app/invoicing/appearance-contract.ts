import * as z from 'zod/mini';
import { command, download, query, upload } from '../../contract/endpoint.ts';
import { none, sha256, text } from '../../contract/wire.ts';
import { columnKeys } from '../../core/invoicing/documents/theme.ts';

const theme = z.object({
  /** '#1b5e44' */
  accent: text(7),
  fontSize: z.enum(['small', 'normal', 'large']),
  /** The description and the amount are on every document, named here or not. */
  columns: z.array(z.enum(columnKeys)).check(z.maxLength(columnKeys.length)),
  /** At the foot of every page, in the language of the document. */
  footer: z.object({ fr: text(300), en: text(300) }),
});

const appearance = z.object({ theme, logoSha256: z.nullable(sha256), version: z.number() });

export const appearanceContract = {
  read: query({
    path: '/invoicing/appearance',
    permission: 'invoices.read',
    input: none,
    output: appearance,
    summary: 'Logo, colours, columns and foot of the company’s documents',
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
      input: z.object({ theme }),
      summary: 'An invoice of examples as it would look; nothing is kept',
    },
    z.unknown(),
  ),
} as const;
