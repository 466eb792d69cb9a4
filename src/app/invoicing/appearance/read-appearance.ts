import { readTheme, type DocumentTheme } from '../../../core/invoicing/documents/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Logo } from '../../../shell/typst/index.ts';
import { readFile } from '../../files/index.ts';

/** How a company's documents look, and the picture at their head. */
export type Appearance = { readonly theme: DocumentTheme; readonly logo: Logo | null };

type Scope = Pick<Context, 'tx' | 'org'>;

export const readLook = (context: Scope) =>
  context.tx
    .selectFrom('organization')
    .select(['theme', 'logo_sha256', 'version'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();

export const readAppearance = async (context: Scope): Promise<Appearance> => {
  const { theme, logo_sha256: sha256 } = await readLook(context);
  return { theme: readTheme(theme, sha256 !== null), logo: await readLogo(context, sha256) };
};

const readLogo = async (context: Scope, sha256: string | null): Promise<Logo | null> => {
  if (sha256 === null) return null;
  const { mediaType, bytes } = await readFile(context, sha256);
  return { format: mediaType === 'image/png' ? 'png' : 'jpg', bytes };
};
