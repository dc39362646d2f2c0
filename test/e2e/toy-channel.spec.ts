import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { AudienceService } from '../../src/audience/audience.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import { CONSENT } from '../../src/audience/preferences.js';
import type { Channel } from '../../src/channels/channel.js';
import { channels } from '../../src/channels/index.js';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import { PreviewService } from '../../src/delivery/preview.service.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';
import { carried, pigeon } from '../support/toy-channel.js';

describe('a new channel is one folder and one line in the list', () => {
  let town: TestHub;

  beforeAll(async () => {
    // The one other place that is touched.
    (channels as Channel[]).push(pigeon);
    town = await startTestHub({ PIGEON_LOFTS: '3' });
  }, 30_000);
  afterAll(async () => {
    await town.close();
    (channels as Channel[]).pop();
  });

  it('gets its queue, its ledger column, its preview and its settings from the list alone', async () => {
    const ways = Array.from({ length: 25 }, (_, i) => ({ channel: 'pigeon', address: `loft-${i}` }));
    await town.get(ResidentsService).add(
      [
        {
          reference: 'toy',
          area: '13229.midori',
          address: '',
          members: [{ name: '鳩山', kana: 'はとやま', language: 'en', needsSupport: false, ways }],
        },
      ],
      { topics: ['weather'], groups: [], drills: false },
      { version: CONSENT.version, wording: CONSENT.ja, how: 'test' },
    );
    const headers = {
      Authorization: `Bearer ${await town.key('city', 'intake', 'read')}`,
      'Content-Type': 'application/xml',
    };
    await fetch(`${town.url}/intake/jma-xml`, {
      method: 'POST',
      headers,
      body: heavyRainTelegram(nishitokyo, new Date()),
    });
    const record = await eventually(async () => (await town.get(AlertsService).list())[0]);
    const figures = await eventually(async () => {
      const progress = await town.get(ProgressService).progressOf(record);
      return progress.channels.pigeon?.open === 0 && progress.channels.pigeon;
    });
    expect(figures).toMatchObject({ owed: 25, sent: 25 });
    expect(new Set(carried.map((each) => each.loft)).size).toBe(25);
    expect(carried[0]!.text).toContain('Level 4');
    expect((await town.get(AudienceService).count(record.versions[0]!.content)).byChannel.pigeon).toBe(25);
    const previews = await town.get(PreviewService).previews(record);
    expect(previews.filter((item) => item.channel === 'pigeon')).toHaveLength(nishitokyo.languages.length);
  }, 30_000);

  it('a folder that nobody put in the list is found out', () => {
    const folder = resolve(import.meta.dirname, '../../src/channels');
    const folders = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
    const listed = channels.filter((channel) => channel !== pigeon).map((channel) => channel.name);
    expect(listed.sort()).toEqual(folders.sort());
  });
});
