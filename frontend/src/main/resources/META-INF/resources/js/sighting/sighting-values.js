import { fromField } from '../time/london.js';

/** Which fields belong to what kind of sighting. */
export const FIELDS = {
  VEHICLE: ['plate', 'certainty', 'make', 'model', 'colour', 'description'],
  DOGS: ['number', 'breed', 'colour', 'description'],
  PEOPLE: ['number', 'description'],
};

/** What is sent of what was typed: only what belongs to the kind, and nothing that is empty. `typed` maps names of fields to texts; `incident` is where it belongs, null when it stands alone. */
export function sightingContent(typed, incident = null) {
  const given = (name) => typed[name] || null;
  const content = { kind: typed.kind, earliest: fromField(typed.earliest), latest: fromField(typed.latest || typed.earliest), exactTimeKnown: typed.latest === '' || typed.latest === typed.earliest, scope: typed.scope };
  for (const name of FIELDS[typed.kind]) content[name] = name === 'number' && given(name) ? Number(typed.number) : given(name);
  // How certain nothing is, nobody says.
  if (content.plate === null) delete content.certainty;
  for (const name of ['road', 'direction', 'headingTo', 'note', 'category']) content[name] = given(name);
  if (incident !== null) {
    content.incident = incident.id;
    content.category = null;
    // It is shared as its incident is.
    if (incident.isOwn) content.scope = null;
  }
  content.place = typed.place ? { text: typed.place } : null;
  if (content.scope === 'AGREEMENT') content.agreement = given('agreement');
  return content;
}
