// What a source says, gathered from the events when it is asked for; and beside each quote who says it, and when.
const nameOf = (link) => decodeURIComponent(link.hash.slice(1));

// What follows a quote's link to its source, up to the next quote: the words of the claim, or a citation.
function beside(link, what) {
  for (let at = link.nextElementSibling; at && !at.matches("q, a"); at = at.nextElementSibling) if (at.matches(what)) return at;
}

function cite(event) {
  const cited = new Set();
  for (const link of event.querySelector("cite") ? [] : event.querySelectorAll("details > a")) {
    const name = nameOf(link), citation = $(name)?.querySelector("cite");
    if (!citation || cited.has(name)) continue;
    cited.add(name);
    link.after(" ", citation.cloneNode(true));
    beside(link, "cite").hidden = false;
  }
}

function tell(folded) {
  if (!folded?.open || folded.children.length > 1) return;
  const list = element("ul", "", folded), name = folded.closest("li").id, options = Array.from($("_source").options);
  const place = options.findIndex((option) => option.value === name) - 1;
  for (let i = 0; i < size; i++) {
    for (const link of sources(i).includes(place) ? items[i].querySelectorAll("details > a") : []) {
      if (nameOf(link) !== name) continue;
      const row = element("li", "", list), to = element("a", "", row), quote = link.previousElementSibling;
      to.href = `#${encodeURIComponent(items[i].id)}`;
      to.textContent = titleOf(i);
      row.append(`: ${beside(link, "span")?.textContent ?? dateOf(i)}`);
      if (quote.matches("q")) row.append(quote.cloneNode(true));
    }
  }
  const only = element("a", "", element("p"));
  only.href = `?source=${encodeURIComponent(name)}#_events`;
  only.textContent = "Only these on the timeline";
  list.before(only.parentElement);
}

// Without this script a source leads to the report, which lists what it says; with it the list unfolds here.
function startSources() {
  for (const line of document.querySelectorAll(".told")) {
    const folded = element("details", "told");
    element("summary", "", folded).textContent = line.textContent;
    folded.addEventListener("toggle", () => tell(folded));
    line.replaceWith(folded);
  }
  if (data.large) $("_events").addEventListener("toggle", (event) => event.target.open && cite(event.target.parentElement), true);
  else items.forEach(cite);
}
