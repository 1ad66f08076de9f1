import { phrase } from '../lib/words-of-page.js';

/** Roles in the words of the screen, in the order in which they are offered. */
export const ROLES = [
  ['REPORTER', phrase('page.session.reporter')],
  ['WATCH_COORDINATOR', phrase('page.session.watch-coordinator')],
  ['OFFICER', phrase('page.session.officer')],
  ['ANALYST', phrase('page.session.analyst')],
  ['AIR_SUPPORT', phrase('page.session.air-support')],
  ['SOURCE_HANDLER', phrase('page.session.source-handler')],
  ['ORGANISATION_ADMINISTRATOR', phrase('page.session.organisation-administrator')],
  ['AUDITOR', phrase('page.session.auditor')],
  ['SYSTEM_ADMINISTRATOR', phrase('page.session.system-administrator')],
  ['GUEST', phrase('page.session.guest')],
];

const WORDS = new Map(ROLES);

export const roleWords = (role) => WORDS.get(role) ?? role;

/** The kinds of organisation that a role goes with; null for every kind. */
const ONLY_IN = {
  WATCH_COORDINATOR: ['WATCH_GROUP'],
  OFFICER: ['FORCE', 'NATIONAL_UNIT'],
  ANALYST: ['FORCE', 'NATIONAL_UNIT'],
  AIR_SUPPORT: ['FORCE', 'NATIONAL_UNIT'],
  SOURCE_HANDLER: ['FORCE', 'NATIONAL_UNIT'],
  GUEST: ['FORCE', 'NATIONAL_UNIT'],
};

const SYSTEM_ALONE = ['AUDITOR', 'SYSTEM_ADMINISTRATOR'];
const BY_NAME_ALONE = ['SOURCE_HANDLER'];

export const goesWith = (role, kind) => ONLY_IN[role]?.includes(kind) ?? true;

/** The roles that this session may give to members of an organisation; `invited` for those that an invitation may give. */
export function rolesToGive(session, kind, invited) {
  return ROLES.filter(([role]) => {
    if (!goesWith(role, kind)) return false;
    if (!session.may('ADMINISTER_ORGANISATION')) return role === 'REPORTER';
    if (SYSTEM_ALONE.includes(role)) return !invited && session.may('ADMINISTER_SYSTEM');
    return invited ? !BY_NAME_ALONE.includes(role) : role !== 'GUEST';
  });
}
