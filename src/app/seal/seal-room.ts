import { room, type Context, type Download, type Room } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { askCheck } from './check-chain.ts';
import { sealContract } from './contract.ts';
import { openNewKey } from './open-new-key.ts';
import { readOverview } from './read-overview.ts';

export type SealRoomPorts = {
  readonly secrets: SecretBox;
  readonly checkJob: Job<{ id: string }>;
  /** From the room that knows what was issued; null: everything. */
  readonly archive: (context: Context, year: number | null) => Promise<Download>;
};

export const sealRoom = (ports: SealRoomPorts): Room =>
  room('seal', sealContract, {
    read: (context) => readOverview(context, ports.secrets),
    check: async (context) => {
      await askCheck(context, ports.checkJob);
      return readOverview(context, ports.secrets);
    },
    openKey: async (context, input) => {
      await openNewKey(context, input, ports.secrets);
      return readOverview(context, ports.secrets);
    },
    archive: (context, input) => ports.archive(context, input.year === undefined ? null : Number(input.year)),
  });
