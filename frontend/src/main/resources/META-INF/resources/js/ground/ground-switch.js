import { phrase } from '../lib/words-of-ground.js';
import { layerSwitch } from '../map/layer-switch.js';

/** Whether hazards and ways in are shown on the map, by their store (GroundViewStore). */
export const groundSwitch = (store, test) => layerSwitch({ store, changed: 'ground-changed', test, words: phrase('ground.layer.show') });
