const SHAPE = /^#([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{16,64})$/;

/** {area, code} behind the # of the address of a letter; null when there is none or it is none. */
export function readStopCode(hash) {
  const match = SHAPE.exec(hash);
  return match && { area: match[1], code: match[2] };
}
