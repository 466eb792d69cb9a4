import { room, type Room } from '../../shell/http/context.ts';
import { webhooksContract } from './contract.ts';
import { listDeliveries, ping, replay } from './deliveries.ts';
import { createEndpoint, listEndpoints, removeEndpoint, setEnabled } from './endpoints.ts';
import type { WebhookPorts } from './ports.ts';

export { announce, isWanted, type Fact, type WebhookEvent } from './announce.ts';
export { deliverDue, webhookTick } from './deliver.ts';
export type { WebhookPorts } from './ports.ts';

export const webhooksRoom = (ports: WebhookPorts): Room =>
  room('webhooks', webhooksContract, {
    list: (context) => listEndpoints(context),
    create: async (context, input) => ({
      ...(await createEndpoint(context, ports, input)),
      ...(await listEndpoints(context)),
    }),
    setEnabled: async (context, input) => {
      await setEnabled(context, input.id, input.enabled);
      return listEndpoints(context);
    },
    remove: async (context, input) => {
      await removeEndpoint(context, input.id);
      return listEndpoints(context);
    },
    ping: async (context, input) => {
      await ping(context, input.id);
      return listDeliveries(context, input.id);
    },
    deliveries: (context, input) => listDeliveries(context, input.id),
    replay: async (context, input) => {
      await replay(context, input.id, input.eventId);
      return listDeliveries(context, input.id);
    },
  });
