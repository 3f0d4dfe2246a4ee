/* What is chosen of the comparison and the map stands in the fragment of the address, so that a link leads to the same
   choice: #show=visas,removal&region=transit. A fragment goes to no server, and nothing is stored.

   Only these two. The answers of the finder (who somebody is, where, what he has done) must NEVER come into the address:
   it stays in the history of the browser, in bookmarks, in what is shared with others. */
(() => {
  "use strict";

  const form = document.querySelector(".comparison form, .map form");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const lists = [...form.querySelectorAll("select")];
  const usual = (list) => ([...list.options].find((option) => option.defaultSelected) ?? list.options[0]).value;

  const written = () => {
    const parts = lists.filter((list) => list.value !== usual(list)).map((list) => `${list.name}=${list.value}`);
    if (boxes.some((box) => box.checked !== box.defaultChecked)) {
      parts.unshift(`show=${boxes.filter((box) => box.checked).map((box) => box.value)}`);
    }
    return parts.join("&");
  };

  /* Out of sight nothing may be chosen that is not so by itself. */
  const unfold = () => {
    for (const part of form.querySelectorAll("details")) {
      const changed = (box) => part.contains(box) && box.checked !== box.defaultChecked;
      const narrowed = (list) => part.contains(list) && list.value !== usual(list);
      if (boxes.some(changed) || lists.some(narrowed)) part.open = true;
    }
  };

  const choose = (wanted) => {
    const shown = wanted.get("show")?.split(",");
    const known = shown && boxes.some((box) => shown.includes(box.value));
    form.reset();
    if (known || shown?.join() === "") for (const box of boxes) box.checked = shown.includes(box.value);
    for (const list of lists) {
      const value = wanted.get(list.name);
      if ([...list.options].some((option) => option.value === value)) list.value = value;
    }
    unfold();
  };

  /* A fragment that names nothing of the form, such as that of a heading, is none of ours. What it says is compared
     with the words of the form, and never becomes anything but one of them. */
  const read = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!location.hash || ["show", ...lists.map((list) => list.name)].some((name) => wanted.has(name))) choose(wanted);
  };

  form.addEventListener("change", () => {
    const fragment = written();
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  });
  addEventListener("hashchange", read);
  if (location.hash) read();
})();
