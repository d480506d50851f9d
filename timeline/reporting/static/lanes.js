// The overview: lanes of marks between two days, drawn as SVG paths or, for many events, on canvases.
const overview = $("_overview"), axis = $("_axis"), SVG = "http://www.w3.org/2000/svg";
const PARTS = ["open", "hollow", "hole", "solid", "dispute", "pick"];
const LEAST_DAYS = 12, MOST_LABELS = 160, MOST_LANES = 16;
const view = { start: 0, end: 1, by: "party", lanes: [], picked: -1, width: 1, style: {} };
const pen = document.createElement("canvas").getContext("2d");
const widths = new Float32Array(size);

function titleWidth(i) {
  return widths[i] || (widths[i] = pen.measureText(titleOf(i)).width + 2);
}

function element(name, className, parent, space) {
  const made = space ? document.createElementNS(space, name) : document.createElement(name);
  if (className) made.setAttribute("class", className);
  parent?.append(made);
  return made;
}

function buildLanes(by) {
  view.by = by;
  const names = namesOf(by), groups = names.map(() => []), loose = [];
  for (let i = 0; i < size; i++) {
    if (flags[i] & UNDATED) continue;
    const own = belongs[by](i);
    for (const group of own) groups[group].push(i);
    if (!own.length) loose.push(i);
  }
  let lanes = names.map((name, group) => ({ name, events: groups[group] })).filter((lane) => lane.events.length);
  lanes.sort((a, b) => b.events.length - a.events.length);
  const rest = lanes.splice(MOST_LANES);
  if (rest.length) lanes.push({ name: `${rest.length} others`, events: [...new Set(rest.flatMap((lane) => lane.events))].sort((a, b) => a - b) });
  if (loose.length) lanes.push({ name: `no ${by}`, events: loose });
  for (const lane of overview.querySelectorAll(".lane")) lane.remove();
  for (const lane of lanes) {
    const row = element("div", "lane", overview);
    element("span", "name", row).textContent = lane.name;
    lane.box = element("div", "marks", row);
    lane.labels = [];
    lane.parts = {};
    if (data.canvas) {
      lane.canvas = element("canvas", "", lane.box);
    } else {
      lane.svg = element("svg", "", lane.box, SVG);
      for (const part of PARTS) lane.parts[part] = element("path", part, lane.svg, SVG);
    }
  }
  view.lanes = lanes;
  const most = data.canvas ? 4 : Math.max(3, Math.min(9, Math.floor(28 / lanes.length)));
  view.width = lanes[0] ? lanes[0].box.clientWidth : 1;
  for (const lane of lanes) {
    lane.height = ROW * rowsFor(marksOf(lane, ...data.span), view.width, data.canvas ? null : titleWidth, most);
    if (lane.svg) lane.svg.setAttribute("height", lane.height);
    lane.box.style.height = `${lane.height}px`;
  }
}

function marksOf(lane, start, end) {
  const scale = view.width / (end - start), found = [];
  for (const i of lane.events) {
    if (!shown[i]) continue;
    const x = (from[i] - start) * scale, right = (to[i] - start) * scale;
    if ((right < -DOT && !(flags[i] & OPEN_END)) || (x > view.width + DOT && !(flags[i] & OPEN_START))) continue;
    found.push({ i, x, end: right });
  }
  return found;
}

function drawAxis() {
  axis.replaceChildren();
  const wide = view.end - view.start < 4000 ? 90 : 56;
  for (const [day, label] of ticksBetween(view.start, view.end, view.width / wide)) {
    const x = ((day - view.start) / (view.end - view.start)) * view.width, half = pen.measureText(label).width / 2 + 2;
    if (x < half || x > view.width - half) continue;
    const text = element("text", "", axis, SVG);
    text.setAttribute("x", x.toFixed(1));
    text.setAttribute("y", "14");
    text.textContent = label;
  }
}

