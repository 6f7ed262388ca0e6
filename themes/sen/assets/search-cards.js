// Words as numbers, and the cards of results that are written with them (docs/search-format.md, sections 3
// and 9).

import { Trouble, fromKey } from './search-files.js';
import { fold, wordKey } from './search-words.js';

const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const LETTERS = { a: 'aăâ', d: 'dđ', e: 'eê', o: 'oôơ', u: 'uư' };
const LARGEST = 1e8;

/** The number of a canonical key among the variants of its folded key. */
export function codeOf(canonical) {
  let [code, factor] = [0, 1];
  for (const letter of canonical) {
    const choices = Object.values(LETTERS).find((some) => some.includes(letter));
    if (!choices) continue;
    if (factor * choices.length > LARGEST) break;
    code += factor * choices.indexOf(letter);
    factor *= choices.length;
  }
  return code * 6 + Math.max(0, TONES.indexOf(canonical.slice(-1)));
}

/** The letters of a key and a code, and its tone. */
function lettersOf(key, code) {
  let rest = Math.floor(code / 6);
  let factor = 1;
  const letters = [...fromKey(key)].map((letter) => {
    const choices = LETTERS[letter];
    if (!choices) return letter;
    factor *= choices.length;
    if (factor > LARGEST) return letter;
    const digit = rest % choices.length;
    rest = Math.floor(rest / choices.length);
    return choices[digit];
  });
  return { letters, tone: TONES[code % 6] };
}

/** A word as it is written. */
export function spell(key, code) {
  const { letters, tone } = lettersOf(key, code);
  const text = letters.join('');
  let place = letters.findLastIndex((letter) => 'ăâêôơư'.includes(letter));
  if (place < 0) {
    const [glide] = text.match(/^gi(?=[aeiouy])|^[^aeiouy]*qu(?=[aeiouy])|^/);
    const run = text.slice(glide.length).match(/[aeiouy]+/);
    if (!run || !tone) return text;
    const start = glide.length + run.index;
    const length = run[0].length;
    if (start + length < text.length) place = start + length - 1;
    else place = length === 3 ? start + 1 : start;
  }
  letters.splice(place + 1, 0, tone);
  return letters.join('').normalize('NFC');
}

/** How typed marks fit a variant: 20 exact or none typed, 17 compatible, 12 folded; `length` is that of a prefix. */
export function factorOf(key, typed, code, length) {
  if (typed === 0 || typed === code) return 20;
  const mine = lettersOf(key.slice(0, length), typed);
  const theirs = lettersOf(key, code);
  let isExact = length !== undefined;
  let isCompatible = true;
  if (mine.tone !== theirs.tone && mine.tone) return 12;
  mine.letters.forEach((letter, i) => {
    if (letter === theirs.letters[i]) return;
    isExact = false;
    if (!LETTERS[letter]) isCompatible = false;
  });
  if (!isCompatible) return 12;
  return isExact ? 20 : 17;
}

/** A text of words by their numbers. */
function codedText(reader, index) {
  const coded = reader.piece(reader.varint());
  let text = '';
  let [isGlued, endsInY] = [true, false];
  while (!coded.isAtEnd) {
    const byte = coded.byte();
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
    } else if (byte < 0xF0) {
      const number = (byte - (byte < 0xC0 ? 0x80 : 0xC0)) * 256 + coded.byte();
      const code = index.codes[number];
      if (code === undefined) throw new Trouble('damaged');
      let key = index.keys[index.wordOf(number)];
      if (endsInY) key = `${key.slice(0, -1)}y`;
      const word = spell(key, code);
      text += (text && !isGlued ? ' ' : '') + (byte < 0xC0 ? word : word[0].toUpperCase() + word.slice(1));
    } else if (byte === 0xF0) {
      text += fromKey(coded.key(coded.byte()));
    } else if (byte === 0xF1) {
      endsInY = true;
      continue;
    } else {
      isGlued = true;
      continue;
    }
    [isGlued, endsInY] = [false, false];
  }
  return text;
}

const slugOf = (title) => fold(wordKey(title).typed).match(/[a-z0-9]+/g)?.join('-') ?? '';

function readCard(card, index, before) {
  const flags = card.byte();
  const kind = card.varint();
  const day = card.varint();
  const forms = card.list(() => card.varint());
  const title = codedText(card, index);
  const place = flags & 2 ? before.place : flags & 1 ? codedText(card, index) : '';
  const route = index.routes[card.varint()];
  const length = card.varint();
  const rest = card.text();
  const slug = slugOf(title).slice(0, length) + rest;
  const url = index.base + (rest[0] === '/' ? rest : `${route}${slug}/`);
  if (flags & 4) card.text();
  if (!card.isAtEnd) throw new Trouble('damaged');
  const labels = (id, values) => values.map((value) => index.facet(id).values[value].label);
  return { title, place, url, day, kind: labels('kind', [kind])[0], awards: labels('form', forms), isSample: (flags & 8) > 0 };
}

/** The card of a document. */
export function cardOf(index, doc) {
  const n = Math.floor(doc / index.cardsPerFile);
  return index.kept(`c${n}`, async () => {
    const file = await index.file(`c/${n}`);
    const cards = [];
    const count = Math.min(index.cardsPerFile, index.docs - n * index.cardsPerFile);
    const sizes = Array.from({ length: count }, () => file.varint());
    for (const size of sizes) cards.push(readCard(file.piece(size), index, cards[cards.length - 1]));
    if (!file.isAtEnd) throw new Trouble('damaged');
    return cards;
  }).then((cards) => cards[doc % index.cardsPerFile]);
}
