// The overview's controls: zoom, move, pick a mark, go to its event; by button, key, wheel and pointer.
const LEAST_DAYS = 12;

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

function step(by) {
  let i = view.picked < 0 ? (by > 0 ? -1 : size) : view.picked;
  do i += by;
  while (i >= 0 && i < size && (!shown[i] || flags[i] & UNDATED || (view.picked < 0 && to[i] < view.start)));
  if (i >= 0 && i < size) pick(i);
}

// The event whose mark lies under a point of the window, or -1.
function under(event) {
  const lane = view.lanes.find((lane) => lane.box === event.target.closest(".marks"));
  if (!lane) return -1;
  const box = lane.box.getBoundingClientRect(), x = event.clientX - box.left, row = Math.floor((event.clientY - box.top) / ROW);
  let best = -1, far = DOT;
  for (let m = 0; m < lane.n; m++) {
    const off = Math.max(lane.x[m] - x, x - lane.right[m], 0);
    if ((view.dense || lane.row[m] === row) && off < far) [best, far] = [lane.index[m], off];
  }
  return best;
}

const OVERVIEW_KEYS = {
  "+": () => zoom(0.5),
  "=": () => zoom(0.5),
  "-": () => zoom(2),
  0: () => show(...data.span),
  ArrowLeft: () => pan(-0.2),
  ArrowRight: () => pan(0.2),
  n: () => step(1),
  p: () => step(-1),
  Enter: () => view.picked >= 0 && goTo(view.picked),
};

// Where pointers are held down: one drags the view, two pinch it; one that does not move picks a mark.
const held = new Map();
let grip = null;

function take() {
  const spots = [...held.values()], box = axis.getBoundingClientRect();
  const middle = spots.reduce((sum, spot) => sum + spot.x, 0) / spots.length;
  const wide = spots.length > 1 ? Math.max(24, Math.abs(spots[0].x - spots[1].x)) : 0;
  return { middle, wide, place: (middle - box.left) / view.width, start: view.start, span: view.end - view.start };
}

function drag() {
  const now = take(), span = grip.wide && now.wide ? (grip.span * grip.wide) / now.wide : grip.span;
  const day = grip.start + grip.span * grip.place;
  const start = Math.min(Math.max(day - span * now.place, data.span[0]), Math.max(data.span[0], data.span[1] - span));
  show(start, start + span);
}

function startPointer() {
  overview.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.target.closest(".marks")) return;
    held.set(event.pointerId, { x: event.clientX, from: event.clientX, moved: held.size > 0 });
    grip = take();
  });
  addEventListener("pointermove", (event) => {
    const spot = held.get(event.pointerId);
    if (!spot) return;
    spot.x = event.clientX;
    spot.moved ||= Math.abs(spot.x - spot.from) > 4;
    if (spot.moved) drag();
  });
  const release = (event) => {
    const spot = held.get(event.pointerId), i = event.type === "pointerup" && spot && !spot.moved ? under(event) : -1;
    held.delete(event.pointerId);
    if (held.size) grip = take();
    if (i >= 0) goTo(i);
  };
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
  overview.addEventListener("mousemove", (event) => {
    if (held.size) return;
    const i = under(event);
    overview.style.cursor = i < 0 ? "" : "pointer";
    if (i >= 0 && i !== view.picked) pick(i);
  });
  overview.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    const box = axis.getBoundingClientRect();
    if (event.ctrlKey) zoom(event.deltaY > 0 ? 1.25 : 0.8, Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
    else pan(Math.sign(event.deltaY || event.deltaX) * 0.1);
  }, { passive: false });
}

function startOverview() {
  overview.setAttribute("role", "application");
  overview.setAttribute("aria-label", "Overview. Plus and minus zoom, arrow keys move, n and p pick a mark, Enter goes to its event.");
  overview.tabIndex = 0;
  readStyle();
  relane("party");
  $("_in").onclick = () => zoom(0.5);
  $("_out").onclick = () => zoom(2);
  $("_all").onclick = () => show(...data.span);
  $("_lanes").onchange = () => { relane($("_lanes").value); writeAddress(); };
  overview.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : OVERVIEW_KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  startPointer();
  new ResizeObserver(() => {
    const width = view.lanes[0]?.box.clientWidth;
    if (width && width !== view.width) relane(view.by);
  }).observe(overview);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (readStyle(), draw()));
}
