// Words as search sees them: however a reader spells one, it gets the same keys. The rules are in
// docs/search-format.md, section 3; Sources/Vietnamese/SearchWord.swift is the same in Swift.

export const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const IGNORED = /[\u00AD\u034F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/g;
const WORD = /[\p{L}\p{N}\p{Mn}\p{Mc}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+/gu;
const HATTED = { 'a\u0306': 'ă', 'a\u0302': 'â', 'e\u0302': 'ê', 'o\u0302': 'ô', 'o\u031B': 'ơ', 'u\u031B': 'ư' };
const PLAIN = { ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ƀ: 'b', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const BARE_Y = /^([bcdghklmnprstvx]?|[cknpt]h|g[hi]|ngh?|qu|tr)y$/;

// Lower case where that is one letter.
function lower(letter) {
  const small = letter.toLowerCase();
  return [...small][1] ? letter : small;
}

// The letters that a character stands for, and its marks.
function apart(letter) {
  if (/[đÐðĐƉ]/.test(letter)) return 'đ';
  const small = lower(letter);
  if (!/[À-ɏḀ-ỿ]/.test(letter)) return [small];
  const parts = [...small.normalize('NFD')];
  return !parts[1] ? PLAIN[small] || small : /[a-z]/.test(parts[0]) ? parts : [small];
}

// The keys of a word: without marks; with one tone at the end; and the latter before y becomes i.
export function wordKey(word) {
  const letters = [];
  let tone = '';
  let base = '';
  for (const letter of word.normalize('NFC').replace(IGNORED, '')) {
    for (const part of apart(letter)) {
      if (part < '\u0300' || part >= '\u0370') {
        letters.push(part);
        base = /[a-z0-9]/.test(part) ? part : '';
      } else if (TONES.includes(part)) {
        if (/[aeiouy]/.test(base)) tone = part;
      } else if (HATTED[base + part] && letters.at(-1) === base) {
        letters[letters.length - 1] = HATTED[base + part];
      }
    }
  }
  const text = letters.join('');
  const canonical = BARE_Y.test(fold(text)) ? text.slice(0, -1) + 'i' : text;
  return { folded: fold(canonical), canonical: canonical + tone, typed: text + tone };
}

// The folded key of a canonical one.
export const fold = (canonical) => canonical.replace(/[\u0300-\u0323]/g, '')
  .replace(/[ăâêôơưđ]/g, (letter) => 'aaeooud'['ăâêôơưđ'.indexOf(letter)]);

// The words of a text with their places in it.
export function* words(text) {
  for (const { 0: raw, index: start } of text.replace(/\u02BC/g, '’').matchAll(WORD)) {
    const key = wordKey(raw);
    if (key.folded) yield { ...key, start, end: start + raw.length };
  }
}