// Draws the lanes between view.start and view.end.
function draw() {
  drawAxis();
  const all = view.lanes.map((lane) => marksOf(lane, view.start, view.end));
  const few = all.reduce((sum, marks) => sum + marks.length, 0) <= MOST_LABELS;
  view.lanes.forEach((lane, n) => {
    lane.marks = all[n];
    pack(lane.marks, lane.height / ROW, view.width, few ? titleWidth : null);
    const paths = pathsOf(lane);
    if (lane.canvas) paint(lane, paths);
    else for (const part of PARTS) lane.parts[part].setAttribute("d", paths[part]);
    label(lane);
  });
}

function pathsOf(lane) {
  const drawn = { open: "", hollow: "", hole: "", solid: "", dispute: "", pick: "" };
  const scale = view.width / (view.end - view.start), limit = (x) => Math.round(Math.min(Math.max(x, -20), view.width + 20));
  const last = [];
  for (const { i, x, end, row } of lane.marks) {
    const bits = flags[i], a = limit(x), b = limit(end), y = row * ROW + ROW / 2;
    if (i === view.picked) drawn.pick += `M${a} ${y}H${b}`;
    const key = row * 4 + (bits & HELD) + (bits & DISPUTED ? 2 : 0);
    if (data.canvas && a === b && last[key] >= a - 1 && !(bits & (OPEN_START | OPEN_END))) continue;
    last[key] = b;
    if (bits & OPEN_END) drawn.open += `M${b} ${y}H${limit(1e9)}`;
    if (bits & OPEN_START) drawn.open += `M${a} ${y}H${limit(-1e9)}`;
    if (!(bits & HELD) || bits & CORE) drawn.hollow += `M${a} ${y}H${b}`;
    if (bits & CORE) {
      const [first, final] = data.core[i];
      drawn.solid += `M${limit((first - view.start) * scale)} ${y}H${limit((final - view.start) * scale)}`;
    } else if (bits & HELD) drawn.solid += `M${a} ${y}H${b}`;
    if (bits & DISPUTED) drawn.dispute += `M${Math.round((a + b) / 2)} ${y - 7}v14`;
  }
  drawn.hole = drawn.hollow;
  return drawn;
}

function paint(lane, paths) {
  const ratio = devicePixelRatio, pen = lane.canvas.getContext("2d");
  lane.canvas.width = view.width * ratio;
  lane.canvas.height = lane.height * ratio;
  lane.canvas.style.height = `${lane.height}px`;
  pen.scale(ratio, ratio);
  for (const part of PARTS) {
    if (!paths[part]) continue;
    const style = view.style[part];
    pen.strokeStyle = style.stroke;
    pen.globalAlpha = style.opacity;
    pen.lineWidth = parseFloat(style.strokeWidth);
    pen.lineCap = style.strokeLinecap;
    pen.setLineDash(part === "open" ? [4, 3] : []);
    pen.stroke(new Path2D(paths[part]));
  }
}

function label(lane) {
  let used = 0;
  for (const mark of lane.marks) {
    if (mark.label === null || mark.label === undefined) continue;
    const box = lane.labels[used] ?? (lane.labels[used] = element("span", "label", lane.box));
    used++;
    box.hidden = false;
    box.textContent = titleOf(mark.i);
    box.style.transform = `translate(${mark.label.toFixed(1)}px, ${mark.row * ROW}px)`;
  }
  for (; used < lane.labels.length; used++) lane.labels[used].hidden = true;
}

// Reads the colours and widths of the style sheet, for the canvases.
function readStyle() {
  const probe = element("svg", "", overview, SVG);
  for (const part of PARTS) {
    const { stroke, opacity, strokeWidth, strokeLinecap } = getComputedStyle(element("path", part, probe, SVG));
    view.style[part] = { stroke, opacity, strokeWidth, strokeLinecap };
  }
  probe.remove();
  const name = getComputedStyle(overview);
  pen.font = `12px ${name.fontFamily}`;
}

