// Packs the OSTN15 shifts. Each value is written as its difference from left + below - left-below, made positive (zigzag), low
// bytes first and then high bytes, east before north; the whole compressed with gzip. Differences are small, so that it shrinks
// from 3.5 MB to about 0.4 MB. The reader is org.hedgerow.geo.ShiftGrid.
import { gzipSync } from 'node:zlib';

const WIDTH = 701;

export function pack({ east, north }) {
  const planes = [east, north].flatMap((values) => {
    const low = Buffer.alloc(values.length);
    const high = Buffer.alloc(values.length);
    values.forEach((value, i) => {
      const column = i % WIDTH;
      const left = column > 0 ? values[i - 1] : 0;
      const below = i >= WIDTH ? values[i - WIDTH] : 0;
      const corner = column > 0 && i >= WIDTH ? values[i - WIDTH - 1] : 0;
      const difference = ((value - (left + below - corner)) << 16) >> 16;
      const zigzag = ((difference << 1) ^ (difference >> 15)) & 0xffff;
      low[i] = zigzag & 0xff;
      high[i] = zigzag >> 8;
    });
    return [low, high];
  });
  return gzipSync(Buffer.concat(planes), { level: 9 });
}
