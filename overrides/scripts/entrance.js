/* The link to the alphabetical list opens the search instead. Only then is anything of the search loaded; if that
   fails, the link leads to the list after all. No single key opens it: who steers by voice would open it unwillingly. */
(() => {
  const link = document.querySelector(".to-search[data-script]");
  if (!link || !window.HTMLDialogElement) return;
  let script;

  const open = () => {
    if (script) {
      document.dispatchEvent(new Event("search"));
      return;
    }
    script = document.createElement("script");
    script.src = link.dataset.script;
    script.onload = () => document.dispatchEvent(new Event("search"));
    script.onerror = () => location.assign(link.href);
    document.head.append(script);
  };

  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
})();
