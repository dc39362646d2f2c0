import { expect, it } from '@jest/globals';
import { simulate } from '../../src/cli/simulation/simulation.js';
import { startTestHub } from '../support/hub.js';
import { startTestSinks } from '../support/sinks.js';

it('accounts for every household at every minute of an evacuation order: reached, or on one list', async () => {
  const sinks = await startTestSinks();
  const town = await startTestHub(sinks.environment);
  try {
    const plan = { households: 1_200, seed: 3, minutes: 75 };
    const { accounts, mistakes } = await simulate(town.hub, sinks, plan, () => undefined);
    expect(mistakes).toEqual([]);
    const last = accounts.at(-1)!;
    expect(last).toMatchObject({ households: 1_200, trying: 0, lost: 0 });
    // Each way of living was used, and gave its receipt.
    expect(Object.keys(last.byHow).sort()).toEqual(
      ['called', 'email', 'faxed', 'line', 'on-air', 'posted', 'visited', 'web-push'].sort(),
    );
    expect(accounts[0]!.reached).toBeLessThan(last.reached);
  } finally {
    await town.close();
    await sinks.stop();
  }
}, 120_000);
