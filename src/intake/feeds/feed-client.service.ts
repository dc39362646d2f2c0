import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Platform } from '../../platform/platform.js';
import { dayIn } from './budget.js';
import { FeedsStore } from './feeds.store.js';
import { fetchDocument, type Fetched, type FetchOrder } from './fetch-document.js';

/** Few at a time: a publisher of warnings is asked politely, above all after an outage of ours. */
const CONNECTIONS = { keepAlive: true, maxSockets: 4, timeout: 20_000 };

/** The one way out to publishers: every byte is counted against the day's allowance. */
@Injectable()
export class FeedClient implements OnApplicationShutdown {
  private readonly agents = { http: new Agent(CONNECTIONS), https: new SecureAgent(CONNECTIONS) };
  private readonly stopping = new AbortController();

  constructor(
    @Inject(FeedsStore) private readonly store: FeedsStore,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async fetch(order: Omit<FetchOrder, 'agents' | 'signal'>): Promise<Fetched> {
    const fetched = await fetchDocument({ ...order, agents: this.agents, signal: this.stopping.signal });
    // Broken off by ourselves: no fault of the publisher's, and nothing to be counted as one.
    if (this.stopping.signal.aborted) throw new Error('the hub is stopping');
    await this.store.addTraffic(new URL(order.url).host, this.today(), fetched.traffic);
    return fetched;
  }

  /** Bytes from this host today. */
  async usedToday(host: string): Promise<number> {
    return (await this.store.traffic(this.today())).find((each) => each.host === host)?.bytes ?? 0;
  }

  today(): string {
    return dayIn(this.platform.clock.now(), this.platform.config.profile.timeZone);
  }

  /** What is under way ends now. */
  stop(): void {
    this.stopping.abort();
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  onApplicationShutdown(): void {
    this.stop();
  }
}
