// Words as search sees them: however a reader spells one, it gets the same keys; and the cards of results,
// written with the numbers of words (docs/search-format.md, sections 3 and 9). Sources/Vietnamese/SearchWord.swift
// and Sources/SearchFormat are the same in Swift.

import { demand, fromKey, toKey } from './search-files.js';

export const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const UNSEEN = '\u00AD\u034F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF';
const IGNORED = new RegExp(`[${UNSEEN}]`, 'g');
const WORD = new RegExp(`[\\p{L}\\p{N}\\p{Mn}\\p{Mc}${UNSEEN}]+`, 'gu');
const HATTED = 'ăâêôơư';
const PLAIN = { ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ƀ: 'b', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const BARE_Y = /^([bcdghklmnprstvx]?|[cknpt]h|g[hi]|ngh?|qu|tr)y$/;

// Lower case where that is one letter.
function lower(letter) {
  const small = letter.toLowerCase();
  return [...small][1] ? letter : small;
}

// The letters that a character stands for, and its marks.
function partsOf(letter) {
  if (/[đÐðĐƉ]/.test(letter)) return 'đ';
  const parts = /[À-ɏḀ-ỿ]/.test(letter) ? [...letter.normalize('NFD')].map(lower) : [lower(letter)];
  return parts[1] && /[^a-z]/.test(parts[0]) ? [lower(letter)] : PLAIN[parts[0]] || parts;
}

// The keys of a word: without marks; with one tone at the end; and the latter before y becomes i.
export function wordKey(word) {
  const letters = [];
  let tone = '';
  let base = '';
  for (const letter of word.normalize('NFC').replace(IGNORED, '')) {
    for (const part of partsOf(letter)) {
      if (part < '\u0300' || part >= '\u0370') {
        letters.push(part);
        base = /[a-z0-9]/.test(part) ? part : '';
      } else if (TONES.includes(part)) {
        if (/[aeiouy]/.test(base)) tone = part;
      } else if (letters.at(-1) === base) {
        const hatted = (base + part).normalize('NFC');
        if (HATTED.includes(hatted)) letters[letters.length - 1] = hatted;
      }
    }
  }
  const text = letters.join('');
  const toned = BARE_Y.test(fold(text)) ? text.slice(0, -1) + 'i' : text;
  return { folded: fold(toned), toned: toned + tone, typed: text + tone };
}

// The folded key of a toned one.
export const fold = (toned) => toned.replace(/[\u0300-\u0323]/g, '')
  .replace(/[ăâêôơưđ]/g, (letter) => 'aaeooud'['ăâêôơưđ'.indexOf(letter)]);

// The words of a text with their places in it.
export function* words(text) {
  for (const { 0: raw, index: start } of text.replace(/\u02BC/g, '’').matchAll(WORD)) {
    const key = wordKey(raw);
    if (key.folded) yield { ...key, key: toKey(key.folded), start, end: start + raw.length };
  }
}

const LETTERS = { a: 'aăâ', d: 'dđ', e: 'eê', o: 'oôơ', u: 'uư' };
const LARGEST = 1e8;

// The number of a toned key among the variants of its folded key.
export function codeOf(toned) {
  let [code, factor] = [0, 1];
  for (const letter of toned) {
    const choices = LETTERS[fold(letter)];
    if (!choices) continue;
    if (factor * choices.length > LARGEST) break;
    code += factor * choices.indexOf(letter);
    factor *= choices.length;
  }
  return code * 6 + Math.max(0, TONES.indexOf(toned.at(-1)));
}

// The letters of a key and a code, and its tone.
function lettersOf(key, code) {
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
  const [letters, tone] = lettersOf(key, code);
  const text = letters.join('');
  let place = letters.findLastIndex((letter) => HATTED.includes(letter));
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
  const [mine, tone] = lettersOf(key.slice(0, length), typed);
  const [theirs, theirTone] = lettersOf(key, code);
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
  const place = flags & 2 ? before().place : flags & 1 ? codedText(card.piece(), index) : '';
  const route = index.routes[card.number()];
  const slug = (fold(wordKey(title).typed).match(/[a-z0-9]+/g) || []).join('-').slice(0, card.number());
  const rest = card.text();
  return { title, place, kind, day, awards, isSample: flags & 8, url: index.base + (rest[0] === '/' ? rest : `${route}${slug}${rest}/`) };
}

// The card of a document; those beside it in the file are read when they are asked for.
export async function cardOf(index, doc) {
  const size = index.cardsPerFile;
  const n = Math.floor(doc / size);
  const cards = await index.kept(`c/${n}`, async () => {
    const file = await index.file(`c/${n}`);
    const lengths = Array.from({ length: Math.min(size, index.docs - n * size) }, () => file.number());
    let before;
    return lengths.map((length) => {
      const [card, last] = [file.piece(length), before];
      let made;
      return before = () => made ||= readCard(card, index, last);
    });
  });
  return cards[doc % size]();
}
