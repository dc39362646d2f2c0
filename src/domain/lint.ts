import type { Text, VersionContent } from './alert.js';
import { LANGUAGE_NAMES } from './language.js';
import type { CityProfile } from './profile.js';
import { TOPIC_FACTS } from './topic.js';

/** Something about a text that an officer should see before it goes out. Errors block issuing. */
export interface Finding {
  code: string;
  severity: 'error' | 'warning';
  field?: string;
  ja: string;
  en: string;
}

/** Blanks of a template left in (Yokohama 2013 sent 「○時○分」). */
const BLANK = /[○〇◯●]{1,}[時分月日市町名号]|[○◯]{2,}|\{\{|\}\}|［\s*］|【\s*】|未入力|XXX|ＸＸＸ/;
/** Invisible or direction-changing characters: what is read differs from what was approved. */
const HIDDEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uE000-\uF8FF]/;
const FIELDS = ['headline', 'instruction', 'body'] as const;

/** Everything worth a word, worst first. Pure. */
export function lint(content: VersionContent, profile: CityProfile): Finding[] {
  const findings = [
    ...missing(content),
    ...Object.entries(content.texts).flatMap(([language, text]) => lintText(language, text)),
  ];
  if (content.areas.includes(profile.code) && content.groups.length === 0 && TOPIC_FACTS[content.topic].lifeSafety) {
    findings.push(
      warning(
        'whole-city',
        'areas',
        `${profile.name.ja}全域が対象です。一部の地区でよくないか確かめてください。`,
        'The whole city is addressed: is a part of it enough?',
      ),
    );
  }
  const untold = profile.languages.filter((language) => language !== 'ja' && content.texts[language] === undefined);
  if (untold.length > 0) {
    findings.push(
      warning(
        'untranslated',
        'translations',
        `訳のない言語があります（${untold.map((language) => LANGUAGE_NAMES[language]).join('、')}）。英語または日本語で届きます。`,
        `No text in ${untold.join(', ')}: readers get English or Japanese.`,
      ),
    );
  }
  if ((content.texts.ja.headline.match(/./gu) ?? []).length > 40) {
    findings.push(
      warning(
        'long-headline',
        'headline',
        '見出しが40字を超えています。音声や文字放送で長くなります。',
        'The headline is longer than 40 characters.',
      ),
    );
  }
  return findings.sort((a, b) => a.severity.localeCompare(b.severity));
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

function missing(content: VersionContent): Finding[] {
  const findings: Finding[] = [];
  const ja = content.texts.ja;
  if (content.areas.length === 0 && content.groups.length === 0) {
    findings.push(
      error(
        'no-area',
        'areas',
        '対象の地区または組がありません。1つ以上選んでください。',
        'No area or group: choose at least one.',
      ),
    );
  }
  if (ja.headline.trim() === '')
    findings.push(error('no-headline', 'headline', '見出しを書いてください。', 'Write a headline.'));
  if (ja.instruction.trim() === '' && TOPIC_FACTS[content.topic].lifeSafety) {
    findings.push(
      error('no-instruction', 'instruction', '「何をすればよいか」を書いてください。', 'Say what people should do.'),
    );
  }
  return findings;
}

function lintText(language: string, text: Text): Finding[] {
  return FIELDS.flatMap((field) => {
    const value = text[field];
    const where = language === 'ja' ? field : `translations.${language}.${field}`;
    const findings: Finding[] = [];
    if (BLANK.test(value))
      findings.push(
        error(
          'blank-left',
          where,
          `ひな形の空欄が残っています：「${BLANK.exec(value)?.[0] ?? ''}」`,
          'A blank of the template is left in the text.',
        ),
      );
    if (HIDDEN.test(value))
      findings.push(
        error(
          'hidden-character',
          where,
          '目に見えない文字または外字が入っています。書き直してください。',
          'The text holds hidden or private-use characters.',
        ),
      );
    if (/訓練|drill/i.test(value))
      findings.push(
        warning(
          'says-drill',
          where,
          '本文に「訓練」の語があります。訓練の印は自動で付きます。',
          'The text says "drill"; the mark is added by the system.',
        ),
      );
    return findings;
  });
}

function error(code: string, field: string, ja: string, en: string): Finding {
  return { code, severity: 'error', field, ja, en };
}

function warning(code: string, field: string, ja: string, en: string): Finding {
  return { code, severity: 'warning', field, ja, en };
}
