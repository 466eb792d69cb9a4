import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { id, text } from '../../contract/wire.ts';

const path = z.string().check(z.regex(/^\/[a-z-]{0,40}$/));

const view = z.object({
  id,
  name: z.string(),
  /** The address after the question mark: '' is the list as it opens. */
  query: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  ownerName: z.string(),
});
const views = z.object({ views: z.array(view) });

export const viewsContract = {
  list: query({
    path: '/views',
    permission: 'organization.read',
    input: z.object({ path }),
    output: views,
    summary: 'The saved views of a list: mine and those shared',
  }),
  save: command({
    path: '/views/save',
    permission: 'organization.read',
    input: z.object({ path, name: text(60).check(z.minLength(1)), query: text(2000), isShared: z.boolean() }),
    output: views,
    summary: 'Keep a list as it is filtered; the same name again replaces one’s own',
  }),
  remove: command({
    path: '/views/remove',
    permission: 'organization.read',
    input: z.object({ path, id }),
    output: views,
    summary: 'Forget one’s own saved view',
  }),
} as const;
