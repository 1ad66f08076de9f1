import { fetchNeighbours, tellNeighbour } from '../api/sightings.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { foldedForm, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';

/** The form by which a force is told of a sighting; whom is offered is asked when it opens. `told` is called with the name of the force. */
export function tellForm({ id }, told) {
  const form = `tell-${id}`;
  return foldedForm({
    id: form,
    title: words('sightings.tell'),
    make: (close) => {
      const body = el('div', {}, el('p', { role: 'status' }, words('sightings.tell.asking')));
      fetchNeighbours(id).then(
        (forces) => show(body, forces.length === 0 ? el('p', {}, words('sightings.tell.none')) : fields(form, id, forces, close, told)),
        (problem) => show(body, el('div', { class: 'problem', role: 'alert' }, problem.words ?? words('sightings.no-answer'))),
      );
      return body;
    },
  });
}

function fields(form, sighting, forces, close, told) {
  // One id for as long as the form stands: sending it again after silence tells nobody twice.
  let made = null;
  return sentForm({
    id: form,
    prefix: `${form}-`,
    button: words('sightings.tell.send'),
    fields: [
      selectField({ id: `${form}-force`, label: words('sightings.tell.force'), options: forces.map((force) => [force.id, force.name]) }),
      formField({ id: `${form}-note`, label: words('sightings.tell.note'), hint: words('sightings.tell.hint'), maxlength: 200, autocomplete: 'off' }),
    ],
    act: async (sent) => {
      const body = { sighting, force: valueOf(sent, `${form}-force`), note: valueOf(sent, `${form}-note`) };
      const key = JSON.stringify(body);
      if (made?.key !== key) made = { key, id: randomId() };
      await tellNeighbour(made.id, body);
      close();
      told(forces.find((force) => force.id === body.force).name);
    },
  });
}
