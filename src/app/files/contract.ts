import * as z from 'zod/mini';
import { download } from '../../contract/endpoint.ts';
import { sha256 } from '../../contract/wire.ts';

export const filesContract = {
  read: download(
    {
      path: '/files/:sha256',
      permission: 'invoices.read',
      input: z.object({ sha256 }),
      summary: 'A kept file, exactly as it was received',
    },
    z.any(),
  ),
} as const;
