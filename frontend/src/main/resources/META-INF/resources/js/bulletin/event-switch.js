import { phrase } from '../lib/words-of-map.js';
import { layerSwitch } from '../map/layer-switch.js';

/** Whether events of the police are shown on the map, by their store (EventStore). */
export const eventSwitch = (store, test) => layerSwitch({ store, changed: 'events-changed', test, words: phrase('map.event.show') });
