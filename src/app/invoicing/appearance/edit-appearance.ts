import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { error, hasErrors } from '../../../core/finding.ts';
import {
  checkTheme,
  fieldPlaceholder,
  readTheme,
  templatePlaceholders,
} from '../../../core/invoicing/documents/index.ts';
import type { Context, UploadedFile } from '../../../shell/http/context.ts';
import { keepFile } from '../../files/index.ts';
import { audit } from '../../organization/index.ts';
import type { appearanceContract } from '../appearance-contract.ts';
import { readOwnFields } from '../read-template.ts';
import { readLook } from './read-appearance.ts';
import { readImage } from './read-image.ts';

type Shown = OutputOf<typeof appearanceContract.read>;

export const showAppearance = async (context: Pick<Context, 'tx' | 'org'>): Promise<Shown> => {
  const { theme, logo_sha256: logoSha256, version } = await readLook(context);
  const { accent, fontSize, columns, texts, fields } = readTheme(theme, logoSha256 !== null);
  return {
    theme: { accent, fontSize, columns: [...columns], texts, fields: [...fields] },
    logoSha256,
    version,
  };
};

export const editAppearance = async (
  context: Context,
  { version, theme }: InputOf<typeof appearanceContract.edit>,
): Promise<void> => {
  const own = (await readOwnFields(context)).map(fieldPlaceholder);
  const findings = checkTheme(theme, [...templatePlaceholders, ...own]);
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  const edited = await context.tx
    .updateTable('organization')
    .set({ theme: JSON.stringify(theme), version: version + 1 })
    .where('org_id', '=', context.org)
    .where('version', '=', version)
    .executeTakeFirst();
  if (edited.numUpdatedRows === 0n) throw new Problem('edit.conflict');
  await audit(context, 'invoicing.appearance-edited', { kind: 'organization', id: context.org });
};

const MOST_PIXELS = 4000;

/** A picture for the pages: by what the bytes say, not the name; SVG may carry scripts and fonts, and inks (CMYK) have no place in PDF/A's sRGB. */
export const refuseUnfit = (file: UploadedFile): 'png' | 'jpg' => {
  const image = readImage(file.bytes);
  const refuse = (finding: ReturnType<typeof error>) => new Problem('record.refused', {}, [finding]);
  if (image === null)
    throw refuse(error('invoicing.logo-format', { path: 'file', params: { name: file.name } }));
  const { width, height } = image;
  if (image.channels > 3) throw refuse(error('invoicing.logo-inks', { path: 'file' }));
  if (Math.max(width, height) > MOST_PIXELS || Math.min(width, height) === 0) {
    const params = { width, height, max: MOST_PIXELS };
    throw refuse(error('invoicing.logo-size', { path: 'file', params }));
  }
  return image.format;
};

export const setLogo = async (context: Context, file: UploadedFile): Promise<void> => {
  const format = refuseUnfit(file);
  const mediaType = format === 'png' ? 'image/png' : 'image/jpeg';
  await changeLogo(context, await keepFile(context, { name: file.name, mediaType, bytes: file.bytes }));
};

export const removeLogo = (context: Context): Promise<void> => changeLogo(context, null);

const changeLogo = async (context: Context, sha256: string | null): Promise<void> => {
  await context.tx
    .updateTable('organization')
    .set((eb) => ({ logo_sha256: sha256, version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'invoicing.logo-changed', { kind: 'organization', id: context.org }, { sha256 });
};
