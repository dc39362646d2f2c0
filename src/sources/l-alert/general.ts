import type { Texts } from '../../domain/alert.js';
import { problem, type ParseResult, type SourceContext } from '../source.js';
import type { XmlElement } from '../xml.js';
import { oneLine, type CommonsDocument } from './document.js';
import { draftOf } from './draft.js';
import { MAPPING } from './mapping.js';
import { textAt } from './paths.js';

/** お知らせ・広報: words of the city, as they stand and in Japanese alone. */
export function readGeneral(root: XmlElement, document: CommonsDocument, context: SourceContext): ParseResult {
  const { title, text, address } = MAPPING.general;
  const headline = unmarked(oneLine(textAt(root, title)) || document.title);
  const body = unmarked(textAt(root, text) || document.headline);
  const link = textAt(root, address);
  const isCancel = document.messageType === 'Cancel';
  if (headline === '' || (body === '' && !isCancel)) {
    return problem(
      'general-empty',
      'お知らせの題または本文がありません。発信元に確かめてください。',
      'The title or the text of the notice is missing. Ask the sender.',
      root.line,
    );
  }
  const ja: Texts['ja'] = isCancel
    ? { headline: `【取り消し】${headline}`, place: '', instruction: '', body: 'このお知らせは取り消されました。' }
    : { headline, place: '', instruction: '', body: /^https?:\/\/\S+$/u.test(link) ? `${body}\n${link}` : body };
  const draft = draftOf(document, context, {
    part: '',
    messageType: document.messageType,
    areas: [context.profile.code],
    texts: { ja },
    gravity: { severity: 'Minor', urgency: 'Expected', certainty: 'Observed' },
    holdsHours: 168,
    material: JSON.stringify(ja),
    event: { system: 'GeneralInformation', code: isCancel ? 'cancel' : 'notice', name: 'お知らせ' },
  });
  return { kind: 'drafts', drafts: [draft] };
}

/** The renderer marks drills at both ends; a mark of the sender would stand there twice. */
function unmarked(text: string): string {
  return text
    .replaceAll(
      /[【＊*（(]*(これは)?(訓練|テスト|試験)(です|配信です)?[】＊*）)]+。?|これは(訓練|テスト|試験)です。?/gu,
      '',
    )
    .trim();
}
