/* Snowball’s stemmer of Russian (snowballstem.org, 3.1): the same stems as snowballstemmer gives at build. */
const stem = (() => {
  const REGIONS = /^([^аеиоуыэюя]*[аеиоуыэюя])(?:([аеиоуыэюя]*[^аеиоуыэюя][^аеиоуыэюя]*[аеиоуыэюя][аеиоуыэюя]*[^аеиоуыэюя]))?/;
  const GERUND = /(?:[иы]в(?:ши(?:сь)?)?|([ая])в(?:ши(?:сь)?)?)$/;
  const REFLEXIVE = /с[ья]$/;
  const ADJECTIVE = /(?:ее|ие|ое|ые|ими|ыми|ей|ий|ой|ый|ем|им|ом|ым|его|ого|ему|ому|их|ых|ею|ою|ую|юю|ая|яя)$/;
  const PARTICIPLE = /(?:ивш|ывш|ующ|([ая])(?:ем|нн|вш|ющ|щ))$/;
  const VERB = /(?:ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю|([ая])(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|нно|ет|ют|ны|ть|ешь))$/;
  const NOUN = /(?:а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$/;
  const cut = (text, ending) => text.replace(ending, (_, kept) => kept || "");

  return (word) => {
    const plain = word.replace(/ё/g, "е");
    const regions = REGIONS.exec(plain);
    if (!regions) return plain;
    const start = regions[1].length;
    const second = regions[2] === undefined ? plain.length : regions[0].length;
    let rest = plain.slice(start);
    const after = cut(rest, GERUND);
    if (after !== rest) {
      rest = after;
    } else {
      rest = rest.replace(REFLEXIVE, "");
      if (ADJECTIVE.test(rest)) rest = cut(rest.replace(ADJECTIVE, ""), PARTICIPLE);
      else if (VERB.test(rest)) rest = cut(rest, VERB);
      else rest = rest.replace(NOUN, "");
    }
    rest = rest.replace(/и$/, "");
    const derived = /ость?$/.exec(rest);
    if (derived && start + derived.index >= second) rest = rest.slice(0, derived.index);
    if (/ейше?$/.test(rest)) rest = rest.replace(/ейше?$/, "").replace(/нн$/, "н");
    else rest = rest.replace(/нн$/, "н").replace(/ь$/, "");
    return plain.slice(0, start) + rest;
  };
})();