function show(start, end) {
  const [first, last] = data.span, least = Math.min(LEAST_DAYS, last - first);
  const span = Math.min(Math.max(end - start, least), last - first);
  view.start = Math.min(Math.max((start + end - span) / 2, first), last - span);
  view.end = view.start + span;
  draw();
}

// Zooms by a factor (below 1: in) around a place in the lanes, 0 (left) to 1 (right).
function zoom(factor, place = 0.5) {
  const span = view.end - view.start, day = view.start + span * place, next = span * factor;
  show(day - next * place, day + next * (1 - place));
}

function pan(share) {
  const by = Math.min(Math.max(share * (view.end - view.start), data.span[0] - view.start), data.span[1] - view.end);
  show(view.start + by, view.end + by);
}

function pick(i) {
  view.picked = i;
  $("_picked").textContent = i < 0 ? "" : `${dateOf(i)}: ${titleOf(i)}`;
  if (i >= 0 && (to[i] < view.start || from[i] > view.end)) pan(((from[i] + to[i] - view.start - view.end) / 2) / (view.end - view.start));
  else draw();
}

// The event whose mark lies under a point of the window, or -1.
function under(event) {
  const lane = view.lanes.find((lane) => lane.box === event.target.closest(".marks"));
  if (!lane) return -1;
  const box = lane.box.getBoundingClientRect(), x = event.clientX - box.left, row = Math.floor((event.clientY - box.top) / ROW);
  let best = -1, far = DOT;
  for (const mark of lane.marks) {
    const off = Math.max(mark.x - x, x - mark.end, 0);
    if (mark.row === row && off < far) [best, far] = [mark.i, off];
  }
  return best;
}

function startOverview() {
  overview.setAttribute("role", "application");
  overview.setAttribute("aria-label", "Overview. Plus and minus zoom, arrow keys move, n and p pick a mark, Enter goes to its event.");
  overview.tabIndex = 0;
  readStyle();
  $("_in").onclick = () => zoom(0.5);
  $("_out").onclick = () => zoom(2);
  $("_all").onclick = () => show(...data.span);
  overview.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => show(...data.span), ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), n: () => step(1), p: () => step(-1), Enter: () => view.picked >= 0 && goTo(view.picked) }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  overview.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    const box = axis.getBoundingClientRect();
    if (event.ctrlKey) zoom(event.deltaY > 0 ? 1.25 : 0.8, Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
    else pan(Math.sign(event.deltaY || event.deltaX) * 0.1);
  }, { passive: false });
  let held = null;
  overview.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.target.closest(".marks")) held = { x: event.clientX, start: view.start, end: view.end, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const by = event.clientX - held.x;
    held.moved ||= Math.abs(by) > 4;
    if (held.moved) {
      const span = held.end - held.start, start = Math.min(Math.max(held.start - (by / view.width) * span, data.span[0]), data.span[1] - span);
      show(start, start + span);
    }
  });
  addEventListener("pointerup", (event) => {
    if (held && !held.moved) {
      const i = under(event);
      if (i >= 0) goTo(i);
    }
    held = null;
  });
  addEventListener("pointercancel", () => (held = null));
  overview.addEventListener("mousemove", (event) => {
    if (held) return;
    const i = under(event);
    overview.style.cursor = i < 0 ? "" : "pointer";
    if (i >= 0 && i !== view.picked) pick(i);
  });
  new ResizeObserver(() => {
    const width = view.lanes[0]?.box.clientWidth;
    if (width && width !== view.width) relane(view.by);
  }).observe(overview);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (readStyle(), draw()));
}

function step(by) {
  let i = view.picked < 0 ? (by > 0 ? -1 : size) : view.picked;
  do i += by;
  while (i >= 0 && i < size && (!shown[i] || flags[i] & UNDATED || (view.picked < 0 && to[i] < view.start)));
  if (i >= 0 && i < size) pick(i);
}

function relane(by) {
  buildLanes(by);
  if (view.end === 1) [view.start, view.end] = data.span;
  draw();
}
