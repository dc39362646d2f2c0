import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../test/support/profile.js';
import { loadProfile } from '../platform/config/profile.js';
import { readResidentsFile, type ResidentsFile } from './residents-file.js';
import { residentsTemplate } from './residents-template.js';

const TODAY = '2026-11-21';

function read(csv: string, profile = nishitokyo): Promise<ResidentsFile> {
  return readResidentsFile(Buffer.from(csv), { profile, today: TODAY });
}

async function addressOf(cells: Record<string, string>): Promise<unknown> {
  const row = { household: '1', name: '見本 太郎', town: '柳沢', way: '紙', consent_on: '2026-04-01', ...cells };
  const file = await read(`${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`);
  if (file.kind === 'refused') return file.refused;
  return file.households.map(({ household, hasNumber }) => [household.area, household.address, hasNumber])[0];
}

describe('the address for whoever knocks', () => {
  it.each([
    [{ town: '柳沢', chome: '3', address: '1-2 見本荘101' }, ['13229.yagisawa.3', '柳沢三丁目 1-2 見本荘101', true]],
    [{ town: '柳沢3-1-2' }, ['13229.yagisawa.3', '柳沢3-1-2', true]],
    [
      { town: '西東京市柳沢三丁目1番2号', address: '見本荘101' },
      ['13229.yagisawa.3', '西東京市柳沢三丁目1番2号 見本荘101', true],
    ],
    [{ town: '柳沢三丁目', postal_code: '1880022' }, ['13229.yagisawa.3', '〒188-0022 柳沢三丁目', false]],
    [{ town: '13229.yagisawa.3', address: '1-2' }, ['13229.yagisawa.3', '柳沢三丁目 1-2', true]],
    [{ town: '柳沢', chome: '3' }, ['13229.yagisawa.3', '柳沢三丁目', false]],
  ])('of %j', async (cells, expected) => {
    expect(await addressOf(cells)).toEqual(expected);
  });

  it('keeps what stands behind a town that has no 丁目', async () => {
    const profile = loadProfile('aizuwakamatsu');
    const town = profile.towns.find(({ chome }) => chome === 0)!;
    const file = await read(`household,name,town,way,consent_on\n1,見本,${town.name}12番地,紙,2026-04-01\n`, profile);
    expect(file).toMatchObject({ households: [{ household: { address: `${town.name}12番地` }, hasNumber: true }] });
  });

  it('is asked for where somebody wishes to be visited', async () => {
    expect(await addressOf({ way: '訪問' })).toMatchObject([{ column: '番地・建物', reason: /番地がありません/ }]);
    expect(await addressOf({ way: '訪問', address: '1-2' })).toMatchObject(['13229.yagisawa', '柳沢 1-2', true]);
  });

  it('of a household is the one that leads to the door, whichever member wrote it', async () => {
    const file = await read(
      `household,name,town,address,way,consent_on\n1,見本 一,柳沢,,紙,2026-04-01\n1,見本 二,柳沢,1-2,紙,2026-04-01\n`,
    );
    expect(file).toMatchObject({ households: [{ household: { address: '柳沢 1-2' }, hasNumber: true }] });
  });
});

describe('the example of a list', () => {
  it.each(['nishitokyo', 'koganei', 'aizuwakamatsu'])('can be imported in %s as it stands', async (name) => {
    const profile = loadProfile(name);
    const file = await read(residentsTemplate(profile), profile);
    expect(file).toMatchObject({ kind: 'residents', people: 4 });
    expect('households' in file && file.households.every(({ hasNumber }) => hasNumber)).toBe(true);
  });
});
