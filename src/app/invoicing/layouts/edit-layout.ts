import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { InputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { error, type Finding } from '../../../core/finding.ts';
import { sqlState } from '../../../shell/db/tenant.ts';
import type { Context, UploadedFile } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { projectRoot } from '../../../shell/paths.ts';
import type { DocumentRenderer } from '../../../shell/typst/index.ts';
import { keepFile } from '../../files/index.ts';
import { audit } from '../../organization/index.ts';
import { refuseUnfit } from '../appearance/edit-appearance.ts';
import { lentLayout } from '../appearance/read-appearance.ts';
import type { layoutsContract, shippedFiles } from '../layouts-contract.ts';
import { checkLayout } from './check-layout.ts';

type Edited = { id: string; findings: Finding[] };
const MOST_LAYOUTS = 20;
const MOST_IMAGES = 5;
const MOST_SOURCE_BYTES = 200 * 1024;

/** The layout that comes with Encaisse: where an own one starts. */
export const shippedSource = (file: (typeof shippedFiles)[number]): string =>
  readFileSync(join(projectRoot(), 'assets', 'layouts', `${file}.typ`), 'utf8');

const fetchLayout = async (context: Context, id: string, version?: number) => {
  const row = await context.tx
    .selectFrom('document_layout')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  if (version !== undefined && row.version !== version) throw new Problem('edit.conflict');
  return row;
};

const refuse = (finding: Finding): never => {
  throw new Problem('record.refused', {}, [finding]);
};

const refuseLong = (source: string): void => {
  if (Buffer.byteLength(source) > MOST_SOURCE_BYTES)
    refuse(error('invoicing.layout-long', { path: 'source' }));
};

const nameTaken =
  (name: string) =>
  (cause: unknown): never => {
    if (sqlState(cause) !== '23505') throw cause;
    return refuse(error('invoicing.layout-name-taken', { path: 'name', params: { name } }));
  };

export const createLayout = async (
  context: Context,
  renderer: DocumentRenderer,
  { name, source = shippedSource('invoice') }: InputOf<typeof layoutsContract.create>,
): Promise<Edited> => {
  refuseLong(source);
  const known = await context.tx
    .selectFrom('document_layout')
    .select('id')
    .where('org_id', '=', context.org)
    .execute();
  if (known.length >= MOST_LAYOUTS)
    refuse(error('invoicing.layout-too-many', { params: { max: MOST_LAYOUTS } }));
  const id = newId();
  await context.tx
    .insertInto('document_layout')
    .values({
      org_id: context.org,
      id,
      name,
      source,
      changed_by: context.actor.name,
      changed_at: context.now,
    })
    .execute()
    .catch(nameTaken(name));
  await audit(context, 'invoicing.layout-created', { kind: 'document_layout', id }, { name });
  return { id, findings: await checkLayout(context, renderer, { source, images: [] }) };
};

/** One in use must never be kept with a fault: documents are laid out by it at any moment. */
export const saveLayout = async (
  context: Context,
  renderer: DocumentRenderer,
  { id, version, name, source }: InputOf<typeof layoutsContract.save>,
): Promise<Edited> => {
  refuseLong(source);
  const kept = await fetchLayout(context, id, version);
  const layout = await lentLayout(context, { source, images: kept.images });
  const findings = await checkLayout(context, renderer, layout);
  if (kept.kinds.length > 0 && findings.length > 0) throw new Problem('record.refused', {}, findings);
  await change(context, id, { name, source }).catch(nameTaken(name));
  await audit(context, 'invoicing.layout-edited', { kind: 'document_layout', id }, { name });
  return { id, findings };
};

/** For these kinds and no others; whichever layout had them before gives them up. */
export const putInUse = async (
  context: Context,
  renderer: DocumentRenderer,
  { id, version, kinds }: InputOf<typeof layoutsContract.use>,
): Promise<Edited> => {
  const kept = await fetchLayout(context, id, version);
  if (kinds.length > 0) {
    const findings = await checkLayout(context, renderer, await lentLayout(context, kept));
    if (findings.length > 0) throw new Problem('record.refused', {}, findings);
    await sql`
      update document_layout set kinds = array(select k from unnest(kinds) k where k <> all(${kinds})),
        version = version + 1
      where org_id = ${context.org} and id <> ${id} and kinds && ${kinds}`.execute(context.tx);
  }
  await change(context, id, { kinds: [...new Set(kinds)], failed_number: '', failed_why: '{}' });
  await audit(
    context,
    'invoicing.layout-used',
    { kind: 'document_layout', id },
    { name: kept.name, kinds: kinds.join(', ') },
  );
  return { id, findings: [] };
};

export const removeLayout = async (
  context: Context,
  { id, version }: InputOf<typeof layoutsContract.remove>,
): Promise<void> => {
  const { name } = await fetchLayout(context, id, version);
  await context.tx
    .deleteFrom('document_layout')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await audit(context, 'invoicing.layout-removed', { kind: 'document_layout', id }, { name });
};

/** Letters, digits and - _ . : what a layout can write between quotation marks without thinking. */
const plainName = (name: string, format: 'png' | 'jpg'): string => {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 60);
  return `${stem === '' ? 'image' : stem}.${format}`;
};

export const addImage = async (context: Context, id: string, file: UploadedFile): Promise<void> => {
  const format = refuseUnfit(file);
  const kept = await fetchLayout(context, id);
  const images = { ...(kept.images as Record<string, string>) };
  const mediaType = format === 'png' ? 'image/png' : 'image/jpeg';
  images[plainName(file.name, format)] = await keepFile(context, { ...file, mediaType });
  if (Object.keys(images).length > MOST_IMAGES)
    refuse(error('invoicing.layout-images', { path: 'file', params: { max: MOST_IMAGES } }));
  await change(context, id, { images: JSON.stringify(images) });
};

/** One that a layout in use still shows stays: its documents would go back to our layout. */
export const removeImage = async (
  context: Context,
  renderer: DocumentRenderer,
  { id, name }: InputOf<typeof layoutsContract.removeImage>,
): Promise<void> => {
  const kept = await fetchLayout(context, id);
  const { [name]: _, ...images } = kept.images as Record<string, string>;
  if (kept.kinds.length > 0) {
    const left = await lentLayout(context, { source: kept.source, images });
    const findings = await checkLayout(context, renderer, left);
    if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  }
  await change(context, id, { images: JSON.stringify(images) });
};

type Change = {
  name?: string;
  source?: string;
  kinds?: string[];
  images?: string;
  failed_number?: string;
  failed_why?: string;
};

const change = async (context: Context, id: string, values: Change): Promise<void> => {
  await context.tx
    .updateTable('document_layout')
    .set((eb) => ({
      ...values,
      version: eb('version', '+', 1),
      changed_by: context.actor.name,
      changed_at: context.now,
    }))
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};
