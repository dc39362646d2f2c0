/** What an element may hold. A list is an enumeration; a table is a sequence of elements. */
export type Content = 'text' | 'time' | 'language' | 'uri' | 'integer' | 'decimal' | readonly string[] | Sequence;

/** Elements in their order. CAP 1.2 §3.4: the schema is a sequence, so the order is part of the standard. */
export type Sequence = Readonly<Record<string, Slot>>;

export interface Slot {
  holds: Content;
  min: 0 | 1;
  max: 1 | 'many';
  /** What an absent or unknown value is read as when mending; without it the document is refused. */
  orElse?: string;
  /** Elements that follow each other are one text in two pieces, not two values. */
  joins?: true;
}

const one = (holds: Content, orElse?: string): Slot => ({
  holds,
  min: 1,
  max: 1,
  ...(orElse === undefined ? {} : { orElse }),
});
const optional = (holds: Content): Slot => ({ holds, min: 0, max: 1 });
const prose: Slot = { holds: 'text', min: 0, max: 1, joins: true };
const many = (holds: Content): Slot => ({ holds, min: 0, max: 'many' });

const VALUE: Sequence = { valueName: one('text', ''), value: one('text', '') };

const RESOURCE: Sequence = {
  resourceDesc: one('text', ''),
  mimeType: one('text', ''),
  size: optional('integer'),
  uri: optional('uri'),
  derefUri: optional('text'),
  digest: optional('text'),
};

const AREA: Sequence = {
  areaDesc: one('text', ''),
  polygon: many('text'),
  circle: many('text'),
  geocode: many(VALUE),
  altitude: optional('decimal'),
  ceiling: optional('decimal'),
};

const CATEGORIES = 'Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other'.split(' ');
const RESPONSES = 'Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None'.split(' ');

const INFO: Sequence = {
  language: optional('language'),
  category: { holds: CATEGORIES, min: 1, max: 'many', orElse: 'Other' },
  event: one('text', ''),
  responseType: { ...many(RESPONSES), orElse: 'None' },
  urgency: one('Immediate Expected Future Past Unknown'.split(' '), 'Unknown'),
  severity: one('Extreme Severe Moderate Minor Unknown'.split(' '), 'Unknown'),
  certainty: one('Observed Likely Possible Unlikely Unknown'.split(' '), 'Unknown'),
  audience: optional('text'),
  eventCode: many(VALUE),
  effective: optional('time'),
  onset: optional('time'),
  expires: optional('time'),
  senderName: optional('text'),
  headline: prose,
  description: prose,
  instruction: prose,
  web: optional('uri'),
  contact: prose,
  parameter: many(VALUE),
  resource: many(RESOURCE),
  area: many(AREA),
};

/** CAP 1.2 `<alert>`. What decides between drill and live, public and private, is never supplied. */
export const ALERT: Sequence = {
  identifier: one('text'),
  sender: one('text'),
  sent: one('time'),
  status: one('Actual Exercise System Test Draft'.split(' ')),
  msgType: one('Alert Update Cancel Ack Error'.split(' ')),
  source: optional('text'),
  scope: one('Public Restricted Private'.split(' ')),
  restriction: optional('text'),
  addresses: optional('text'),
  code: many('text'),
  note: prose,
  references: optional('text'),
  incidents: optional('text'),
  info: many(INFO),
};
