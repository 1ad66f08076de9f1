const FORMULA = /^[=+\-@\t\r]/;

/** Lines of cells as comma-separated values that a spreadsheet opens in Unicode. */
export function csvText(lines) {
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet takes nothing here for a formula. */
export function csvCell(value) {
  const text = String(value);
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
