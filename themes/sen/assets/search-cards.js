// Words as numbers, and the cards of results that are written with them (docs/search-format.md, sections 3
// and 9).

import { demand, fromKey } from './search-files.js';
import { TONES, fold, wordKey } from './search-words.js';

const LETTERS = { a: 'aăâ', d: 'dđ', e: 'eê', o: 'oôơ', u: 'uư' };
const LARGEST = 1e8;

// The number of a canonical key among the variants of its folded key.
export function codeOf(canonical) {
  let [code, factor] = [0, 1];
  for (const letter of canonical) {
    const choices = LETTERS[fold(letter)];
    if (!choices) continue;
    if (factor * choices.length > LARGEST) break;
    code += factor * choices.indexOf(letter);
    factor *= choices.length;
  }
  return code * 6 + Math.max(0, TONES.indexOf(canonical.at(-1)));
}

// The letters of a key and a code, and its tone.
function apart(key, code) {
  let rest = Math.floor(code / 6);
  let factor = 1;
  const letters = [...fromKey(key)].map((letter) => {
    const choices = LETTERS[letter];
    factor *= choices ? choices.length : 1;
    if (!choices || factor > LARGEST) return letter;
    const digit = rest % choices.length;
    rest = (rest - digit) / choices.length;
    return choices[digit];
  });
  return [letters, TONES[code % 6]];
}

// A word as it is written.
export function spell(key, code) {
  const [letters, tone] = apart(key, code);
  const text = letters.join('');
  let place = letters.findLastIndex((letter) => 'ăâêôơư'.includes(letter));
  if (place < 0) {
    const { 0: start, 1: run } = text.match(/(?:^gi(?=[aeiouy])|^[^aeiouy]*qu|^[^aeiouy]*)([aeiouy]*)/);
    const isLast = start.length < text.length || run.length === 1;
    place = start.length - run.length + (isLast ? run.length - 1 : run.length === 3 ? 1 : 0);
  }
  letters.splice(place + 1, 0, tone);
  return letters.join('').normalize('NFC');
}

// How typed marks fit a variant: 20 exact or none typed, 17 compatible, 12 folded; `length` is a prefix's.
export function factorOf(key, typed, code, length) {
  if (!typed || typed === code) return 20;
  const [mine, tone] = apart(key.slice(0, length), typed);
  const [theirs, theirTone] = apart(key, code);
  const other = mine.filter((letter, i) => letter !== theirs[i]);
  if ((tone && tone !== theirTone) || other.some((letter) => !LETTERS[letter])) return 12;
  return length && !other.length ? 20 : 17;
}

// A text of words by their numbers.
function codedText(coded, index) {
  let text = '';
  let [isGlued, endsInY] = [true, false];
  while (!coded.isAtEnd) {
    const byte = coded.byte();
    if (byte > 0xF0) {
      if (byte > 0xF1) isGlued = true; else endsInY = true;
      continue;
    }
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
    } else if (byte === 0xF0) {
      text += fromKey(coded.key(coded.byte()));
    } else {
      const number = (byte & 0x3F) * 256 + coded.byte();
      demand(number < index.codes.length);
      const key = index.keys[index.wordOf[number]];
      const word = spell(endsInY ? `${key.slice(0, -1)}y` : key, index.codes[number]);
      text += (isGlued ? '' : ' ') + (byte < 0xC0 ? word : word[0].toUpperCase() + word.slice(1));
    }
    [isGlued, endsInY] = [false, false];
  }
  return text;
}

function readCard(card, index, before) {
  const flags = card.byte();
  const labels = (id, values) => values.map((value) => index.facets.find((facet) => facet.id === id).values[value].label);
  const [kind] = labels('kind', [card.number()]);
  const day = card.number();
  const awards = labels('form', card.list(() => card.number()));
  const title = codedText(card.piece(), index);
  const place = flags & 2 ? before.place : flags & 1 ? codedText(card.piece(), index) : '';
  const route = index.routes[card.number()];
  const slug = (fold(wordKey(title).typed).match(/[a-z0-9]+/g) || []).join('-').slice(0, card.number());
  const rest = card.text();
  return { title, place, kind, day, awards, isSample: flags & 8, url: index.base + (rest[0] === '/' ? rest : `${route}${slug}${rest}/`) };
}

// The card of a document.
export async function cardOf(index, doc) {
  const size = index.cardsPerFile;
  const n = Math.floor(doc / size);
  const cards = await index.kept(`c/${n}`, async () => {
    const file = await index.file(`c/${n}`);
    const lengths = Array.from({ length: Math.min(size, index.docs - n * size) }, () => file.number());
    const made = [];
    for (const length of lengths) made.push(readCard(file.piece(length), index, made.at(-1)));
    return made;
  });
  return cards[doc % size];
}
