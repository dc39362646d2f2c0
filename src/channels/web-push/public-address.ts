import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** IANA special-purpose registries: addresses that are nobody's on the public Internet. */
const SPECIAL: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const special = new BlockList();
for (const [net, bits] of SPECIAL) special.addSubnet(net, bits, 'ipv4');
/** Global unicast is 2000::/3; inside it, documentation, 6to4 and Teredo carry other addresses. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  special.addSubnet(net, bits, 'ipv6');
}

/** True for an address on the public Internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (!isIPv6(address)) return !special.check(address, 'ipv4');
  return globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export const resolveBySystem: Resolve = (hostname, done) => systemLookup(hostname, { all: true }, done);

/**
 * A socket's `lookup` that refuses private addresses at the moment of connecting: a name may have
 * pointed elsewhere when it was checked (DNS rebinding).
 */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const good = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = good;
      if (error !== null) callback(error, '');
      else if (first === undefined || good.length !== addresses.length) {
        callback(Object.assign(new Error('The name points to a private address.'), { code: 'EPRIVATE' }), '');
      } else if (options.all === true) callback(null, good);
      else callback(null, first.address, first.family);
    });
  };
}
