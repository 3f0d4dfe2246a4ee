/* Snowball’s stemmer of English (snowballstem.org, 3.1): the same stems as snowballstemmer gives at build. */
const stem = (() => {
  const EXCEPTIONS = {
    andes: "andes", atlas: "atlas", bias: "bias", cosmos: "cosmos", early: "earli", gently: "gentl", howe: "howe",
    idly: "idl", news: "news", only: "onli", singly: "singl", skies: "sky", skis: "ski", sky: "sky", ugly: "ugli",
  };
  const FIRST = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
  const REGION = /[aeiouy][^aeiouy]/;
  const SECOND = {
    anci: "ance", enci: "ence", ogi: "og", li: "", bli: "ble", abli: "able", alli: "al", fulli: "ful", lessli: "less",
    ousli: "ous", entli: "ent", aliti: "al", biliti: "ble", iviti: "ive", tional: "tion", ational: "ate", alism: "al",
    ation: "ate", ization: "ize", izer: "ize", ator: "ate", iveness: "ive", fulness: "ful", ousness: "ous", ogist: "og",
  };
  const THIRD = {
    icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", tional: "tion", ational: "ate", ful: "", ness: "",
  };
  const FOURTH = /(?:ic|ance|ence|able|ible|ate|ive|ize|iti|al|ism|ion|er|ous|ant|ement|ment|ent)$/;

  const region = (word, from) => {
    const found = REGION.exec(word.slice(from));
    return found ? from + found.index + 2 : word.length;
  };
  const longest = (word, endings) => {
    for (let length = Math.min(7, word.length); length > 1; length -= 1) {
      const ending = word.slice(-length);
      if (Object.hasOwn(endings, ending)) return ending;
    }
    return "";
  };
  const isShort = (word) =>
    /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word) || /past$/.test(word);

  const plural = (word) => {
    const text = word.replace(/'s'$|'s$|'$/, "");
    if (/sses$/.test(text)) return text.slice(0, -2);
    if (/ie[ds]$/.test(text)) return text.length > 4 ? text.slice(0, -2) : text.slice(0, -1);
    if (/[us]s$/.test(text)) return text;
    return /[aeiouy].*.s$/.test(text) ? text.slice(0, -1) : text;
  };

  const past = (word, first) => {
    const match = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word);
    if (!match) return word;
    const head = word.slice(0, match.index);
    if (match[0].startsWith("eed")) {
      return match.index >= first && !/^(?:succ|proc|exc)$/.test(head) ? `${head}ee` : word;
    }
    if (match[0] === "ing") {
      if (/^[^aeiouy]y$/.test(head)) return `${head.slice(0, -1)}ie`;
      if (/^(?:even|cann|inn|earr|herr|out)$/.test(head)) return word;
    }
    if (!/[aeiouy]/.test(head)) return word;
    if (/(?:at|bl|iz)$/.test(head)) return `${head}e`;
    if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(head)) return /^[aeo]..$/.test(head) ? head : head.slice(0, -1);
    return head.length === first && isShort(head) ? `${head}e` : head;
  };

  const second = (word, first) => {
    const ending = longest(word, SECOND);
    const head = word.slice(0, word.length - ending.length);
    if (!ending || head.length < first) return word;
    if (ending === "ogi" && !head.endsWith("l")) return word;
    if (ending === "li" && !/[cdeghkmnrt]$/.test(head)) return word;
    return head + SECOND[ending];
  };

  const third = (word, first, later) => {
    const ending = longest(word, THIRD);
    const head = word.slice(0, word.length - ending.length);
    if (!ending || head.length < first || (ending === "ative" && head.length < later)) return word;
    return head + THIRD[ending];
  };

  const fourth = (word, later) => {
    const match = FOURTH.exec(word);
    if (!match || match.index < later) return word;
    const head = word.slice(0, match.index);
    return match[0] === "ion" && !/[st]$/.test(head) ? word : head;
  };

  const fifth = (word, first, later) => {
    const head = word.slice(0, -1);
    if (word.endsWith("e")) return head.length >= later || (head.length >= first && !isShort(head)) ? head : word;
    return word.endsWith("ll") && head.length >= later ? head : word;
  };

  return (given) => {
    if (Object.hasOwn(EXCEPTIONS, given)) return EXCEPTIONS[given];
    if (given.length < 3) return given;
    let word = given.replace(/^'/, "").replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
    const exception = FIRST.exec(word);
    const first = exception ? exception[0].length : region(word, 0);
    const later = region(word, first);
    word = past(plural(word), first);
    word = word.replace(/(.[^aeiouy])[yY]$/, "$1i");
    word = fourth(third(second(word, first), first, later), later);
    return fifth(word, first, later).replace(/Y/g, "y");
  };
})();
