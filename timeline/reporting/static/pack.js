// Puts a lane's marks into rows so that none hides another while there is room, and gives titles to those that have it.
const DOT = 9, ROW = 16, GAP = 6, STUB = 24, NONE = -1e6; // STUB: the dashes that stand for an end not stated

// A lane's marks between two days, in arrays kept from one drawing to the next: `n` of them, from left to right.
function place(lane, start, end, width) {
  const scale = width / (end - start), { events, index, x, right } = lane;
  let n = 0;
  for (const i of events) {
    if (!shown[i]) continue;
    const a = (from[i] - start) * scale, b = (to[i] - start) * scale;
    if (b < -DOT - STUB || a > width + DOT + STUB) continue;
    index[n] = i;
    x[n] = a;
    right[n++] = b;
  }
  lane.n = n;
}

// Sets each mark's `row` and, where a title fits, `label`, its left edge; else NONE. Returns how many rows are in use.
function pack(lane, rows, width, titleWidth) {
  const ends = new Float64Array(rows).fill(NONE), solid = new Float64Array(rows).fill(NONE), last = new Int32Array(rows).fill(-1);
  let used = 1;
  for (let m = 0; m < lane.n; m++) {
    const bits = flags[lane.index[m]], tail = bits & OPEN_END ? STUB : DOT / 2;
    const left = Math.max(lane.x[m] - (bits & OPEN_START ? STUB : DOT / 2), 0);
    let row = 0;
    while (row < rows && ends[row] > left) row++;
    if (row === rows) {
      row = 0;
      for (let r = 1; r < rows; r++) if (solid[r] < solid[row]) row = r;
      if (last[row] >= 0) lane.label[last[row]] = NONE;
    }
    if (row >= used) used = row + 1;
    const before = ends[row] > left ? solid[row] : ends[row];
    lane.row[m] = row;
    lane.label[m] = NONE;
    solid[row] = ends[row] = Math.max(solid[row], lane.right[m] + tail + 2);
    last[row] = -1;
    if (!titleWidth || lane.right[m] < 0 || lane.x[m] > width) continue;
    const wide = titleWidth(lane.index[m]), right = lane.right[m] + tail + 2;
    if (right + wide <= width) {
      lane.label[m] = right;
      ends[row] = right + wide + GAP;
      last[row] = m;
    } else if (left - GAP - wide >= Math.max(before, 0)) {
      lane.label[m] = left - GAP - wide;
    }
  }
  return used;
}
