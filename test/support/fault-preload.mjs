// Loaded into the hub's processes by the fault tests only (`node --import`): on SIGUSR2 the event loop stands still for
// as many milliseconds as the file named in FAULT_BLOCK_FILE says, as it would in a heavy computation.
import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

const file = process.env.FAULT_BLOCK_FILE;

if (file !== undefined) {
  process.on('SIGUSR2', () => {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    Atomics.wait(cell, 0, 0, Number(readFileSync(file, 'utf8')));
  });
}

// FAULT_POISON: whoever writes these bytes to a socket is gone, as by a bug in native code.
const poison = process.env.FAULT_POISON;
if (poison !== undefined) {
  const { write, _writeGeneric } = Socket.prototype;
  const poisonous = (data) => Buffer.from(data ?? '').includes(poison);
  Socket.prototype.write = function (data, ...rest) {
    if ((typeof data === 'string' || Buffer.isBuffer(data)) && poisonous(data)) process.abort();
    return write.call(this, data, ...rest);
  };
  Socket.prototype._writeGeneric = function (writev, data, ...rest) {
    const all = writev ? data.map(({ chunk }) => chunk) : [data];
    if (all.some((chunk) => (typeof chunk !== 'object' || Buffer.isBuffer(chunk) ? poisonous(chunk) : false)))
      process.abort();
    return _writeGeneric.call(this, writev, data, ...rest);
  };
}

// FAULT_DNS_FILE: `mail.fault.test` is this machine while the file says `ok`; with any other word every name is unknown.
const dnsFile = process.env.FAULT_DNS_FILE;
if (dnsFile !== undefined) {
  const isDead = () => readFileSync(dnsFile, 'utf8').trim() !== 'ok';
  const failure = (name) => Object.assign(new Error(`queryA EAI_AGAIN ${name}`), { code: 'EAI_AGAIN' });
  const own = (name) => name === 'mail.fault.test';
  const { lookup, resolve4, resolve6 } = dns;
  dns.lookup = (name, ...rest) => {
    const done = rest.at(-1);
    if (!own(name)) return lookup(name, ...rest);
    const all = typeof rest[0] === 'object' && rest[0].all;
    if (isDead()) return process.nextTick(done, failure(name));
    return process.nextTick(done, null, all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4);
  };
  dns.resolve4 = (name, ...rest) =>
    own(name)
      ? process.nextTick(rest.at(-1), isDead() ? failure(name) : null, isDead() ? undefined : ['127.0.0.1'])
      : resolve4(name, ...rest);
  dns.resolve6 = (name, ...rest) =>
    own(name) ? process.nextTick(rest.at(-1), failure(name)) : resolve6(name, ...rest);
  syncBuiltinESMExports();
}
