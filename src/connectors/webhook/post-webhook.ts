import { lookup as resolve } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { PostOutcome, PostWebhook, Reach, WebhookPost } from '../../app/webhooks/ports.ts';
import { isReachable } from './reachable.ts';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 2048;

class NotReachable extends Error {}

/** The connection is made to an address that was checked, not to a name that could lead elsewhere a moment later. */
const checkedLookup =
  (reach: Reach): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (fault, found) => {
      if (fault !== null) return callback(fault, '', 0);
      const refused = found.find(({ address }) => !isReachable(address, reach));
      const [first] = found;
      if (first === undefined || refused !== undefined) {
        return callback(new NotReachable(refused?.address ?? hostname), '', 0);
      }
      if (options.all) return callback(null, found);
      return callback(null, first.address, first.family);
    });
  };

export const createPostWebhook =
  (reach: Reach): PostWebhook =>
  (post) =>
    new Promise((resolvePost) => {
      const url = new URL(post.url);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      // An address written out is not looked up: it is checked here.
      if (isIP(host) !== 0 && !isReachable(host, reach)) {
        return resolvePost({ outcome: 'refused', reason: host });
      }
      call(post, url, reach, resolvePost);
    });

const call = (post: WebhookPost, url: URL, reach: Reach, done: (outcome: PostOutcome) => void): void => {
  const body = Buffer.from(post.body, 'utf8');
  const request = (url.protocol === 'https:' ? requestTls : requestPlain)(url, {
    method: 'POST',
    agent: false,
    lookup: checkedLookup(reach),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { ...post.headers, 'content-length': String(body.length), 'user-agent': 'Encaisse-Webhook/1' },
  });
  request.on('response', (response) => {
    const status = response.statusCode ?? 0;
    let answer = Buffer.alloc(0);
    const finish = (): void =>
      done({
        outcome: 'answered',
        status,
        answer: answer.subarray(0, MAX_ANSWER_BYTES).toString('utf8'),
      });
    response.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length < MAX_ANSWER_BYTES) return;
      finish();
      request.destroy();
    });
    response.on('end', finish);
    // The status is there: that the rest was lost changes nothing.
    response.on('error', finish);
  });
  request.on('error', (fault) =>
    done(
      fault instanceof NotReachable
        ? { outcome: 'refused', reason: fault.message }
        : { outcome: 'silent', reason: fault.message },
    ),
  );
  request.end(body);
};
