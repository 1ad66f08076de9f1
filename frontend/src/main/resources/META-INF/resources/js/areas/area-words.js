import { words } from '../lib/words.js';

/** What an area is, in words. `look` (CategoryLook) knows the names of kinds. */

/** How notices of an area come. */
export function channelWords({ byMail, byPush, pace, quiet }, { mailPossible }) {
  if (!byMail && !byPush) return words('areas.channel.here');
  const parts = [];
  if (byMail) parts.push(words(`areas.channel.mail.${pace}`));
  if (byPush) parts.push(words(`areas.channel.push.${pace}`));
  if (quiet) parts.push(words('areas.channel.quiet', quiet));
  if (byMail && !mailPossible) parts.push(words('areas.channel.mail-not-now'));
  return parts.join(' ');
}

/** Which bulletins about it are wanted: of the nearest choice that holds the priority. */
export const bulletinChoice = (priority) => (priority === null || priority === undefined ? 'none' : priority === 1 ? 1 : priority <= 3 ? 3 : 5);

/** Which kinds an area is about. */
export function kindsWords({ categoryGroups }, look) {
  if (categoryGroups.length === 0) return words('areas.groups.all');
  return categoryGroups.map((code) => look.name(code)).join(', ');
}
