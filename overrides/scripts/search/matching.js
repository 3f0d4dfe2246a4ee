/* Which terms of the index a word of the query may mean, and how surely: itself, forms of it, and what it was mistyped for. */
const BEGINS = 0.8;
const AKIN = 0.6;
const SAME = 0.8;
const MISTYPED = [1, 0.8, 0.5];

const shared = (one, other) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

/* How near `term` is to the word: a longer one that begins like it, or one with most of its beginning in common. */
const kinship = (word, term) => {
  const common = shared(word.stem, term);
  if (common === word.stem.length && (common >= TOGETHER || (word.last && common >= 2))) {
    return BEGINS * (common / term.length) ** 0.5;
  }
  const longer = Math.max(term.length, word.stem.length);
  return common >= 5 && common >= 0.6 * longer ? AKIN * (common / longer) : 0;
};

/* Letters changed, left out, put in, or two exchanged: how many, up to `most`; more count as one more. */
const mistakes = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        line[column] = Math.min(line[column], before[column - 2] + 1);
      }
    }
    if (Math.min(...line) > most) return most + 1;
    [before, above] = [above, line];
  }
  return above[other.length];
};

let allTerms;
const everyTerm = async () => {
  if (!allTerms) {
    const { lists } = await load("pages");
    const parts = await Promise.all(Array.from({ length: lists }, (_, number) => load(`words-${number}`)));
    allTerms = parts.join(" ").split(" ");
  }
  return allTerms;
};

/* The terms nearest to a word that is not in the index. */
const corrections = async (stemmed) => {
  if (stemmed.length < 4) return [];
  const most = stemmed.length < 7 ? 1 : 2;
  let best = most;
  let found = [];
  for (const term of await everyTerm()) {
    const count = mistakes(stemmed, term, best);
    if (count > best) continue;
    if (count < best) found = [];
    best = count;
    found.push(term);
  }
  return found.map((term) => [term, MISTYPED[best]]);
};

/* The concepts: lists of expressions, each a list of stems, or of beginnings where `*` stands for any ending. */
let allConcepts;
const concepts = async () => {
  allConcepts ||= (await load("same"))
    .split("\n")
    .map((line) => line.split(",").map((phrase) => phrase.split(" ")));
  return allConcepts;
};

const fits = (pattern, word) =>
  pattern.endsWith("*")
    ? [word.form, ...word.stems].some((text) => text.startsWith(pattern.slice(0, -1)))
    : word.stems.includes(pattern);

/* Calls `use` with the number of each concept that the words express, and with the first and last of these words. */
const eachConcept = (list, words, use) => {
  list.forEach((phrases, number) => {
    for (const phrase of phrases) {
      for (let start = 0; start + phrase.length <= words.length; start += 1) {
        if (phrase.every((pattern, index) => fits(pattern, words[start + index]))) {
          use(number, start, start + phrase.length);
        }
      }
    }
  });
};

/* The words of a query. `terms`: what each may mean in the index → how surely. */
const understood = async (query) => {
  const forms = wordsOf(query);
  const words = forms.map((form, index) => {
    const own = stem(form);
    return { form, stem: own, stems: [own], terms: new Map(), last: index === forms.length - 1 };
  });
  const list = await concepts();
  const named = new Set();
  eachConcept(list, words, (_, start, end) => words.slice(start, end).forEach((word) => named.add(word)));
  await Promise.all(words.map(async (word) => {
    const rows = await termsNear(word.stem);
    const known = rows.some((table) => table.has(word.stem));
    if (known) word.terms.set(word.stem, 1);
    else if (!named.has(word)) {
      for (const [term, surely] of await corrections(word.stem)) {
        word.terms.set(term, surely);
        word.stems.push(term);
      }
    }
    for (const table of rows) {
      for (const term of table.keys()) {
        const surely = kinship(word, term);
        if (surely > (word.terms.get(term) || 0)) word.terms.set(term, surely);
      }
    }
  }));
  eachConcept(list, words, (number, start, end) => {
    for (const word of words.slice(start, end)) word.terms.set(`#${number}`, word.terms.get(word.stem) ? SAME : 1);
  });
  return words;
};
