/* The index comes in small files, each when it is needed. They are scripts, because a folder on a disk gives no others. */
const entrance = document.querySelector(".to-search");
const FOLDER = new URL(entrance.dataset.shards, document.baseURI).href;
const ROOT = new URL("../../../", FOLDER).href;
const promises = new Map();

/* What the file `name` hands over; a file that did not come may be asked for again. */
const load = (name) => {
  if (!promises.has(name)) {
    promises.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${FOLDER}${name}.js`;
      script.onload = () => resolve(received.get(script));
      script.onerror = () => {
        promises.delete(name);
        reject(new Error(name));
      };
      document.head.append(script);
    }));
  }
  return promises.get(name);
};
const received = new Map();
window.searchShard = (value) => received.set(document.currentScript, value);

/* The number of the last of `starts`, in order, that does not come after `item`; 0 where all do. */
const lastBefore = (starts, item) => {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= item) low = middle;
    else high = middle;
  }
  return low;
};

/* Term → its sections, still encoded: for all terms that begin with `letters`. */
const TOGETHER = 4;
const tables = new Map();
const termsLike = async (letters) => {
  const { terms } = await load("pages");
  if (!terms.length) return []; // a language without a page
  const from = lastBefore(terms, letters);
  const to = lastBefore(terms, `${letters}\uffff`);
  const found = [];
  for (let number = from; number <= to; number += 1) {
    if (!tables.has(number)) {
      const rows = (await load(`terms-${number}`)).split("\n").map((row) => row.split(" "));
      tables.set(number, new Map(rows));
    }
    found.push(tables.get(number));
  }
  return found;
};
const termsNear = (term) => termsLike(term.slice(0, TOGETHER));

/* Section → weight. */
const PER_DOUBLING = 4.7;
const decoded = (text) => {
  const found = new Map();
  let section = -1;
  for (const [, distance, step] of (text || "").matchAll(/([0-9a-z]*)([A-Z])/g)) {
    section += distance ? parseInt(distance, 36) : 1;
    found.set(section, 2 ** ((step.charCodeAt(0) - 64) / PER_DOUBLING) - 1);
  }
  return found;
};
