// Puts a lane's marks into rows so that none hides another while there is room, and gives titles to those that have it.
const DOT = 9, ROW = 16, GAP = 6;

// `marks`: [{i, x, end}] from left to right; sets `row` and, where a title fits, `label` (its left edge).
function pack(marks, rows, width, titleWidth) {
  const ends = new Float64Array(rows).fill(-1e6), solid = new Float64Array(rows).fill(-1e6), last = new Array(rows).fill(null);
  for (const mark of marks) {
    const left = Math.max(mark.x - DOT / 2, 0);
    let row = 0;
    while (row < rows && ends[row] > left) row++;
    if (row === rows) {
      row = 0;
      for (let r = 1; r < rows; r++) if (solid[r] < solid[row]) row = r;
      if (last[row]) last[row].label = null;
    }
    mark.row = row;
    mark.label = null;
    const before = ends[row] > left ? solid[row] : ends[row];
    solid[row] = ends[row] = Math.max(solid[row], mark.end + DOT / 2 + 2);
    last[row] = null;
    if (!titleWidth || mark.end < 0 || mark.x > width) continue;
    const wide = titleWidth(mark.i), right = mark.end + GAP;
    if (right + wide <= width) {
      mark.label = right;
      ends[row] = right + wide + GAP;
      last[row] = mark;
    } else if (left - GAP - wide >= Math.max(before, 0)) {
      mark.label = left - GAP - wide;
    }
  }
}

// The rows a lane would use if it had all it wants, at most `most`.
function rowsFor(marks, width, titleWidth, most) {
  pack(marks, most, width, titleWidth);
  return marks.reduce((rows, mark) => Math.max(rows, mark.row + 1), 1);
}
