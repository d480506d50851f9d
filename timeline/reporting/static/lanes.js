// The overview's drawing: lanes of marks between two days, as SVG paths or, for many events, on canvases.
const overview = $("_overview"), axis = $("_axis"), SVG = "http://www.w3.org/2000/svg";
const PARTS = ["dense", "open", "hollow", "hole", "solid", "dispute", "pick"];
const FULL = 0.6, BIN = 4; // the share of the room for marks beyond which bars stand for them, and the width of a bar
const MOST_LABELS = 240, MOST_LANES = 16, MOST_ROWS = 30;
const view = { start: 0, end: 0, by: "", lanes: [], picked: -1, width: 1, style: {} };
const ruler = document.createElement("canvas").getContext("2d");
const widths = new Float32Array(size);

function titleWidth(i) {
  return widths[i] || (widths[i] = ruler.measureText(titleOf(i)).width + 2);
}

function element(name, className, parent, space) {
  const made = space ? document.createElementNS(space, name) : document.createElement(name);
  if (className) made.setAttribute("class", className);
  parent?.append(made);
  return made;
}

// A path as text, with the two verbs of a canvas path that the lanes need.
class PathText {
  d = "";
  moveTo(x, y) { this.d += `M${x} ${y}`; }
  lineTo(x, y) { this.d += `L${x} ${y}`; }
}

// The lanes of a grouping, the fullest first: [name, events from left to right].
function grouped(by) {
  const names = namesOf(by), groups = names.map(() => []), loose = [];
  for (let i = 0; i < size; i++) {
    if (flags[i] & UNDATED) continue;
    const own = belongs[by](i);
    for (const group of own) groups[group].push(i);
    if (!own.length) loose.push(i);
  }
  const lanes = names.map((name, group) => [name, groups[group]]).filter(([, events]) => events.length);
  lanes.sort((a, b) => b[1].length - a[1].length);
  const rest = lanes.splice(MOST_LANES + (lanes.length === MOST_LANES + 1)); // one alone keeps its name
  if (rest.length) lanes.push([`${rest.length} others`, [...new Set(rest.flatMap(([, events]) => events))].sort((a, b) => a - b)]);
  if (loose.length) lanes.push([`no ${by}`, loose]);
  return lanes;
}

function buildLanes(by) {
  for (const lane of overview.querySelectorAll(".lane")) lane.remove();
  view.by = by;
  view.lanes = grouped(by).map(([name, events]) => {
    const row = element("div", "lane", overview), n = events.length;
    element("span", "name", row).textContent = name;
    const box = element("div", "marks", row), svg = data.canvas ? null : element("svg", "", box, SVG);
    svg?.setAttribute("preserveAspectRatio", "none");
    const paths = svg && Object.fromEntries(PARTS.map((part) => [part, element("path", part, svg, SVG)]));
    const canvas = data.canvas ? element("canvas", "", box) : null;
    return { events, box, svg, canvas, paths, labels: [], n: 0, index: new Int32Array(n), x: new Float64Array(n), right: new Float64Array(n), row: new Uint8Array(n), label: new Float64Array(n) };
  });
  view.width = view.lanes[0]?.box.clientWidth || 1;
  const titled = view.lanes.reduce((sum, lane) => sum + lane.events.length, 0) <= MOST_LABELS;
  for (const lane of view.lanes) {
    place(lane, ...data.span, view.width);
    lane.rows = pack(lane, data.canvas ? 4 : 9, view.width, titled ? titleWidth : null);
  }
  const all = (most) => view.lanes.reduce((sum, lane) => sum + Math.min(lane.rows, most), 0);
  let most = 9;
  while (most > 3 && all(most) > MOST_ROWS) most--;
  for (const lane of view.lanes) {
    lane.rows = Math.min(lane.rows, most);
    lane.height = lane.rows * ROW;
    lane.box.style.height = `${lane.height}px`;
    lane.svg?.setAttribute("height", lane.height);
    lane.svg?.setAttribute("viewBox", `0 0 ${view.width} ${lane.height}`);
    if (lane.canvas) {
      lane.canvas.width = view.width * devicePixelRatio;
      lane.canvas.height = lane.height * devicePixelRatio;
      lane.canvas.style.height = `${lane.height}px`;
    }
  }
}

function drawAxis() {
  axis.replaceChildren();
  const wide = view.end - view.start < 4000 ? 90 : 56;
  for (const [day, label] of ticksBetween(view.start, view.end, view.width / wide)) {
    const x = ((day - view.start) / (view.end - view.start)) * view.width, half = ruler.measureText(label).width / 2 + 2;
    if (x < half || x > view.width - half) continue;
    const text = element("text", "", axis, SVG), line = element("line", "", axis, SVG), percent = `${((100 * x) / view.width).toFixed(2)}%`;
    const set = (shape, places) => Object.entries(places).forEach(([name, place]) => shape.setAttribute(name, place));
    set(text, { x: percent, y: 14 });
    set(line, { x1: percent, x2: percent, y1: 20, y2: 3000 });
    text.textContent = label;
  }
}

// Draws the lanes between view.start and view.end.
function draw() {
  drawAxis();
  let marks = 0;
  for (const lane of view.lanes) {
    place(lane, view.start, view.end, view.width);
    marks += lane.n;
  }
  const room = view.lanes.reduce((sum, lane) => sum + lane.rows, 0) * view.width;
  view.dense = data.canvas && marks * DOT > room * FULL;
  const counts = view.dense ? view.lanes.map(countBins) : [], most = Math.max(1, ...counts.map((bins) => Math.max(...bins)));
  view.lanes.forEach((lane, n) => {
    if (!view.dense) pack(lane, lane.rows, view.width, marks <= MOST_LABELS ? titleWidth : null);
    const paths = view.dense ? traceBars(lane, counts[n], most) : trace(lane);
    if (lane.canvas) paint(lane.canvas, paths);
    else for (const part of PARTS) lane.paths[part].setAttribute("d", paths[part].d);
    writeLabels(lane);
  });
}

