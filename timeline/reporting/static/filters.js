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

// The list follows the filters section by section: those in view at once, the others when there is time or they come into view.
const sections = Array.from(document.querySelectorAll("#_events > section"), (element) => ({ element, first: 0, after: 0, stale: false, near: true }));
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
    if (sections.length && data.large) section.near = false;
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
  section.element.style.contentVisibility = "";
  freshen(section);
}

function showSections() {
  let room = data.large ? 100 : Infinity; // events to lay out at once: the sections they push out of view wait
  for (const section of sections) {
    const { element } = section;
    let count = 0;
    for (let i = section.first; i < section.after; i++) count += shown[i];
    section.stale = true;
    element.hidden = !count;
    if (data.large) element.style.containIntrinsicBlockSize = `${60 + 92 * count}px`;
    if (section.near && room > 0) {
      room -= count;
      freshen(section);
    } else {
      section.near = false;
      element.style.contentVisibility = "hidden";
    }
  }
  requestAnimationFrame(() => requestAnimationFrame(() => { for (const { element } of sections) element.style.contentVisibility = ""; }));
  const mine = ++round;
  const work = (deadline) => {
    if (mine !== round) return;
    for (const section of sections) {
      if (section.stale && deadline.timeRemaining() < 4) return whenIdle(work);
      freshen(section);
    }
  };
  whenIdle(work);
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
