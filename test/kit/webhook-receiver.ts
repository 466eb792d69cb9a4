import { createHmac, timingSafeEqual } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReceivedWebhook = {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { id: string; type: string; data: Record<string, string | null> };
};

/** A real program that listens to webhooks on a free port of this machine. How it answers can be changed. */
export type WebhookReceiver = {
  readonly url: string;
  readonly received: ReceivedWebhook[];
  /** The first event of this type, once it is there. */
  readonly next: (type: string) => Promise<ReceivedWebhook>;
  /** 'hang-up' breaks the connection without an answer. */
  answer: { status: number; body?: string; headers?: Record<string, string> } | 'hang-up';
  readonly close: () => Promise<void>;
};

export const startWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const received: ReceivedWebhook[] = [];
  const receiver = { answer: { status: 204 } as WebhookReceiver['answer'] };
  const arrivals = new EventEmitter();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const event = JSON.parse(body) as ReceivedWebhook['event'];
      received.push({ headers: request.headers, body, event });
      arrivals.emit(event.type);
      const { answer } = receiver;
      if (answer === 'hang-up') return request.socket.destroy();
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/encaisse`,
    received,
    next: async (type: string) => {
      const there = () => received.find((one) => one.event.type === type);
      if (there() === undefined) await once(arrivals, type);
      return there()!;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
};

/** As the receiver of Standard Webhooks 1.0 verifies, written from its specification. */
export const isSigned = (secret: string, { headers, body }: ReceivedWebhook): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .some((one) => {
      const given = Buffer.from(one.slice(3), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
};
