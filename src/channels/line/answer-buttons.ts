import { mark, markTitle } from '../../domain/marking.js';
import { officeName } from '../../domain/office-name.js';
import { ANSWERS } from '../../domain/receipt.js';
import { answerPhrase } from '../../domain/wording/answers.js';
import type { RenderInput } from '../channel.js';
import { postbackOf } from './postback.js';

/**
 * A buttons template (Messaging API reference): text of 160 UTF-16 units, labels of 20, data and shown text of 300, four
 * actions, 400 of `altText`. It stays in the talk, so that an answer can be changed; a quick reply is gone after one tap.
 */
export interface ButtonsMessage {
  type: 'template';
  altText: string;
  template: {
    type: 'buttons';
    text: string;
    actions: { type: 'postback'; label: string; data: string; displayText: string }[];
  };
}

const TEXT = 160;

/** The three answers. Marked at both ends like the text before it: somebody may forward it alone. */
export function answerButtons({ content, language, profile, versionId }: RenderInput): ButtonsMessage {
  const phrase = (key: Parameters<typeof answerPhrase>[1], organisation = content.organisation) =>
    answerPhrase(language, key, { office: officeName(profile, organisation, language) });
  const sentence = mark(content.kind, language);
  const marked = (...lines: string[]) => [sentence, ...lines, sentence].filter((line) => line !== '').join('\n');
  const ask = phrase('ask').headline;
  const [own, short] = [phrase('needs-help').lead, phrase('needs-help', '').lead];
  // A school's long name gives way to the town's, and the request to the warning that nobody at 119 reads this.
  const texts = [marked(ask, own), marked(ask, short), marked(short), marked(ask, '☎ 119 / 110')];
  const text = texts.find((candidate) => candidate.length <= TEXT) ?? marked(ask);
  return {
    type: 'template',
    altText: marked(ask, own),
    template: {
      type: 'buttons',
      text,
      actions: ANSWERS.map((answer) => {
        const { headline } = phrase(answer);
        // Read by whoever looks over the shoulder, too: no live "I need help" in a drill.
        const displayText = markTitle(content.kind, language, headline);
        return { type: 'postback', label: headline, data: postbackOf(answer, versionId), displayText };
      }),
    },
  };
}
