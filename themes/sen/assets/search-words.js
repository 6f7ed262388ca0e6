// Words as search sees them: however a reader spells one, it gets the same two keys. `folded` has no marks,
// `canonical` has the letters of Vietnamese and one combining tone mark at its end. The rules are those of
// docs/search-format.md; Sources/Vietnamese/SearchWord.swift is the same in Swift.

const TONES = '\u0300\u0301\u0303\u0309\u0323';
const IGNORED = /[\u00AD\u034F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/g;
const HATTED = {
  'a\u0306': 'ă', 'a\u0302': 'â', 'e\u0302': 'ê', 'o\u0302': 'ô', 'o\u031B': 'ơ', 'u\u031B': 'ư',
};
const PLAIN = { ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ƀ: 'b', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const STROKE = /[đÐðĐƉ]/;
const BARE_Y = /^(?:[bcdghklmnpqrstvx]?|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)y$/;
const UNHATTED = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };

/** A letter in lower case, when that is one letter. */
function lower(letter) {
  const small = letter.toLowerCase();
  return [...small].length === 1 ? small : letter;
}

/** The letter of a base and its marks, and the tone among them: `ậ` is `â` and U+0323. */
function apart(letter) {
  const code = letter.codePointAt(0);
  if (STROKE.test(letter)) return ['đ'];
  if (code < 0xC0 || (code > 0x24F && code < 0x1E00) || code > 0x1EFF) return [lower(letter)];
  const parts = [...letter.normalize('NFD')];
  const base = PLAIN[lower(parts[0])] || lower(parts[0]);
  return /^[a-z]+$/.test(base) ? [...base, ...parts.slice(1)] : [lower(letter)];
}

/** The keys of one word. */
export function wordKey(word) {
  const letters = [];
  let tone = '';
  let base = '';
  for (const letter of word.normalize('NFC').replace(IGNORED, '')) {
    for (const part of letter >= '\u0300' && letter < '\u0370' ? [letter] : apart(letter)) {
      if (part < '\u0300' || part >= '\u0370') {
        letters.push(part);
        base = /[a-z0-9]/.test(part) ? part : '';
      } else if (TONES.includes(part)) {
        if (/[aeiouy]/.test(base)) tone = part;
      } else if (HATTED[base + part] && letters[letters.length - 1] === base) {
        letters[letters.length - 1] = HATTED[base + part];
      }
    }
  }
  let canonical = letters.join('');
  let folded = fold(canonical);
  if (BARE_Y.test(folded)) {
    folded = folded.slice(0, -1) + 'i';
    canonical = canonical.slice(0, -1) + 'i';
  }
  return { folded, canonical: canonical + tone };
}

/** The folded key of a canonical one. */
export function fold(canonical) {
  return canonical.replace(/[ăâêôơưđ\u0300\u0301\u0303\u0309\u0323]/g, (mark) => UNHATTED[mark] || '');
}

/** The words of a text with their places in it: runs of letters, digits and marks. */
export function* words(text) {
  const pattern = /[\p{L}\p{N}\p{Mn}\p{Mc}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+/gu;
  for (const run of text.replace(/\u02BC/g, '\u2019').matchAll(pattern)) {
    const key = wordKey(run[0]);
    if (key.folded) yield { ...key, start: run.index, end: run.index + run[0].length };
  }
}

/** How typed marks stand to those of a word with the same folded key: 2 exact, 1 compatible, 0 folded. */
export function fit(typed, text) {
  if (typed === text) return 2;
  const theirs = [...text];
  let index = 0;
  for (const mine of typed) {
    if (TONES.includes(mine)) return theirs[theirs.length - 1] === mine ? 1 : 0;
    const other = theirs[index++];
    if (mine !== other && mine >= '\u0080') return 0;
  }
  return 1;
}
