const SHAPE = /^#(ground\.)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{16,64})$/;

/** {about, id, code} behind the # of the address of a letter, about 'areas' or 'ground'; null when there is none or it is none. */
export function readStopCode(hash) {
  const match = SHAPE.exec(hash);
  return match && { about: match[1] ? 'ground' : 'areas', id: match[2], code: match[3] };
}
