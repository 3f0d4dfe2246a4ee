/* On every page, small: whatever it does can be done without it. */
"use strict";

(() => {
  /* A citation opens its source over the page, where one was reading; Escape, or a tap beside it, leads back there.
     Without this the link leads to the same source as a sheet that the style sheet makes of a target. */
  const popovers = "popover" in HTMLElement.prototype;
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".cite a");
    if (!link || !popovers || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const source = document.getElementById(link.hash.slice(1));
    if (!source) return;
    event.preventDefault();
    source.popover = "auto";
    source.showPopover();
    source.tabIndex = -1;
    source.focus({ preventScroll: true });
    source.addEventListener("toggle", () => {
      source.removeAttribute("popover");
      link.focus({ preventScroll: true });
    }, { once: true });
  });

  /* On paper nothing can be opened. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
})();
