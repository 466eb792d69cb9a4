import { Problem } from '../../../contract/problem.ts';
import { room, type Context, type Room } from '../../../shell/http/context.ts';
import type { DocumentRenderer } from '../../../shell/typst/index.ts';
import { lentLayout } from '../appearance/read-appearance.ts';
import { layoutsContract, type LayoutSample } from '../layouts-contract.ts';
import { drawSample } from './check-layout.ts';
import {
  addImage,
  createLayout,
  putInUse,
  removeImage,
  removeLayout,
  saveLayout,
  shippedSource,
} from './edit-layout.ts';
import { listLayouts } from './list-layouts.ts';

export const layoutsRoom = ({ renderer }: { renderer: DocumentRenderer }): Room => {
  const listed = async (context: Context) => ({ layouts: await listLayouts(context) });
  return room('layouts', layoutsContract, {
    list: listed,
    create: async (context, input) => {
      const edited = await createLayout(context, renderer, input);
      return { ...edited, ...(await listed(context)) };
    },
    save: async (context, input) => {
      const edited = await saveLayout(context, renderer, input);
      return { ...edited, ...(await listed(context)) };
    },
    use: async (context, input) => {
      const edited = await putInUse(context, renderer, input);
      return { ...edited, ...(await listed(context)) };
    },
    remove: async (context, input) => {
      await removeLayout(context, input);
      return listed(context);
    },
    addImage: async (context, input, file) => {
      await addImage(context, input.id, file);
      return listed(context);
    },
    removeImage: async (context, input) => {
      await removeImage(context, renderer, input);
      return listed(context);
    },
    preview: async (context, input) => ({
      name: 'apercu.pdf',
      mediaType: 'application/pdf',
      body: await preview(context, renderer, input.id, input.sample),
      inline: true,
    }),
    shipped: async (_context, { file }) => ({
      name: `${file}.typ`,
      mediaType: 'text/plain',
      body: Buffer.from(shippedSource(file), 'utf8'),
    }),
  });
};

const preview = async (context: Context, renderer: DocumentRenderer, id: string, sample: LayoutSample) => {
  const row = await context.tx
    .selectFrom('document_layout')
    .select(['source', 'images'])
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const drawn = await drawSample(context, renderer, await lentLayout(context, row), sample);
  if (drawn.bytes === null) throw new Problem('record.refused', {}, drawn.findings);
  return drawn.bytes;
};
