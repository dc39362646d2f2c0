import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../accounts/actor.js';
import { SchoolSendersService } from '../accounts/school-senders.service.js';
import { isRefusal, type Refusal } from '../domain/lifecycle.js';
import type { Command, Given, Said } from './commands.js';
import { withHub } from './context.js';

/** Who works on the machine itself, for the audit trail. */
const AT_THE_MACHINE: Actor = { id: 'cli', name: '運用の端末', role: 'administrator', organisation: 'city' };

/** Who may write for a school by mail. */
export const schoolCommands: Command[] = [
  {
    words: ['school', 'sender', 'add'],
    usage: 'school sender add --organisation O --email E',
    text: '学校の名でメールを送れる人を登録する (register a sender)',
    run: (given) => withSchool(given, addSender),
  },
  {
    words: ['school', 'sender', 'list'],
    usage: 'school sender list --organisation O',
    text: '登録されている送信者を見る (list the senders)',
    run: (given) => withSchool(given, listSenders),
  },
  {
    words: ['school', 'sender', 'remove'],
    usage: 'school sender remove ID --organisation O',
    text: '送信者を外す (remove a sender)',
    run: (given) => withSchool(given, removeSender),
  },
  {
    words: ['school', 'mailbox'],
    usage: 'school mailbox --organisation O',
    text: '学校の秘密の宛先を見る (the address of a school)',
    run: (given) => withSchool(given, showMailbox),
  },
];

interface School {
  senders: SchoolSendersService;
  organisation: string;
  given: Given;
}

function withSchool(given: Given, work: (school: School) => Promise<Said | 'usage'>): Promise<Said | 'usage'> {
  const organisation = given.options['organisation'];
  if (typeof organisation !== 'string') return Promise.resolve('usage');
  return withHub((app: INestApplicationContext) =>
    work({ senders: app.get(SchoolSendersService, { strict: false }), organisation, given }),
  );
}

async function addSender({ senders, organisation, given }: School): Promise<Said | 'usage'> {
  const email = given.options['email'];
  if (typeof email !== 'string') return 'usage';
  const made = await senders.add(AT_THE_MACHINE, organisation, email);
  return isRefusal(made) ? refused(made) : said({ id: made.id }, `登録しました (registered): ${made.id}`);
}

async function listSenders({ senders, organisation }: School): Promise<Said> {
  const list = await senders.list(AT_THE_MACHINE, organisation);
  const lines = list.map(({ id, addressMasked }) => `${id}  ${addressMasked}`);
  return said({ senders: list }, lines.length === 0 ? 'まだ誰もいません (nobody yet)' : lines.join('\n'));
}

async function removeSender({ senders, organisation, given }: School): Promise<Said | 'usage'> {
  const id = given.positionals[0];
  if (id === undefined) return 'usage';
  const gone = await senders.remove(AT_THE_MACHINE, organisation, id);
  return isRefusal(gone) ? refused(gone) : said({ id }, `外しました (removed): ${id}`);
}

async function showMailbox({ senders, organisation }: School): Promise<Said> {
  const mailbox = await senders.mailbox(organisation);
  return mailbox === undefined ? refused(NO_SCHOOL) : said({ mailbox }, `${mailbox}@（市の受信サーバー）`);
}

const NO_SCHOOL: Refusal = {
  code: 'not-a-school',
  ja: 'その組織は学校として登録されていません。市の設定の学校の符号を指定してください。',
  en: 'That organisation is not a school of this town: use the code from the profile.',
};

function said(json: Record<string, unknown>, text: string): Said {
  return { ok: true, json: { ok: true, ...json }, text };
}

function refused({ code, ja, en }: Refusal): Said {
  return { ok: false, json: { ok: false, code, ja, en }, text: `${ja} ${en}` };
}
