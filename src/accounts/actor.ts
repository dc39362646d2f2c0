import type { OrganisationKind } from '../domain/topic.js';

/** What a member of staff is here for. */
export const ROLES = ['administrator', 'crisis', 'school', 'library', 'operator'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, { ja: string; en: string }> = {
  administrator: { ja: '管理者', en: 'Administrator' },
  crisis: { ja: '危機管理担当', en: 'Crisis office' },
  school: { ja: '学校', en: 'School' },
  library: { ja: '図書館', en: 'Library' },
  operator: { ja: '運用担当', en: 'Operator' },
};

/** What an API key may do. */
export const SCOPES = ['intake', 'alerts', 'read', 'media'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who is acting: a person with a session, or a program with a key. */
export interface Actor {
  /** Account or key id, for the audit trail. */
  id: string;
  name: string;
  role: Role;
  organisation: string;
  /** Present for keys only. */
  scopes?: readonly Scope[];
}

export const ACTIONS = [
  'write',
  'issue',
  'approve',
  'watch',
  'see-notices',
  'rules',
  'lists',
  'manage-accounts',
] as const;
export type Action = (typeof ACTIONS)[number];

/** The matrix of roles and actions. Everything not listed is refused. */
const MAY: Record<Role, readonly Action[]> = {
  administrator: ['watch', 'see-notices', 'rules', 'lists', 'manage-accounts', 'write', 'issue', 'approve'],
  crisis: ['write', 'issue', 'approve', 'watch', 'see-notices', 'rules', 'lists'],
  school: ['write', 'issue'],
  library: ['write', 'issue'],
  operator: ['watch', 'see-notices'],
};

const CITY_WIDE: readonly Role[] = ['administrator', 'crisis', 'operator'];

/** True when `actor` may do `action` to something of `organisation`: a school touches its own only. */
export function may(actor: Actor, action: Action, organisation = actor.organisation): boolean {
  if (!MAY[actor.role].includes(action)) return false;
  return CITY_WIDE.includes(actor.role) || actor.organisation === organisation;
}

/** The role a program gets through the kind of organisation its key belongs to. */
export function roleOfKind(kind: OrganisationKind): Role {
  return kind === 'city' ? 'crisis' : kind;
}
