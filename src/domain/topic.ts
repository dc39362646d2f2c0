/** What an alert is about. Residents subscribe by topic; an organisation may write about its own topics only. */
export const TOPICS = [
  'evacuation',
  'weather',
  'landslide',
  'earthquake',
  'tsunami',
  'volcano',
  'civil-protection',
  'safety',
  'city',
  'school',
  'library',
  'newsletter',
] as const;
export type Topic = (typeof TOPICS)[number];

export const ORGANISATION_KINDS = ['city', 'school', 'library'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

interface TopicFacts {
  label: { ja: string; en: string };
  /** Who may write about it (a JMA telegram is recorded for the city). */
  by: readonly OrganisationKind[];
  /** True for what may save a life: consent to it stands apart from newsletters. */
  lifeSafety: boolean;
}

export const TOPIC_FACTS: Record<Topic, TopicFacts> = {
  evacuation: { label: { ja: '避難情報', en: 'Evacuation' }, by: ['city'], lifeSafety: true },
  weather: { label: { ja: '気象警報', en: 'Weather warnings' }, by: ['city'], lifeSafety: true },
  landslide: { label: { ja: '土砂災害', en: 'Landslides' }, by: ['city'], lifeSafety: true },
  earthquake: { label: { ja: '地震', en: 'Earthquakes' }, by: ['city'], lifeSafety: true },
  tsunami: { label: { ja: '津波', en: 'Tsunami' }, by: ['city'], lifeSafety: true },
  volcano: { label: { ja: '火山', en: 'Volcanoes' }, by: ['city'], lifeSafety: true },
  'civil-protection': { label: { ja: '国民保護', en: 'Civil protection' }, by: ['city'], lifeSafety: true },
  safety: { label: { ja: '防犯・行方不明', en: 'Public safety' }, by: ['city', 'school'], lifeSafety: false },
  city: { label: { ja: '市からのお知らせ', en: 'City news' }, by: ['city'], lifeSafety: false },
  school: { label: { ja: '学校からの連絡', en: 'School notices' }, by: ['school'], lifeSafety: false },
  library: { label: { ja: '図書館だより', en: 'Library newsletter' }, by: ['library'], lifeSafety: false },
  newsletter: { label: { ja: '市のたより', en: 'City newsletters' }, by: ['city'], lifeSafety: false },
};

/** What nobody needs to read today: never in a hurry, never at night, a digest where the reader wants one. */
export function isNewsletter(topic: Topic): boolean {
  return topic === 'library' || topic === 'newsletter';
}

export function isTopic(value: string): value is Topic {
  return (TOPICS as readonly string[]).includes(value);
}

export function mayWriteAbout(kind: OrganisationKind, topic: Topic): boolean {
  return TOPIC_FACTS[topic].by.includes(kind);
}
