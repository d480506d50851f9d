// Search and filters; what is chosen stands in the address, so that a view can be sent to someone.
const form = $("_filters"), FIELDS = ["q", "party", "kind", "source", "status", "from", "to"];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = [];
const whenIdle = globalThis.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 20));

// The events' texts, folded; gathered when there is time, and the rest when they are first needed.
function searchTexts(until = () => false) {
  for (let i = texts.length; i < size && !until(); i++) texts.push(fold(items[i].textContent));
  return texts;
}

function gatherTexts(deadline) {
  if (searchTexts(() => deadline.timeRemaining() < 2).length < size) whenIdle(gatherTexts);
}

// The list follows the filters section by section: those on top at once, the others when they come into view or there is
// time. What is not in view costs nothing to change, so a section is brought up to date before it is laid out.
const sections = Array.from(document.querySelectorAll("#_events > section"), (element) => ({ element, first: 0, after: 0, count: 0, stale: false, near: false }));
let round = 0;

function startSections() {
  let first = 0;
  for (const section of sections) {
    section.first = first;
    first = section.after = first + section.element.querySelectorAll("ol > li").length;
    section.element.addEventListener("contentvisibilityautostatechange", (event) => {
      section.near = !event.skipped;
      if (section.near) freshen(section);
    });
  }
}

function freshen(section) {
  if (!section.stale) return;
  section.stale = false;
  for (let i = section.first; i < section.after; i++) if (items[i].hidden === Boolean(shown[i])) items[i].hidden = !shown[i];
}

// Before an event is gone to: its section is as it should be.
function ready(i) {
  const section = sections.find(({ after }) => i < after);
  section.element.hidden = false;
  freshen(section);
}

// Reserves a section's likely height. One that is pushed out of view first has to forget how high it was.
function reserve({ element, count }, forget) {
  element.style.contentVisibility = forget ? "visible" : "";
  element.style.containIntrinsicBlockSize = forget ? "none" : `${60 + 92 * count}px`;
}

function showSections() {
  let room = data.large ? 40 : Infinity; // events, more than a window shows: they push the sections after them out of view
  for (const section of sections) {
    section.count = 0;
    for (let i = section.first; i < section.after; i++) section.count += shown[i];
    section.stale = true;
    section.element.hidden = !section.count;
    if (room > 0) freshen(section);
    if (data.large) reserve(section, room <= 0 && section.near);
    room -= section.count;
  }
  const mine = ++round;
  const work = (deadline) => {
    if (mine !== round) return;
    for (const section of sections) {
      if (section.stale && deadline.timeRemaining() < 4) return whenIdle(work);
      freshen(section);
    }
  };
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (data.large) for (const section of sections) reserve(section);
    whenIdle(work);
  }));
}

// Shows the events that pass every filter, and says how many they are.
function applyFilters() {
  const value = (name) => form.elements[name].value.trim();
  const words = fold(value("q")).split(/\s+/).filter(Boolean), tests = [];
  if (words.length) {
    const all = searchTexts();
    tests.push((i) => words.every((word) => all[i].includes(word)));
  }
  for (const name of ["party", "kind", "source"]) {
    const place = form.elements[name].selectedIndex - 1;
    if (place >= 0) tests.push((i) => belongs[name](i).includes(place));
  }
  const state = form.elements.status.selectedIndex - 1;
  if (state >= 0) tests.push((i) => flags[i] & (STATUS_BIT << state));
  if (value("from")) { const day = firstDay(Number(value("from"))); tests.push((i) => !(flags[i] & UNDATED) && (to[i] >= day || flags[i] & OPEN_END)); }
  if (value("to")) { const day = firstDay(Number(value("to")) + 1); tests.push((i) => !(flags[i] & UNDATED) && (from[i] < day || flags[i] & OPEN_START)); }
  let count = 0, changed = false;
  for (let i = 0; i < size; i++) {
    const pass = tests.every((test) => test(i)) ? 1 : 0;
    changed ||= pass !== shown[i];
    count += shown[i] = pass;
  }
  if (changed) showSections();
  $("_count").textContent = tests.length ? `${count.toLocaleString("en")} of ${size.toLocaleString("en")} events` : `All ${size.toLocaleString("en")} events`;
  if (changed && overview) draw();
  settle();
}

function writeAddress() {
  const query = new URLSearchParams();
  for (const name of FIELDS) if (form.elements[name].value.trim()) query.set(name, form.elements[name].value.trim());
  if (overview && view.by !== "party") query.set("lanes", view.by);
  const text = query.toString();
  try { history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash); } catch { /* some browsers fix the address of a file */ }
}

function readAddress(search) {
  const query = new URLSearchParams(search);
  for (const name of FIELDS) {
    const field = form.elements[name], value = query.get(name) ?? "";
    const possible = field.options ? Array.from(field.options).some((option) => option.value === value) : field.type !== "number" || /^-?\d{1,6}$/.test(value);
    field.value = possible ? value : "";
  }
  const by = query.get("lanes");
  if (overview && Object.hasOwn(belongs, by) && by !== view.by) relane(($("_lanes").value = by));
  applyFilters();
}

function startFilters() {
  startSections();
  whenIdle(gatherTexts);
  let waiting = 0;
  form.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => { applyFilters(); writeAddress(); });
  });
  $("_more").onclick = () => $("_more").setAttribute("aria-expanded", form.classList.toggle("open"));
  if (location.search) $("_more").click();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { applyFilters(); writeAddress(); }));
  addEventListener("popstate", () => readAddress(location.search));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="?"]');
    if (!link) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    readAddress(link.search);
    $("_events").scrollIntoView();
  });
}