// How many of the lane's marks begin in each stretch of BIN pixels.
function countBins(lane) {
  const bins = new Uint32Array(Math.ceil(view.width / BIN));
  for (let m = 0; m < lane.n; m++) bins[Math.min(bins.length - 1, Math.max(0, Math.floor(lane.x[m] / BIN)))]++;
  return bins;
}

// The lane as bars, for when its marks are too many to be told apart.
function traceBars(lane, bins, most) {
  const dense = new Path2D(), dispute = new Path2D(), pick = new Path2D(), none = new Path2D();
  const up = (path, x, height) => { path.moveTo(x, lane.height); path.lineTo(x, lane.height - height); };
  bins.forEach((count, n) => count && up(dense, n * BIN + BIN / 2, Math.max(1, (count * (lane.height - 2)) / most)));
  for (let m = 0; m < lane.n; m++) {
    const x = Math.floor(lane.x[m] / BIN) * BIN + BIN / 2;
    lane.label[m] = NONE;
    if (flags[lane.index[m]] & DISPUTED) up(dispute, x, 7);
    if (lane.index[m] === view.picked) up(pick, x, lane.height);
  }
  return { dense, open: none, hollow: none, hole: none, solid: none, dispute, pick };
}

// The lane's marks as one path a part.
function trace(lane) {
  const Path = data.canvas ? Path2D : PathText;
  const open = new Path(), hollow = new Path(), solid = new Path(), dispute = new Path(), pick = new Path();
  const scale = view.width / (view.end - view.start), low = -50, high = view.width + 50;
  const limit = (x) => (x < low ? low : x > high ? high : Math.round(x));
  const line = (path, a, b, y) => { path.moveTo(a, y); path.lineTo(b, y); };
  const last = new Float64Array(lane.rows * 4).fill(NONE);
  for (let m = 0; m < lane.n; m++) {
    const i = lane.index[m], bits = flags[i], a = limit(lane.x[m]), b = limit(lane.right[m]), y = lane.row[m] * ROW + ROW / 2;
    if (i === view.picked) line(pick, a, b, y);
    const key = lane.row[m] * 4 + (bits & HELD) + (bits & DISPUTED ? 2 : 0);
    if (data.canvas && b < last[key] + 2 && !(bits & (OPEN_START | OPEN_END))) continue;
    last[key] = b;
    if (bits & OPEN_END) line(open, b, b + STUB, y);
    if (bits & OPEN_START) line(open, a - STUB, a, y);
    if (!(bits & HELD) || bits & CORE) line(hollow, a, b, y);
    if (bits & CORE) line(solid, limit((data.core[i][0] - view.start) * scale), limit((data.core[i][1] - view.start) * scale), y);
    else if (bits & HELD) line(solid, a, b, y);
    if (bits & DISPUTED) {
      const middle = Math.round((a + b) / 2);
      dispute.moveTo(middle, y - 7);
      dispute.lineTo(middle, y + 7);
    }
  }
  return { dense: new Path(), open, hollow, hole: hollow, solid, dispute, pick };
}

function paint(canvas, paths) {
  const pen = canvas.getContext("2d");
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  for (const part of PARTS) {
    const style = view.style[part];
    pen.strokeStyle = style.stroke;
    pen.globalAlpha = style.opacity;
    pen.lineWidth = parseFloat(style.strokeWidth);
    pen.lineCap = style.strokeLinecap;
    pen.setLineDash(part === "open" ? [4, 3] : []);
    pen.stroke(paths[part]);
  }
}

// Where the title of a picked mark begins that has no room of its own: right of it, else left, and over what is there.
function besideMark(lane, m) {
  const right = lane.right[m] + DOT, wide = titleWidth(lane.index[m]) + DOT;
  return right + wide <= view.width ? Math.max(0, right) : Math.max(0, Math.min(lane.x[m] - DOT, view.width) - wide);
}

function writeLabels(lane) {
  let used = 0;
  for (let m = 0; m < lane.n; m++) {
    const i = lane.index[m], tip = lane.label[m] === NONE;
    if (tip && i !== view.picked) continue;
    const box = lane.labels[used] ?? (lane.labels[used] = element("span", "", lane.box));
    used++;
    box.hidden = false;
    box.className = tip ? "label tip" : "label";
    box.textContent = titleOf(i);
    box.style.transform = `translate(${(tip ? besideMark(lane, m) : lane.label[m]).toFixed(1)}px, ${view.dense ? 0 : lane.row[m] * ROW}px)`;
  }
  for (; used < lane.labels.length; used++) lane.labels[used].hidden = true;
}

// Reads the colours and widths of the style sheet, for the canvases, and the font, for measuring.
function readStyle() {
  const probe = element("svg", "", overview, SVG);
  for (const part of PARTS) {
    const { stroke, opacity, strokeWidth, strokeLinecap } = getComputedStyle(element("path", part, probe, SVG));
    view.style[part] = { stroke, opacity, strokeWidth, strokeLinecap };
  }
  probe.remove();
  ruler.font = `12px ${getComputedStyle(overview).fontFamily}`;
}

function relane(by) {
  buildLanes(by);
  if (view.start === view.end) [view.start, view.end] = data.span;
  draw();
}
