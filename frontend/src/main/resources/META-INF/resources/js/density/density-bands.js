/**
 * The surface is a character a cell: its band, 0 for none. Cells of one band that touch in a line are drawn as one piece, cut every so often, since a
 * straight line of the National Grid is none on the map.
 */
const LONGEST_METRES = 10_000;

/** Pieces {band, line, from, to}: columns from `from` until before `to`. */
export function piecesOf({ cellMetres, lines }) {
  const longest = Math.max(1, Math.floor(LONGEST_METRES / cellMetres));
  const pieces = [];
  lines.forEach((text, line) => {
    let from = 0;
    while (from < text.length) {
      let to = from + 1;
      while (to < text.length && text[to] === text[from] && to - from < longest) to += 1;
      if (text[from] !== '0') pieces.push({ band: Number(text[from]), line, from, to });
      from = to;
    }
  });
  return pieces;
}

/** Where one band ends and another begins: {column, line, toColumn, toLine} between corners of cells. */
export function edgesOf({ cellMetres, lines }) {
  const longest = Math.max(1, Math.floor(LONGEST_METRES / cellMetres));
  const band = (column, line) => lines[line]?.[column] ?? '0';
  const columns = lines[0]?.length ?? 0;
  const edges = [];
  for (let line = 0; line <= lines.length; line += 1) {
    for (let column = 0; column <= columns; column += 1) {
      if (band(column, line) !== band(column - 1, line)) edges.push({ column, line, toColumn: column, toLine: line + 1 });
      if (band(column, line) === band(column, line - 1)) continue;
      const last = edges.at(-1);
      const before = edges.at(-2);
      const row = [last, before].find((edge) => edge && edge.line === line && edge.toLine === line && edge.toColumn === column && column - edge.column < longest);
      if (row) row.toColumn = column + 1;
      else edges.push({ column, line, toColumn: column + 1, toLine: line });
    }
  }
  return edges;
}
