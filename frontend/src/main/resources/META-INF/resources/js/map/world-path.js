/** One path of every line that comes near a canvas; takes what `worldLine` makes and the area that `paint` is given. */
export function pathOf(lines, { x, y, scale, left, top }, closed = false) {
  const path = new Path2D();
  const margin = 20;
  for (const { points, west, north, east, south } of lines) {
    if (east * scale - left < -margin || west * scale - left > x + margin || south * scale - top < -margin || north * scale - top > y + margin) continue;
    trace(path, points, scale, left, top);
    if (closed) path.closePath();
  }
  return path;
}

/** Leaves out points that lie within half a pixel of the last one drawn. */
function trace(path, points, scale, left, top) {
  let [atX, atY] = [points[0] * scale - left, points[1] * scale - top];
  path.moveTo(atX, atY);
  const last = points.length - 2;
  for (let index = 2; index <= last; index += 2) {
    const x = points[index] * scale - left;
    const y = points[index + 1] * scale - top;
    if (index < last && Math.abs(x - atX) < 0.5 && Math.abs(y - atY) < 0.5) continue;
    path.lineTo(x, y);
    [atX, atY] = [x, y];
  }
}

export function stroke(context, path, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}
