// Walking the events by keyboard: one of them is in the tab order at a time.
let current = -1;

// Makes an event the one that Tab reaches.
function hold(i) {
  if (current >= 0) {
    items[current].removeAttribute("tabindex");
    items[current].querySelector("summary")?.setAttribute("tabindex", "-1");
  }
  current = i;
  if (i < 0) return;
  items[i].tabIndex = 0;
  items[i].querySelector("summary")?.removeAttribute("tabindex");
}

// After filtering: keeps the held event if it is still shown, else holds the first that is.
function settle() {
  if (current < 0 || !shown[current]) hold(shown.indexOf(1));
}

function walk(by, wanted = () => true) {
  let i = current + by;
  if (by && !items[current]?.contains(document.activeElement) && shown[current] && wanted(current)) i = current;
  while (i >= 0 && i < size && !(shown[i] && wanted(i))) i += by;
  if (i >= 0 && i < size) focusEvent(i);
}

function focusEvent(i) {
  ready(i);
  hold(i);
  items[i].focus({ preventScroll: true });
  items[i].scrollIntoView({ block: "nearest" });
}

// Goes to an event: shows it even if a filter hides it, opens its quotes, puts its id in the address.
function goTo(i, remember = true) {
  if (!shown[i]) { form.reset(); applyFilters(); writeAddress(); }
  ready(i);
  const folded = items[i].querySelector("details");
  if (folded) folded.open = true;
  if (remember) history.pushState(null, "", `#${encodeURIComponent(items[i].id)}`);
  hold(i);
  items[i].scrollIntoView({ block: "center" });
  items[i].focus({ preventScroll: true });
  mark(items[i]);
}

function mark(item) {
  document.querySelector(".here")?.classList.remove("here");
  item?.classList.add("here");
}

function goToHash() {
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { /* kept as it stands */ }
  const target = name && $(name), i = items.indexOf(target);
  mark(null);
  if (i >= 0) goTo(i, false);
  else if (target && target.closest("#_sources")) {
    for (const folded of target.querySelectorAll("details")) folded.open = true;
    tell(target.querySelector(".told"));
  }
}

function startWalk() {
  for (const summary of document.querySelectorAll("#_events summary")) summary.tabIndex = -1;
  hold(size ? 0 : -1);
  $("_events").addEventListener("focusin", (event) => {
    const i = items.indexOf(event.target.closest("#_events li"));
    if (i >= 0 && i !== current) hold(i);
  });
  addEventListener("hashchange", goToHash);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    const inside = event.target.closest("#_events li"), alone = inside === event.target;
    const act = {
      "/": () => $("_q").focus(),
      "?": () => $("_keys").showModal(),
      j: () => walk(1),
      k: () => walk(-1),
      c: () => walk(1, (i) => flags[i] & DISPUTED && !(i === current && inside)),
      ArrowDown: inside && (() => walk(1)),
      ArrowUp: inside && (() => walk(-1)),
      Home: inside && (() => focusEvent(shown.indexOf(1))),
      End: inside && (() => focusEvent(shown.lastIndexOf(1))),
      Enter: alone && (() => { const folded = inside.querySelector("details"); if (folded) folded.open = !folded.open; }),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
