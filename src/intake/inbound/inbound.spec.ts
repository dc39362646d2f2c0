import { describe, expect, it } from '@jest/globals';
import { allowedClients, isAllowed } from './allowed-clients.js';
import { largestMail, recipientOf, RECIPIENTS } from './recipients.js';

describe('a recipient', () => {
  it('names a source and carries the key of its sender, whose letters keep their case', () => {
    expect(recipientOf('j-alert+tdk_AbC@hub.example.jp')).toMatchObject({
      source: { name: 'j-alert-mail' },
      key: 'tdk_AbC',
      mediaType: 'message/rfc822',
    });
    expect(recipientOf('J-Alert+k@hub')?.source.name).toBe('j-alert-mail');
  });

  it.each(['j-alert@hub', 'j-alert', '+k@hub', '@', '', 'constructor+k@hub', 'jma-xml+k@hub', 'j-alert +k@hub'])(
    'is unknown: %s',
    (address) => {
      expect(recipientOf(address)?.key ?? 'unknown').toBe('unknown');
    },
  );

  it('always belongs to a source that takes such mail', () => {
    for (const { local, mediaType } of RECIPIENTS)
      expect(recipientOf(`${local}+k@hub`)!.source.mediaTypes).toContain(mediaType);
    expect(largestMail()).toBe(262_144);
  });
});

describe('the clients that may knock', () => {
  it('are addresses and networks of both kinds', () => {
    const allowed = allowedClients('loopback, 192.0.2.0/28,2001:db8::/32')!;
    for (const client of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.0.2.15', '2001:db8::1'])
      expect(isAllowed(allowed, client)).toBe(true);
    for (const client of ['192.0.2.16', '10.0.0.1', '2001:db9::1', '', 'localhost'])
      expect(isAllowed(allowed, client)).toBe(false);
  });

  it.each(['', 'hub.example.jp', '192.0.2.0/33', '192.0.2.0/x', '192.0.2.0/8/9', 'loopback,'])(
    'are nobody where the list is wrong: %s',
    (list) => {
      expect(allowedClients(list)).toBeUndefined();
    },
  );
});
