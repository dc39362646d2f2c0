import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddressesService } from '../../src/audience/addresses.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import { AudienceService } from '../../src/audience/audience.service.js';
import { CONSENT } from '../../src/audience/preferences.js';
import { startTestHub, type TestHub } from '../support/hub.js';

const SECRETS = [
  'taro.canary@example.jp',
  '金糸雀',
  'かなりあ',
  '090-1234-9876',
  '柳沢3丁目金糸雀荘',
  'newcomer.canary@example.jp',
];
let town: TestHub;

beforeAll(async () => {
  town = await startTestHub();
  await town.get(ResidentsService).add(
    [
      {
        reference: 'R-1',
        area: '13229.yagisawa.3',
        address: '柳沢3丁目金糸雀荘',
        members: [
          {
            name: '金糸雀 太郎',
            kana: 'かなりあ たろう',
            language: 'ja',
            needsSupport: true,
            ways: [
              { channel: 'email', address: 'taro.canary@example.jp' },
              { channel: 'phone', address: '090-1234-9876' },
            ],
          },
        ],
      },
    ],
    { topics: ['weather'], groups: [], drills: false },
    { version: 'paper-1', wording: '申込書の同意文', how: 'paper' },
  );
  await town.get(AudienceService).subscribe({
    channel: 'email',
    address: 'newcomer.canary@example.jp',
    areas: ['13229'],
    topics: ['weather'],
    groups: [],
    language: 'ja',
    drills: false,
    consentVersion: CONSENT.version,
  });
}, 30_000);
afterAll(() => town.close());

describe('personal data', () => {
  it('a dump of the database and of the queue shows no person', async () => {
    const tables = await town.database.query<{ name: string }>(
      "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema IN ('public', 'bullmq') AND table_type = 'BASE TABLE'",
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const rows = await town.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      const text = rows
        .map(({ row }) => `${row}${Buffer.from(row.replace(/[^0-9a-f]/g, ''), 'hex').toString('utf8')}`)
        .join('\n');
      for (const secret of SECRETS) expect([name, text.includes(secret)]).toEqual([name, false]);
    }
  });

  it('a sealed address moved to another row does not open', async () => {
    const ways = await town.database.query<{ id: string; channel: string; sealed: Buffer }>(
      'SELECT id, channel, sealed FROM way WHERE household_id IS NOT NULL',
    );
    const [first, second] = ways;
    const addresses = town.get(AddressesService);
    expect(addresses.open(first!)).toMatch(/canary|090/);
    expect(() => addresses.open({ ...first!, sealed: second!.sealed })).toThrow();
  });

  it('keeps the consent with its time, wording and version', async () => {
    const rows = await town.database.query(
      'SELECT c.version, c.wording, c.how, c.given_at FROM consent c JOIN way w ON w.id = c.way_id WHERE w.household_id IS NOT NULL',
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      version: 'paper-1',
      wording: '申込書の同意文',
      how: 'paper',
      given_at: expect.any(Date),
    });
  });

  it('lists the same household again without doubling it or losing its addresses', async () => {
    const again = {
      reference: 'R-1',
      area: '13229.yagisawa.4',
      address: '柳沢4丁目',
      members: [
        {
          name: '金糸雀 太郎',
          kana: 'かなりあ たろう',
          language: 'ja' as const,
          needsSupport: false,
          ways: [{ channel: 'email', address: 'taro.canary@example.jp' }],
        },
      ],
    };
    await town
      .get(ResidentsService)
      .add(
        [again],
        { topics: ['weather'], groups: [], drills: false },
        { version: 'paper-1', wording: '', how: 'paper' },
      );
    const [row] = await town.database.query<{ households: string; members: string; mails: string }>(
      "SELECT (SELECT count(*) FROM household) AS households, (SELECT count(*) FROM member) AS members, (SELECT count(*) FROM way WHERE channel = 'email' AND household_id IS NOT NULL) AS mails",
    );
    expect(row).toEqual({ households: '1', members: '1', mails: '1' });
  });
});
