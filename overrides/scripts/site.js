/* On every page, small: whatever it does can be done without it. */
"use strict";

(() => {
  /* A citation opens its source over the page, where one was reading; Escape, or a tap beside it, leads back there.
     Without this the link leads to the same source: as a sheet that the style sheet makes of a target, or, where the
     list would have made the page too heavy, to the page that holds it. */
  const lists = new Map();

  const sourceOf = async (link) => {
    const id = link.hash.slice(1);
    if (link.pathname === location.pathname) return document.getElementById(id);
    if (!lists.has(link.pathname)) {
      const answer = await fetch(link.pathname);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      lists.set(link.pathname, page);
    }
    const source = document.importNode(lists.get(link.pathname).getElementById(id), true);
    source.querySelector(".back").remove();
    const list = document.createElement("ol");
    list.className = "sources";
    list.append(source);
    link.closest("main").append(list);
    source.addEventListener("toggle", (event) => event.newState === "closed" && list.remove());
    return source;
  };

  const open = (source, link) => {
    source.popover = "auto";
    source.tabIndex = -1;
    source.showPopover();
    source.focus({ preventScroll: true });
    source.addEventListener("toggle", function closed(event) {
      if (event.newState !== "closed") return;
      source.removeEventListener("toggle", closed);
      source.removeAttribute("popover");
      source.removeAttribute("tabindex");
      link.focus({ preventScroll: true });
    });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".cite a");
    if (!link || !("popover" in link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    sourceOf(link).then((source) => open(source, link)).catch(() => { location.href = link.href; });
  });

  /* On paper nothing can be opened. */
  let opened = [];
  addEventListener("beforeprint", () => {
    for (const beside of document.querySelectorAll(".to-sources a")) {
      try {
        const request = new XMLHttpRequest();
        request.open("GET", beside.href, false); // paper does not wait
        request.send();
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        beside.parentNode.before(document.importNode(page.querySelector(".sources"), true));
        beside.remove();
      } catch { /* what is printed is the link */ }
    }
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
})();
