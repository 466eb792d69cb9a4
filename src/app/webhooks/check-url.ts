import { error, type Finding } from '../../core/finding.ts';
import type { Reach } from './ports.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * What an address must be like to be kept: https, or plain http to this machine where that may be reached. Which
 * machine a name leads to is looked at when it is called, each time: names move.
 */
export const checkUrl = (text: string, reach: Reach): Finding | null => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return error('webhooks.not-a-url', { path: 'url' });
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    return error('webhooks.not-a-url', { path: 'url' });
  }
  const isLoopback = LOOPBACK.test(url.hostname);
  if (isLoopback && !reach.loopback && !reach.privateNetworks) {
    return error('webhooks.private-address', { path: 'url' });
  }
  if (url.protocol === 'https:') return null;
  return url.protocol === 'http:' && isLoopback ? null : error('webhooks.https-only', { path: 'url' });
};
