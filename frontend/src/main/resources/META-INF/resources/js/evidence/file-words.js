import { words } from '../lib/words.js';

/** No copy of a video is longer. */
const LONGEST_COPY_SECONDS = 600;

/** What has become of a file, in words. */
export function stateWords(file) {
  if (file.state === 'SANITISED' && file.seconds >= LONGEST_COPY_SECONDS) return `${words('evidence.state.SANITISED')} ${words('evidence.cut')}`;
  if (file.state === 'REFUSED') return words(`evidence.refused.${file.refused}`);
  if (file.state === 'EXPECTED') return words('evidence.state.EXPECTED');
  if (file.state === 'SANITISED') return words('evidence.state.SANITISED');
  return file.noCopy ? words(`evidence.no-copy.${file.noCopy}`) : words('evidence.state.RECEIVED');
}

/** "Photo 2 of 3, 4,000 by 3,000 pixels, 2.4 MB"; by number, because a name may say anything. */
export function titleWords(file, number, of) {
  const kind = words(`evidence.kind.${file.kind ?? 'FILE'}`, { n: number, of });
  const pixels = file.width ? `, ${words('evidence.pixels', { width: file.width, height: file.height })}` : '';
  const seconds = file.seconds ? `, ${words('evidence.seconds', { seconds: file.seconds })}` : '';
  return `${kind}${pixels}${seconds}, ${sizeWords(file.size)}`;
}

/** In megabytes, or kilobytes when that would be nought. */
export function sizeWords(bytes) {
  return bytes < 100_000 ? words('evidence.kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) }) : words('evidence.megabytes', { size: (bytes / 1_000_000).toFixed(1) });
}
