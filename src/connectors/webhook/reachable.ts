import { BlockList, isIPv6 } from 'node:net';
import type { Reach } from '../../app/webhooks/ports.ts';

/** IPv4 that is not the internet (RFC 6890 and the registry of special addresses that goes with it). */
const SPECIAL_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Own networks of a company; link-local ones hold the secrets of clouds (169.254.169.254) and stay closed. */
const PRIVATE: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
];

const listOf = (ranges: readonly (readonly [string, number, ('ipv4' | 'ipv6')?])[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix, family] of ranges) list.addSubnet(network, prefix, family ?? 'ipv4');
  return list;
};

const special4 = listOf(SPECIAL_4);
const privateOnes = listOf(PRIVATE);
const loopback = listOf([
  ['127.0.0.0', 8],
  ['::1', 128, 'ipv6'],
]);
const global6 = listOf([['2000::', 3, 'ipv6']]);
/** Within 2000::/3, but tunnels to IPv4 (Teredo, 6to4), documentation and benchmarks. */
const special6 = listOf([
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
]);

/** Whether this very address may be called. */
export const isReachable = (address: string, reach: Reach): boolean => {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (loopback.check(address, family)) return reach.loopback || reach.privateNetworks;
  if (privateOnes.check(address, family)) return reach.privateNetworks;
  return family === 'ipv4'
    ? !special4.check(address, 'ipv4')
    : global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
};
