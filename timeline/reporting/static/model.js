// The events as typed arrays, in the order of the list; bits as the server sets them.
const HELD = 1, STATUS_BIT = 2, CORE = 256, OPEN_START = 512, OPEN_END = 1024, UNDATED = 2048, DISPUTED = 4096;
const $ = (id) => document.getElementById(id);
const data = JSON.parse($("_data").textContent);
const items = Array.from(document.querySelectorAll("#_events li"));
const size = items.length;
const numbers = (text, by = " ") => (text ? text.split(by).map((word) => parseInt(word, 36)) : []);
const from = Int32Array.from(numbers(data.start)), to = Int32Array.from(numbers(data.length)), flags = Uint16Array.from(numbers(data.flags));
const shown = new Uint8Array(size).fill(1), kinds = numbers(data.kind), parties = data.party.split(" ").map((text) => numbers(text, ","));

for (let i = 0; i < size; i++) {
  from[i] += from[i - 1] ?? 0;
  to[i] += from[i];
}

const titleOf = (i) => items[i].querySelector("h3").textContent;
const dateOf = (i) => items[i].firstElementChild.firstChild.textContent.trim();
const namesOf = (group) => Array.from($(`_${group}`).options).slice(1).map((option) => option.text);
let sourcesOf = null;

// The sources that speak of an event, by their place in the filter: read from its links when first asked for.
function sources(i) {
  if (!sourcesOf) {
    const place = new Map(Array.from($("_source").options, (option, n) => [option.value, n - 1]));
    sourcesOf = items.map((item) => [...new Set(Array.from(item.querySelectorAll("details > a"), (link) => place.get(decodeURIComponent(link.hash.slice(1)))))]);
  }
  return sourcesOf[i];
}

const belongs = { party: (i) => parties[i], kind: (i) => [kinds[i]], source: sources };
