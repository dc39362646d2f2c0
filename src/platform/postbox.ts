import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';

/** Single letters over the town's mail server. Alerts do not come this way: src/channels/email sends those. */
@Injectable()
export class Postbox {
  private readonly transport?: Transporter;

  constructor(
    smtpUrl: string | undefined,
    private readonly from: string,
  ) {
    if (smtpUrl !== undefined)
      this.transport = createTransport(smtpUrl, { disableFileAccess: true, disableUrlAccess: true });
  }

  /** `refused`: never again. `later`: the server could not take it now. */
  async post(
    letter: { to: string; subject: string; text: string },
    messageId: string,
  ): Promise<'sent' | 'sandbox' | 'refused' | 'later'> {
    if (this.transport === undefined) return 'sandbox';
    try {
      await this.transport.sendMail({
        from: this.from,
        // As an object and in the envelope: a text would be parsed as a list of addresses.
        to: { name: '', address: letter.to },
        envelope: { from: this.from, to: [letter.to] },
        subject: letter.subject,
        text: letter.text,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return 'sent';
    } catch (error) {
      const code = (error as { responseCode?: number }).responseCode ?? 0;
      return code >= 500 ? 'refused' : 'later';
    }
  }
}
