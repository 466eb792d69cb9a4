import { describe, expect, it } from 'vitest';
import { createPostWebhook } from './post-webhook.ts';
import { isReachable } from './reachable.ts';

const nobody = { loopback: false, privateNetworks: false };
const own = { loopback: false, privateNetworks: true };

describe('an address', () => {
  it.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])(
    'of the internet is called: %s',
    (address) => expect(isReachable(address, nobody)).toBe(true),
  );
  it.each(['10.1.2.3', '172.31.0.1', '192.168.1.1', 'fd00::1', '127.0.0.1', '::1'])(
    'of an own network is called only when that is allowed: %s',
    (address) => {
      expect(isReachable(address, nobody)).toBe(false);
      expect(isReachable(address, own)).toBe(true);
    },
  );
  it.each([
    '0.0.0.0',
    '100.64.0.1',
    '169.254.169.254',
    '192.0.2.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2001:db8::1',
  ])('of nobody or of a tunnel is never called: %s', (address) => {
    expect(isReachable(address, nobody)).toBe(false);
    if (!address.includes('127.0.0.1')) expect(isReachable(address, own)).toBe(false);
  });
});

describe('a name', () => {
  const post = createPostWebhook(nobody);
  it.each([
    'http://localhost:9/',
    'https://localhost:9/',
    'http://127.0.0.1:9/',
    'http://[::1]:9/',
    'http://2130706433:9/',
  ])('that leads to this machine is not asked: %s', async (url) =>
    expect(await post({ url, headers: {}, body: '{}' })).toMatchObject({ outcome: 'refused' }),
  );
});
