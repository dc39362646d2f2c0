import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { PASSWORD, startTestHub, type TestHub } from '../support/hub.js';

let town: TestHub;
let accounts: AccountsService;

beforeAll(async () => {
  town = await startTestHub({ HUB_ROLE: 'web' });
  accounts = town.get(AccountsService);
}, 30_000);
afterAll(() => town.close());

describe('signing in', () => {
  it('says the same of an unknown address and of a wrong password', async () => {
    const { email } = await town.staff('crisis');
    const wrong = await accounts.signIn({ email, password: 'not the password at all', remote: '192.0.2.1' });
    const unknown = await accounts.signIn({ email: 'nobody@example.jp', password: PASSWORD, remote: '192.0.2.1' });
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ code: 'wrong-password' });
  });

  it('makes a guesser wait without locking the office out', async () => {
    const { email } = await town.staff('crisis');
    for (let guess = 0; guess < 10; guess += 1)
      await accounts.signIn({ email, password: `guess number ${guess}`, remote: '198.51.100.7' });
    expect(await accounts.signIn({ email, password: PASSWORD, remote: '198.51.100.7' })).toMatchObject({
      code: 'wait',
    });
    expect(await accounts.signIn({ email, password: PASSWORD, remote: '192.0.2.1' })).toMatchObject({
      token: expect.any(String),
    });
  });

  it('ends with signing out: an old cookie is worth nothing', async () => {
    const { email } = await town.staff('operator');
    const signed = await accounts.signIn({ email, password: PASSWORD, remote: '192.0.2.1' });
    if (!('token' in signed)) throw new Error('not signed in');
    expect((await accounts.sessionOf(signed.token))?.actor.role).toBe('operator');
    await accounts.signOut(signed.token);
    expect(await accounts.sessionOf(signed.token)).toBeUndefined();
  });

  it('opens the set-up link once, and never when there is an administrator', async () => {
    const link = await accounts.makeSetupLink();
    const token = link!.split('/').at(-1)!;
    const first = await accounts.createFirstAdministrator({
      token,
      email: 'chief@example.jp',
      name: '管理者',
      password: PASSWORD,
    });
    expect(first).toMatchObject({ role: 'administrator' });
    expect(
      await accounts.createFirstAdministrator({
        token,
        email: 'second@example.jp',
        name: '二人目',
        password: PASSWORD,
      }),
    ).toMatchObject({ code: 'setup-closed' });
    expect(await accounts.makeSetupLink()).toBeUndefined();
  });
});
