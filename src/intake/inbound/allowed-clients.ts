import { BlockList, isIP } from 'node:net';

/** `loopback`, addresses and networks (`192.0.2.0/28`), separated by commas; nothing where one of them is none. */
export function allowedClients(list: string): BlockList | undefined {
  const allowed = new BlockList();
  for (const entry of list.split(',').map((each) => each.trim())) {
    if (!allow(allowed, entry)) return undefined;
  }
  return allowed;
}

function allow(allowed: BlockList, entry: string): boolean {
  if (entry === 'loopback') {
    allowed.addSubnet('127.0.0.0', 8, 'ipv4');
    allowed.addAddress('::1', 'ipv6');
    return true;
  }
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  const length = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? length : /^\d{1,3}$/u.test(bits) ? Number(bits) : length + 1;
  if (family === 0 || rest.length > 0 || prefix > length) return false;
  allowed.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return true;
}

/** An IPv4 client of a socket that speaks both comes as `::ffff:192.0.2.1`. */
export function isAllowed(allowed: BlockList, client: string): boolean {
  const address = client.replace(/^::ffff:(?=\d+\.)/iu, '');
  const family = isIP(address);
  return family !== 0 && allowed.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
