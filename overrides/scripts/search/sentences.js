/* The sentence of a page that answers a query best, with the words that do so marked. */
const answers = (words, list, sentence) => {
  const forms = [...sentence.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const text = forms.map(([written]) => {
    const form = fold(written);
    const own = stem(form);
    return { form, stems: [own] };
  });
  const marked = new Set();
  const best = words.map(() => 0);
  text.forEach((word, place) => {
    words.forEach((asked, index) => {
      const surely = asked.terms.get(word.stems[0]) || 0;
      if (surely && asked.power) marked.add(place);
      best[index] = Math.max(best[index], surely);
    });
  });
  const wanted = list.map((phrases, number) => (words.some((word) => word.terms.has(`#${number}`)) ? phrases : []));
  eachConcept(wanted, text, (number, start, end) => {
    for (let place = start; place < end; place += 1) marked.add(place);
    words.forEach((asked, index) => {
      if (asked.terms.has(`#${number}`)) best[index] = 1;
    });
  });
  const score = best.reduce((sum, surely, index) => sum + surely * words[index].power, 0);
  return { score, sentence, marks: [...marked].sort((a, b) => a - b).map((place) => forms[place]) };
};

const bestAnswer = (words, list, sentences) =>
  sentences
    .map((sentence) => answers(words, list, sentence))
    .reduce((best, one) => (one.score > best.score ? one : best), { score: 0 });

/* A fragment: the best sentence of the section or, where the whole page is meant, of the page; else the first one. */
const passage = async ({ section, first, words }) => {
  const { texts } = await load("pages");
  const list = await concepts();
  const number = lastBefore(texts, section);
  const parts = await load(`text-${number}`);
  const own = (section === first ? parts : parts.slice(section - texts[number], section - texts[number] + 1)).flat();
  let best = bestAnswer(words, list, own);
  if (!best.score) best = { sentence: own[0] || "", marks: [] };
  const fragment = new DocumentFragment();
  let position = 0;
  for (const mark of best.marks) {
    fragment.append(best.sentence.slice(position, mark.index));
    const marked = document.createElement("mark");
    marked.textContent = mark[0];
    fragment.append(marked);
    position = mark.index + mark[0].length;
  }
  fragment.append(best.sentence.slice(position));
  return fragment;
};
