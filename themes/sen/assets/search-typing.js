// Vietnamese as it is typed: TELEX and VNI without an input method, and slips of the finger.
// Sources/Vietnamese/Syllable+Grammar.swift, TypedKeys.swift and Typos.swift are the same in Swift.

import { TONES, wordKey } from './search-words.js';

const ONSET = /^(ch?|g[hi]?|kh?|n(gh?|h)?|ph?|qu|t[hr]?|[bdđhlmrsvx])?$/;
const RIME = new RegExp('^(a(ch?|n[gh]?|[imoptuy])?|ă(ng?|[cmpt])|â(ng?|[cmptuy])|e(ng?|[cmopt])?|ê(ch|nh?|[mptu])?|i(ch|nh?|[amptu])?'
  + '|iê(ng?|[cmptu])|o(o?c|o?ng|[imnpt])?|oa(ch?|n[gh]?|[imopty])?|oă(ng?|[cmt])|oe[mnot]?|[ôơ](ng?|[cimpt])?|u(ng?|[acimpt])?|uâ(ng?|[ty])'
  + '|uê(ch|nh?|t)?|uô(ng?|[cimt])|uơ|uy(ch|nh?|[aptu])?|uyê[nt]|ư(ng?|[acimtu])?|ươ(ng?|[cimptu])|y(ch|nh?|[ptu])?|yê(ng?|[mtu]))$');

// Whether onset, rime and tone go together.
function allows(onset, rime, tone) {
  const isFront = /^[eêiy]/.test(rime);
  return RIME.test(rime) && ONSET.test(onset)
    && !(/^(k|n?gh)$/.test(onset) && !isFront)
    && !(/^(c|n?g)$/.test(onset) && isFront && onset + rime[0] !== 'gi')
    && !(onset === 'qu' ? /^([uưo]|ô(?!c)|ơ.)/ : /^y(ch|nh?|[ptu])$/).test(rime)
    && !(onset === 'gi' && /^[iy]/.test(rime))
    && (tone > 3 || !/([cpt]|ch)$/.test(rime));
}

// The keys of letters and a tone, when they make a syllable.
function accept({ letters, tone }) {
  const text = letters.replace(/ưo/g, 'ươ');
  const { folded, toned } = wordKey(text);
  const isSyllable = [3, 2, 1, 0].some((length) => allows(text.slice(0, length), text.slice(length), tone));
  return isSyllable ? { folded, toned: toned + TONES[tone], typed: text + TONES[tone] } : null;
}

// What a key may mean after what was typed: a mark first, then a letter.
function* readings(key, typed, isVNI) {
  const { letters } = typed;
  const hasVowel = /[aăâeêioôơuưy]/.test(letters);
  const tone = (isVNI ? '021345' : 'zfrxsj').indexOf(key);
  if (tone >= 0 && hasVowel) {
    yield { ...typed, tone: isVNI ? '023415'.indexOf(key) : tone, isMarked: typed.isMarked || tone > 0 };
    return;
  }
  const marked = (...parts) => ({ ...typed, letters: parts.join(''), isMarked: true });
  if (key === (isVNI ? '9' : 'd') && letters[0] === 'd') yield marked('đ', letters.slice(1));
  if (key === (isVNI ? '7' : 'w') && /[uư]o/.test(letters)) yield marked(letters.replace(/[uư]o/, 'ươ'));
  const isLetter = key >= 'a';
  const [from, to] = (isLetter === isVNI ? '' : {
    w: 'aou ăơư', 7: 'ou ơư', 8: 'a ă', 6: 'aeo âêô', a: 'a â', e: 'e ê', o: 'o ô',
  }[key] || '').split(' ');
  if (to && isLetter && letters.at(-1) === to) {
    // The third key takes the hat away: xooong is xoong.
    yield marked(letters.slice(0, -1), key, key);
  } else {
    for (let i = letters.length - 1; i >= 0; i -= 1) {
      const hat = from.indexOf(letters[i]);
      if (hat >= 0) yield marked(letters.slice(0, i), to[hat], letters.slice(i + 1));
    }
  }
  if (!isVNI && key === 'w') {
    if (!hasVowel) yield marked(letters, 'ư');
  } else if (isLetter) {
    yield { ...typed, letters: letters + key };
  }
}

function decodeBy(keys, isVNI, typed) {
  if (!keys) return typed.isMarked ? accept(typed) : null;
  for (const reading of readings(keys[0], typed, isVNI)) {
    const found = decodeBy(keys.slice(1), isVNI, reading);
    if (found) return found;
  }
  return null;
}

// The keys of the syllable that is typed in TELEX or VNI, marks in place or later; null when it is none.
export function decode(word) {
  const keys = word.toLowerCase();
  const none = { letters: '', tone: 0 };
  return /^[a-z0-9]{2,14}$/.test(keys) ? decodeBy(keys, false, none) || decodeBy(keys, true, none) : null;
}

// Whether two folded keys are one slip apart: 2 neighbours swapped, 1 a letter more, less or another.
export function slip(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return 0;
  let start = 0;
  while (short[start] && short[start] === long[start]) start += 1;
  const same = (from) => short.slice(start + from - long.length + short.length) === long.slice(start + from);
  if (same(1)) return 1;
  return short.length === long.length && same(2) && short[start] === long[start + 1] && short[start + 1] === long[start] ? 2 : 0;
}
