/* The dialog: a combobox whose options are links (WAI-ARIA, list autocomplete). The query stays in it and goes nowhere. */
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
};

const WAIT = 120;
let dialog;
let input;
let listbox;
let status;
let asked = 0;

const options = () => [...listbox.children];

const choose = (option) => {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
};

const busy = (is) => listbox.setAttribute("aria-busy", String(is));

const show = async (results, words, turn) => {
  const sentences = [];
  listbox.replaceChildren(...results.map((result, index) => {
    const sentence = element("span", { class: "search-sentence" });
    sentences.push(passage(result).then((text) => sentence.append(text)));
    const where = element("span", { class: "search-title" }, result.title);
    if (result.heading) where.append(element("span", { class: "search-heading" }, result.heading));
    return element("a", {
      id: `search-result-${index + 1}`, role: "option", "aria-selected": "false", tabindex: "-1", href: result.url,
    }, where, sentence);
  }));
  input.setAttribute("aria-expanded", String(results.length > 0));
  choose(null);
  status.textContent = results.length ? words.results_found.replace("{count}", results.length) : words.nothing_matches;
  await Promise.allSettled(sentences);
  if (turn === asked) busy(false);
};

const answer = async () => {
  const query = input.value.trim();
  asked += 1;
  const turn = asked;
  const { words } = await load("pages");
  if (query.length < 2) {
    show([], { ...words, nothing_matches: "" }, turn);
    return;
  }
  let results = [];
  try {
    results = await ranked(query);
  } catch {
    promises.clear();
  }
  if (turn === asked) show(results, words, turn);
};

let timer;
const onInput = () => {
  choose(null); // of the answers to what was asked before
  busy(true);
  clearTimeout(timer);
  timer = setTimeout(answer, WAIT);
};

const KEYS = ["ArrowDown", "ArrowUp", "Escape", "Enter"];
const onKey = async (event) => {
  if (!KEYS.includes(event.key) || event.isComposing) return;
  event.preventDefault();
  const all = options();
  const current = all.findIndex((option) => option.id === input.getAttribute("aria-activedescendant"));
  if (event.key === "ArrowDown") choose(all[(current + 1) % all.length]);
  else if (event.key === "ArrowUp") choose(all[(current <= 0 ? all.length : current) - 1]);
  else if (event.key === "Escape") leave(); // a search field would only empty itself
  else {
    clearTimeout(timer);
    if (current === -1) await answer();
    follow(options()[Math.max(current, 0)]);
  }
};

const leave = () => {
  dialog.close();
  entrance.focus({ preventScroll: true });
};

const follow = (option) => {
  if (!option) return;
  dialog.close();
  location.assign(option.href);
};

const build = ({ words }) => {
  input = element("input", {
    id: "search-query", type: "search", role: "combobox", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false", enterkeyhint: "go", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": "search-results", "aria-describedby": "search-hint",
  });
  listbox = element("div", { id: "search-results", role: "listbox", "aria-label": words.search });
  status = element("p", { role: "status", class: "search-status" });
  const close = element("button", { type: "button", class: "close" }, words.close);
  dialog = element(
    "dialog", { class: "search", "aria-labelledby": "search-label" },
    close,
    element("label", { id: "search-label", for: "search-query" }, words.search),
    input,
    element("p", { id: "search-hint" }, words.search_hint, " ", element("a", { href: entrance.href }, words.all_entries)),
    status,
    listbox,
  );
  close.addEventListener("click", leave);
  dialog.addEventListener("cancel", () => entrance.focus({ preventScroll: true }));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) leave();
    else if (event.target.closest("[role=option]")) dialog.close(); // the answer may be on this page
  });
  input.addEventListener("input", onInput);
  input.addEventListener("keydown", onKey);
  document.body.append(dialog);
};

/* Shown bare, the dialog would jump; without its styles it still works. */
const styled = () =>
  new Promise((resolve) => {
    const sheet = element("link", { rel: "stylesheet", href: entrance.dataset.style });
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve);
    document.head.append(sheet);
  });

const open = async () => {
  if (!dialog) {
    const [pages] = await Promise.all([load("pages"), styled()]);
    if (!dialog) build(pages);
  }
  if (!dialog.open) dialog.showModal();
  input.select();
};

document.addEventListener("search", () => {
  open().catch(() => location.assign(entrance.href));
});
