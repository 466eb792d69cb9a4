import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { finding, id, instant, none } from '../../contract/wire.ts';

/** What became of the latest files of a feed, newest first. */
export const fedFiles = z.array(
  z.object({
    id,
    fileName: z.string(),
    outcome: z.enum(['imported', 'already-imported', 'refused']),
    newLines: z.number(),
    findings: z.array(finding),
    foundAt: instant,
  }),
);

const drop = z.object({ isOn: z.boolean(), path: z.string(), files: fedFiles });

export const dropContract = {
  read: query({
    path: '/bank/drop-folder',
    permission: 'bank.import',
    input: none,
    output: drop,
    summary: 'The folder whose statements are imported by themselves, and what became of the latest ones',
  }),
  edit: command({
    path: '/bank/drop-folder/edit',
    permission: 'bank.import',
    input: z.object({ isOn: z.boolean() }),
    output: drop,
    summary: 'Look into the folder, or stop',
  }),
} as const;
