import { createHmac, randomBytes } from 'node:crypto';

/** As Standard Webhooks writes secrets: libraries of many languages verify with it as it stands. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The headers of one attempt (standardwebhooks.com, 1.0): the id of the event, which stays the same, the seconds of the
 * attempt, and HMAC-SHA256 over both and the body. Whoever receives refuses what is older than five minutes.
 */
export const signedHeaders = (
  secret: string,
  { id, now, body }: { id: string; now: string; body: string },
): Record<string, string> => {
  const timestamp = String(Math.floor(Date.parse(now) / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
};
