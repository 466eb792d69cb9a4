import { sql } from 'kysely';
import { readTheme, type DocumentTheme } from '../../../core/invoicing/documents/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Logo, OwnLayout } from '../../../shell/typst/index.ts';
import type { DocumentKind } from '../../../core/invoicing/index.ts';
import { readFile } from '../../files/index.ts';

/** How a company's documents look, and the picture at their head. */
export type Appearance = {
  readonly theme: DocumentTheme;
  readonly logo: Logo | null;
  /** The company's own layout, where it has one for these documents. */
  readonly layout: (OwnLayout & { readonly id: string }) | null;
};

type Scope = Pick<Context, 'tx' | 'org'>;

export const readLook = (context: Scope) =>
  context.tx
    .selectFrom('organization')
    .select(['theme', 'logo_sha256', 'version'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();

export const readAppearance = async (context: Scope, kind: DocumentKind): Promise<Appearance> => {
  const { theme, logo_sha256: sha256 } = await readLook(context);
  return {
    theme: readTheme(theme, sha256 !== null),
    logo: await readLogo(context, sha256),
    layout: await readLayoutFor(context, kind),
  };
};

const readLayoutFor = async (context: Scope, kind: DocumentKind): Promise<Appearance['layout']> => {
  const row = await context.tx
    .selectFrom('document_layout')
    .select(['id', 'source', 'images'])
    .where('org_id', '=', context.org)
    .where(sql<boolean>`${kind} = any(kinds)`)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, ...(await lentLayout(context, row)) };
};

/** The layout with the bytes of its pictures. */
export const lentLayout = async (
  context: Scope,
  { source, images }: { source: string; images: unknown },
): Promise<OwnLayout> => {
  const lent: { name: string; bytes: Uint8Array }[] = [];
  for (const [name, sha256] of Object.entries(images as Record<string, string>)) {
    lent.push({ name, bytes: (await readFile(context, sha256)).bytes });
  }
  return { source, images: lent };
};

export const readLogo = async (context: Scope, sha256: string | null): Promise<Logo | null> => {
  if (sha256 === null) return null;
  const { mediaType, bytes } = await readFile(context, sha256);
  return { format: mediaType === 'image/png' ? 'png' : 'jpg', bytes };
};
