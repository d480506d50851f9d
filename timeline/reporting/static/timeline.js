// Starts the page. Without this script it is whole as text; with it, it can be searched, filtered and zoomed.
for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
startSources();
startWalk();
startFilters();
if (overview) startOverview();
const unfold = $("_unfold"), folds = document.querySelectorAll("#_events details");
if (unfold) unfold.onclick = () => {
  const open = unfold.getAttribute("aria-pressed") === "false";
  unfold.setAttribute("aria-pressed", open);
  for (const fold of folds) fold.open = open;
};
$("_help").onclick = () => $("_keys").showModal();
$("_close").onclick = () => $("_keys").close();
readAddress(location.search);
goToHash();
addEventListener("beforeprint", () => {
  if (!CSS.supports("selector(details::details-content)")) for (const folded of document.querySelectorAll("details")) folded.open = true;
});
performance.mark("ready");
document.documentElement.dataset.ready = "";
