import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { Postbox } from '../platform/postbox.js';
import { LettersStore } from './letters.store.js';

/** `confirm`: the first step of signing up. `already`: somebody typed a known address again. */
export type LetterKind = 'confirm' | 'already';

interface Letter {
  to: string;
  subject: string;
  text: string;
}

const MAX_PER_HOUR = 3;
const MAX_TRIES = 8;

/** Letters to one person that are no alert. Kept sealed until sent; nobody can make us flood a stranger. */
@Injectable()
export class LettersService {
  constructor(
    @Inject(LettersStore) private readonly store: LettersStore,
    @Inject(Postbox) private readonly postbox: Postbox,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async write(wayId: string, kind: LetterKind, to: string): Promise<void> {
    const at = this.platform.clock.now();
    if ((await this.store.since(wayId, new Date(at.getTime() - 3_600_000))) >= MAX_PER_HOUR) return;
    const id = await this.store.insert(wayId, at, (letterId) =>
      this.platform.vault.seal(JSON.stringify(this.compose(wayId, kind, to)), `letter|sealed|${letterId}`),
    );
    await this.platform.queues.add('letter', [id], 'warning').catch(() => undefined);
  }

  /** Sends one letter; a failure is tried again later by the sweeper. */
  async send(id: string): Promise<void> {
    const row = await this.store.claim(id);
    if (row === undefined) return;
    const letter = JSON.parse(this.platform.vault.open(row.sealed, `letter|sealed|${id}`)) as Letter;
    const result = await this.postbox.post(
      letter,
      `<letter.${id}@${new URL(this.platform.config.publicUrl).hostname}>`,
    );
    if (result === 'later' && row.tries < MAX_TRIES) return;
    await this.store.settle(id, result === 'later' ? 'gave-up' : result, this.platform.clock.now());
  }

  takeForgotten(): Promise<string[]> {
    return this.store.due();
  }

  /** Letters of the sandbox, for staff: without a mail server nothing was sent. */
  async sandboxed(limit = 20): Promise<{ at: Date; subject: string; text: string }[]> {
    const rows = await this.store.sandboxed(limit);
    return rows.map((row) => {
      const { subject, text } = JSON.parse(this.platform.vault.open(row.sealed, `letter|sealed|${row.id}`)) as Letter;
      return { at: row.created_at, subject, text };
    });
  }

  private compose(wayId: string, kind: LetterKind, to: string): Letter {
    const { publicUrl, profile } = this.platform.config;
    const city = profile.name.ja;
    if (kind === 'already') {
      const link = `${publicUrl}/preferences/${this.platform.vault.token('leave', wayId)}`;
      return {
        to,
        subject: `【${city}】このアドレスは登録済みです`,
        text: `このメールアドレスは、${city}の緊急情報・お知らせにすでに登録されています。\n内容の変更と解除：\n${link}\n\n心当たりがないときは、何もしなくてかまいません。\nThis address is already registered. Change or leave: the link above.\n`,
      };
    }
    const link = `${publicUrl}/subscribe/confirm/${this.platform.vault.token('confirm', wayId)}`;
    return {
      to,
      subject: `【${city}】登録を確認してください`,
      text: `${city}の緊急情報・お知らせへの登録はまだ終わっていません。\n次のページを開き「登録を確定する」を押してください。\n${link}\n\n心当たりがないときは、何もしないでください。登録されません。\nTo finish, open the page above and press the button. If you did not ask for this, do nothing.\n`,
    };
  }
}
