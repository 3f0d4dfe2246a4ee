/* From a text to its words, as hooks/explainer/searching/words.py does it: without capitals and marks (ё is е, ü is u). */
const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/[\u0300-\u0305\u0307-\u036f]/g, "").normalize("NFC");
const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text) => fold(text).match(WORD) || [];
