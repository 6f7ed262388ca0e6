// Words, cards and queries (docs/search-format.md, sections 3, 9 and 11 to 14), as in Sources/Vietnamese and
// `guong search`.

import { check, fromKey, toKey } from './search-index.js';

export { Index } from './search-index.js';

const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const UNSEEN = '\u00AD\u034F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF';
const IGNORED = new RegExp(`[${UNSEEN}]`, 'g');
const WORD = new RegExp(`[\\p{L}\\p{N}\\p{Mn}\\p{Mc}${UNSEEN}]+`, 'gu');
const HATTED = 'ăâêôơư';
const PLAIN = { ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ƀ: 'b', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const BARE_Y = /^([bcdghklmnprstvx]?|[cknpt]h|g[hi]|ngh?|qu|tr)y$/;

function lower(letter) {
  const small = letter.toLowerCase();
  return [...small][1] ? letter : small;
}

function partsOf(letter) {
  if (/[đÐðĐƉ]/.test(letter)) return 'đ';
  const parts = /[À-ɏḀ-ỿ]/.test(letter) ? [...letter.normalize('NFD')].map(lower) : [lower(letter)];
  return parts[1] && /[^a-z]/.test(parts[0]) ? [lower(letter)] : PLAIN[parts[0]] || parts;
}

// `toned` has the tone at the end, `typed` its y as well.
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

export function* words(text) {
  for (const { 0: raw, index: start } of text.replace(/\u02BC/g, '’').matchAll(WORD)) {
    const key = wordKey(raw);
    if (key.folded) yield { ...key, key: toKey(key.folded), start, end: start + raw.length };
  }
}

const LETTERS = { a: 'aăâ', d: 'dđ', e: 'eê', o: 'oôơ', u: 'uư' };
const LARGEST = 1e8;

// The variant code of a toned key.
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

// How typed marks fit a variant; `length` is that of a prefix.
export function factorOf(key, typed, code, length) {
  if (!typed || typed === code) return 20;
  const [mine, tone] = lettersOf(key.slice(0, length), typed);
  const [theirs, theirTone] = lettersOf(key, code);
  const other = mine.filter((letter, i) => letter !== theirs[i]);
  if ((tone && tone !== theirTone) || other.some((letter) => !LETTERS[letter])) return 12;
  return length && !other.length ? 20 : 17;
}

const ONSET = /^(ch?|g[hi]?|kh?|n(gh?|h)?|ph?|qu|t[hr]?|[bdđhlmrsvx])?$/;
const RIME = new RegExp('^(a(ch?|n[gh]?|[imoptuy])?|ă(ng?|[cmpt])|â(ng?|[cmptuy])|e(ng?|[cmopt])?|ê(ch|nh?|[mptu])?|i(ch|nh?|[amptu])?'
  + '|iê(ng?|[cmptu])|o(o?c|o?ng|[imnpt])?|oa(ch?|n[gh]?|[imopty])?|oă(ng?|[cmt])|oe[mnot]?|[ôơ](ng?|[cimpt])?|u(ng?|[acimpt])?|uâ(ng?|[ty])'
  + '|uê(ch|nh?|t)?|uô(ng?|[cimt])|uơ|uy(ch|nh?|[aptu])?|uyê[nt]|ư(ng?|[acimtu])?|ươ(ng?|[cimptu])|y(ch|nh?|[ptu])?|yê(ng?|[mtu]))$');

function allows(onset, rime, tone) {
  const isFront = /^[eêiy]/.test(rime);
  return RIME.test(rime) && ONSET.test(onset)
    && !(/^(k|n?gh)$/.test(onset) && !isFront)
    && !(/^(c|n?g)$/.test(onset) && isFront && onset + rime[0] !== 'gi')
    && !(onset === 'qu' ? /^([uưo]|ô(?!c)|ơ.)/ : /^y(ch|nh?|[ptu])$/).test(rime)
    && !(onset === 'gi' && /^[iy]/.test(rime))
    && (tone > 3 || !/([cpt]|ch)$/.test(rime));
}

function accept({ letters, tone }) {
  const text = letters.replace(/ưo/g, 'ươ');
  const { folded, toned } = wordKey(text);
  const isSyllable = [3, 2, 1, 0].some((length) => allows(text.slice(0, length), text.slice(length), tone));
  return isSyllable ? { folded, toned: toned + TONES[tone], typed: text + TONES[tone] } : null;
}

// What a typed key may mean: a mark first, then a letter.
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
    // A third key takes the mark away: xooong is xoong.
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

// A syllable by its keys in TELEX or VNI.
export function decode(word) {
  const keys = word.toLowerCase();
  const none = { letters: '', tone: 0 };
  return /^[a-z0-9]{2,14}$/.test(keys) ? decodeBy(keys, false, none) || decodeBy(keys, true, none) : null;
}

// 2 for neighbours swapped, 1 for one letter, else 0.
export function typo(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return 0;
  let start = 0;
  while (short[start] && short[start] === long[start]) start += 1;
  const same = (from) => short.slice(start + from - long.length + short.length) === long.slice(start + from);
  if (same(1)) return 1;
  return short.length === long.length && same(2) && short[start] === long[start + 1] && short[start + 1] === long[start] ? 2 : 0;
}

// Section 9.
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
      check(number < index.codes.length);
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

const LIMIT = 24;
const ENOUGH = 10;
const SPARE = 99;

function term({ folded, toned, typed }, raw) {
  const key = toKey(folded);
  const cut = key.slice(0, 49).replace(/[\x80-\xBF]*.$/s, '');
  return key.length > 48 ? { key: cut, code: 0, raw, start: cut } : { key, code: codeOf(toned), raw, start: toKey(fold(typed)) };
}

function parse(query) {
  const text = query.normalize('NFC').replace(/[“”„«»]/g, '"').replace(/[\t\n\r\u00A0\u3000]/g, ' ').replace(/\u02BC/g, '’');
  const parsed = { slots: [], phrases: [], exclusions: [] };
  let left = LIMIT;
  // A phrase, an excluded word, or text up to one of these.
  const parts = /((?<![^ ])-(?=["\p{L}\p{N}\p{Mn}\p{Mc}]))?(?:"([^"]*)(?:"|$)|((?<=(?<![^ ])-)[^ "]+|.(?:(?!(?<![^ ])-["\p{L}\p{N}\p{Mn}\p{Mc}])[^"])*))/gsu;
  for (const { 0: part, 1: minus, 2: quoted, 3: plain, index } of text.matchAll(parts)) {
    if (!left) break;
    const found = [...words(quoted ?? plain)].slice(0, left);
    left -= found.length;
    const terms = found.map((word) => term(word, (quoted ?? plain).slice(word.start, word.end)));
    if (!minus) parsed.slots.push(...terms.map((one) => ({ ...one, isQuoted: !plain })));
    if (terms.length && (minus || !plain)) parsed[minus ? 'exclusions' : 'phrases'].push(terms);
    parsed.endsInWord = !minus && found.at(-1)?.end === (plain?.length ?? -1) && index + part.length === text.length;
  }
  return parsed;
}

async function known(index, { key, code }) {
  const word = index.numbers.get(key);
  const tail = word === undefined ? (await index.tailWords(key)).get(key) : null;
  return tail === undefined ? [] : [{ key, code, a: 20, word, tail }];
}

const idfOf = (index, { word, tail }) => (tail ? index.idf(tail.df) : index.idfs[word]);
const codesOf = (index, { word, tail }) => (tail ? tail.forms : index.codes.slice(index.codeStart[word], index.codeStart[word + 1]));

function first(count, found) {
  return found.sort((a, b) => {
    const i = a.rank.findIndex((value, place) => value !== b.rank[place]);
    return i < 0 ? 0 : a.rank[i] < b.rank[i] ? -1 : 1;
  }).slice(0, count);
}

// 0 for a long pair with a neighbour.
const apart = (index, before, word, after) => (index.longPair(before?.[0]?.word, word) === undefined
  && index.longPair(word, after?.[0]?.word) === undefined ? 1 : 0);

async function completions(index, { start, code, ways }, before) {
  const { length } = start;
  const found = index.keys.flatMap((key, word) => (key.startsWith(start) && key.length > length
    ? [{ key, code, a: 16, word, length, rank: [apart(index, before, word), index.idfs[word], key] }] : []));
  if (!found.length && !ways.length) {
    for (const [key, tail] of await index.tailWords(start)) {
      if (key.startsWith(start)) found.push({ key, code, a: 16, tail, length, rank: [-tail.df, key] });
    }
  }
  return first(ways.length ? 2 : 4, found);
}

// Puts in a missing space.
function divided(index, { key, raw }) {
  const splits = [];
  for (let place = 2; place < key.length - 1; place += 1) {
    const pair = [key.slice(0, place), key.slice(place)].map((part) => index.numbers.get(part));
    if (pair.includes(undefined)) continue;
    splits.push({ pair, rank: [apart(index, [{ word: pair[0] }], pair[1]), index.idfs[pair[0]] + index.idfs[pair[1]], place] });
  }
  return first(1, splits).flatMap(({ pair }) => pair.map((word) => ({
    raw, isReplaced: true, ways: [{ key: index.keys[word], code: 0, a: 20, word }],
  })));
}

// Gives each slot alternatives, its `ways`.
async function resolve(index, { slots, endsInWord }, { isTyping, isLiteral }) {
  const isOpen = (slot) => !slot.ways.length && !slot.isQuoted && !isLiteral;
  for (const [i, slot] of slots.entries()) {
    slot.ways = await known(index, slot);
    if (isTyping && endsInWord && i === slots.length - 1) {
      slot.ways.push(...await completions(index, slot, slots[i - 1]?.ways));
    }
    if (isOpen(slot)) {
      const keys = decode(slot.raw);
      if (keys) slot.ways = await known(index, term(keys));
      slot.isReplaced = slot.ways.length > 0;
    }
  }
  return slots.reduce((settled, slot, i) => {
    const parts = isOpen(slot) ? divided(index, slot) : [slot];
    if (!parts.length) {
      const near = slot.key.length < 3 ? [] : index.keys.flatMap((key, word) => {
        const kind = typo(slot.key, key);
        const rank = [apart(index, settled.at(-1)?.ways, word, slots[i + 1]?.ways), -kind, index.idfs[word], key];
        return kind ? [{ key, code: 0, a: 16, word, rank }] : [];
      });
      parts.push({ ...slot, ways: first(2, near), isReplaced: near.length > 0 });
    }
    return [...settled, ...parts];
  }, []);
}

function weigh(index, list, readings, codesAt) {
  const a = Math.min(...readings.map((reading) => reading.a));
  const weights = list.forms.map((form, i) => {
    const factor = Math.min(...readings.map(({ key, code, length }, n) => factorOf(key, code, codesAt(form)[n], length)));
    const isExact = factor === 20 && readings.every(({ code, length }) => code && !length);
    return { factor, weight: factor * a * index.idf(isExact ? list.counts[i] : list.df) };
  });
  return { list, weights };
}

async function wordEntries(index, reading) {
  const codes = codesOf(index, reading);
  return weigh(index, reading.tail || await index.wordList(reading.word), [reading], (form) => [reading.tail ? form : codes[form]]);
}

async function pairEntries(index, one, two) {
  const list = await index.pairList(one.key, two.key);
  const [ones, twos] = [codesOf(index, one), codesOf(index, two)];
  return list ? [weigh(index, list, [one, two], (form) => [ones[form % ones.length], twos[Math.floor(form / ones.length)]])] : [];
}

// Whether each document matches a phrase.
async function phraseDocs(index, phrase) {
  const splits = (await Promise.all(phrase.map((word) => known(index, word)))).flat();
  const flags = new Uint8Array(index.docs);
  if (splits.length < phrase.length) return flags;
  const parts = await Promise.all(phrase[1] ? splits.slice(1).map((way, i) => pairEntries(index, splits[i], way))
    : [wordEntries(index, splits[0]).then((entries) => [entries])]);
  for (const [n, [part]] of parts.entries()) {
    if (!part) return new Uint8Array(index.docs);
    const { list, weights } = part;
    const found = new Set(await index.presence(list.rest));
    list.docs.forEach((doc) => found.delete(doc));
    list.docs.forEach((doc, i) => { if (weights[list.places[i]].factor > 12) found.add(doc); });
    found.forEach((doc) => { if (flags[doc] === n) flags[doc] += 1; });
  }
  return flags.map((count) => count === parts.length);
}

// `allowed` and `days` are by document.
export function rank(match, count, allowed, days) {
  const { all, levels, scores, isLong } = match;
  const best = [];
  let [total, size, least] = [0, 0, 0];
  levels.forEach((level, doc) => {
    if (!level || allowed?.[doc] === 0) return;
    total += all[doc];
    size += 1;
  });
  const fills = isLong || total < ENOUGH;
  const cut = () => {
    best.sort((a, b) => b.worth - a.worth).splice(count);
    least = best[count - 1]?.worth || 0;
  };
  levels.forEach((level, doc) => {
    if (!level || allowed?.[doc] === 0 || !(all[doc] || fills)) return;
    const worth = level * 2 ** 31 + (days || scores)[doc];
    if (worth > least) best.push({ doc, worth, isWhole: isLong || all[doc] });
    if (best.length > 2 * count + SPARE) cut();
  });
  cut();
  return { total, size: fills ? size : total, best };
}

// `isTyping`: the last word is a prefix; `isLiteral`: no other spelling is tried. The best ten are right at once, the
// numbers after `more()`, if it is there. `all` and `levels` (0: no match, else the greatest first) are by document.
export async function search(index, text, options = {}) {
  const { docs } = index;
  const parsed = parse(text);
  const { phrases, exclusions } = parsed;
  const slots = await resolve(index, parsed, options);
  const isLong = slots.length >= index.longQuery;
  const match = {
    slots, phrases, isLong, isAbout: phrases.some((phrase) => phrase[2]),
    scores: new Int32Array(docs), levels: new Uint8Array(docs), all: new Uint8Array(docs),
  };
  const { scores, levels, all } = match;
  if (!slots.length) {
    match.isEmpty = true;
    all.fill(exclusions.length ? 0 : 1);
    levels.set(all);
    return match;
  }
  const isWeak = ({ ways: [reading] }) => reading && idfOf(index, reading) <= index.weakIdf;
  const isScored = isLong && !slots.every(isWeak) ? (slot) => !isWeak(slot) : () => true;
  const [ofWords, ofPairs, wanted, unwanted] = await Promise.all([
    slots.map((slot) => (isScored(slot) ? slot.ways.map((one) => wordEntries(index, one)) : [])),
    slots.slice(1).map(({ ways }, i) => slots[i].ways.flatMap((one) => ways.map((two) => pairEntries(index, one, two)))),
    [phrases.map((phrase) => phraseDocs(index, phrase))], [exclusions.map((phrase) => phraseDocs(index, phrase))],
  ].map(async (parts) => Promise.all(parts.map(async (part) => (await Promise.all(part)).flat()))));
  // Adds the best entry of each document.
  const best = new Int32Array(docs);
  const addBest = (factor) => (parts) => {
    for (const { list, weights } of parts) {
      list.docs.forEach((doc, i) => {
        const more = weights[list.places[i]].weight * list.impacts[i] - best[doc];
        if (more > 0) {
          scores[doc] += factor * more;
          best[doc] += more;
        }
      });
    }
    for (const { list } of parts) list.docs.forEach((doc) => { best[doc] = 0; });
  };
  ofWords.forEach(addBest(index.wordWeight));
  ofPairs.forEach(addBest(index.pairWeight));
  const required = slots.map((_, i) => i).filter((i) => isScored(slots[i]));
  const countSlots = (listsOf) => {
    const counts = new Uint8Array(docs);
    const stamps = new Int8Array(docs).fill(-1);
    required.forEach((i) => listsOf(i).forEach((list) => list.forEach((doc) => {
      if (stamps[doc] === i) return;
      stamps[doc] = i;
      counts[doc] += 1;
    })));
    return counts;
  };
  const docsOf = (parts = []) => parts.map(({ list }) => list.docs);
  const seen = countSlots((i) => [ofWords[i], ofPairs[i - 1], ofPairs[i]].flatMap(docsOf));
  const settle = (stands) => {
    let total = 0;
    for (let doc = 0; doc < docs; doc += 1) {
      const isFound = scores[doc] > 0;
      if (!(isFound || stands[doc]) || wanted[0].some((flags) => !flags[doc]) || unwanted[0].some((flags) => flags[doc])) continue;
      all[doc] = stands[doc] === required.length && (isFound || !isLong);
      levels[doc] = isLong ? isFound && 3 : !all[doc] ? isFound
        : seen[doc] === required.length || !(index.flags & 1) ? 3 : 2;
      total += all[doc];
    }
    return total;
  };
  const complete = async () => {
    const present = await Promise.all(ofWords.map((parts) => Promise.all(parts.map(({ list }) => index.presence(list.rest)))));
    settle(countSlots((i) => [...docsOf(ofWords[i]), ...present[i]]));
  };
  if (slots.some((slot) => slot.isReplaced)) {
    match.replaced = slots.map(({ raw, isReplaced, ways: [one] }) => (isReplaced ? spell(one.key, one.code) : raw)).join(' ');
  }
  if (ofWords.flat().every(({ list }) => list.rest < 0)) settle(seen);
  else if (index.flags & 1 && settle(seen) >= ENOUGH) match.more = async () => { await complete(); match.more = null; };
  else await complete();
  // Phrases that no document has lose their quotation marks.
  if (phrases.length && !exclusions.length && !options.isLiteral && !levels.some(Boolean)) {
    const plain = await search(index, text.replace(/["“”„«»]/g, ' '), options);
    plain.replaced ||= plain.slots.map(({ raw }) => raw).join(' ');
    return plain;
  }
  return match;
}
