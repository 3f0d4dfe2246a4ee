/* From a query to pages, best first, each with the section that answers it. */
const MOST = 8;
const IN_ONE_PLACE = 0.5;
const COVERAGE = 0.5;

/* What part of the weightiest word of a query a word must weigh to choose a section or a sentence. */
const FAINT = 0.25;

const rarity = (found) => Math.log(1 + 1000 / (1 + found.size));

/* Section → how well it answers to one word. A rarer form must not outweigh the word itself. */
const weighed = async (word) => {
  const entries = await Promise.all([...word.terms].map(async ([term, surely]) => {
    const rows = await termsNear(term);
    return { term, surely, found: decoded(rows.map((table) => table.get(term)).find(Boolean)) };
  }));
  const own = entries.find((entry) => entry.term === word.stem);
  const usual = own && own.found.size ? rarity(own.found) : Infinity;
  const best = new Map();
  for (const { term, surely, found } of entries) {
    const factor = term.startsWith("#") ? surely : surely * Math.min(1, usual / rarity(found));
    for (const [section, weight] of found) {
      if (weight * factor > (best.get(section) || 0)) best.set(section, weight * factor);
    }
  }
  return best;
};

/* The number of the first section of each page. */
const firstSections = (pages) => {
  let next = 0;
  return pages.map(([, , headings]) => {
    const first = next;
    next += 1 + headings.length / 2;
    return first;
  });
};

const ranked = async (query) => {
  const { pages } = await load("pages");
  const words = await understood(query);
  const weights = await Promise.all(words.map(weighed));
  const powers = weights.map((sections) => Math.max(0, ...sections.values()));
  words.forEach((word, index) => {
    word.power = powers[index] < FAINT * Math.max(...powers) ? 0 : powers[index];
  });
  const firsts = firstSections(pages);
  const found = new Map();
  weights.forEach((sections, index) => {
    for (const [section, weight] of sections) {
      const number = lastBefore(firsts, section);
      if (!found.has(number)) found.set(number, { number, best: words.map(() => 0), sections: new Map() });
      const page = found.get(number);
      page.best[index] = Math.max(page.best[index], weight);
      page.sections.set(section, (page.sections.get(section) || 0) + weight);
    }
  });
  for (const page of found.values()) {
    const together = Math.max(...page.sections.values());
    const lists = pages[page.number][3];
    const apart = lists ? together : page.best.reduce((sum, weight) => sum + weight, 0);
    const coverage = page.best.filter(Boolean).length / words.length;
    page.score = (apart + IN_ONE_PLACE * together) * coverage ** COVERAGE;
  }
  const chosen = [...found.values()].sort((one, other) => other.score - one.score || one.number - other.number);
  return chosen.slice(0, MOST).map((page) => described(page, pages[page.number], firsts[page.number], words, weights));
};

/* A result. Words in the title lead to the page; the others choose the section. */
const described = (page, [url, title, headings], first, words, weights) => {
  const named = new Set(wordsOf(title).map(stem));
  const open = words.map((word) => word.power && ![...word.terms.keys()].some((term) => named.has(term)));
  let section = first;
  let most = 0;
  for (const candidate of page.sections.keys()) {
    const weight = weights.reduce((sum, found, index) => sum + (open[index] ? found.get(candidate) || 0 : 0), 0);
    if (weight > most) [section, most] = [candidate, weight];
  }
  const at = 2 * (section - first - 1);
  const [anchor, heading] = section === first ? ["", ""] : headings.slice(at, at + 2);
  return { url: ROOT + url + (anchor && `#${anchor}`), title, heading, section, first, words };
};
