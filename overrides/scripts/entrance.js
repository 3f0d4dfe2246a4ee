/* The link to the alphabetical list opens the search instead, and so does the key “/” (where it gives “.”, too). Only
   then is anything of the search loaded; if that fails, the link leads to the list after all. */
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
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" || (event.code === "Slash" && event.key === ".");
    if (!slash || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    event.preventDefault();
    open();
  });
})();
