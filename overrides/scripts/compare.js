/* The comparison, sorted by a column: its heading becomes a button. Rows without an answer stay at the end either way,
   and rows that are equal keep the order of the page. On a phone there are no headings, and nothing is done. */
(() => {
  "use strict";

  const table = document.querySelector(".comparison table");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const sorted = (column, sign) => {
    const keys = new Map(rows.map((row) => [row, row.cells[column].textContent.trim()]));
    const known = (row) => keys.get(row) !== "—";
    return [
      ...rows.filter(known).sort((one, other) => sign * compare(keys.get(one), keys.get(other))),
      ...rows.filter((row) => !known(row)),
    ];
  };

  const sort = (head, column) => {
    const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    body.append(...sorted(column, order === "ascending" ? 1 : -1));
  };

  const prepare = () => heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });

  const wide = matchMedia("(min-width: 45em)"); // as in facts.css
  if (wide.matches) prepare();
  else wide.addEventListener("change", prepare, { once: true });
})();
