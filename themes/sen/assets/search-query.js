// What a reader asks for and which documents answer it, in which order (docs/search-format.md, sections 11
// to 14). `guong search` gives the same results in the same order.

import { toKey } from './search-files.js';
import { decode, slip } from './search-typing.js';
import { codeOf, factorOf, fold, spell, words } from './search-words.js';

const LIMIT = 24;
const ENOUGH = 10;
const SPARE = 99;

// A word of a query with its key, cut as those of the index are, and its code.
function term({ folded, toned, typed }, raw) {
  const key = toKey(folded);
  const cut = key.slice(0, 49).replace(/[\x80-\xBF]*.$/s, '');
  return key.length > 48 ? { key: cut, code: 0, raw, start: cut } : { key, code: codeOf(toned), raw, start: toKey(fold(typed)) };
}

// Divides a query into slots, phrases and exclusions.
export function parse(query) {
  const text = query.normalize('NFC').replace(/[“”„«»]/g, '"').replace(/[\t\n\r\u00A0\u3000]/g, ' ').replace(/\u02BC/g, '’');
  const parsed = { slots: [], phrases: [], exclusions: [] };
  let left = LIMIT;
  // A part is a phrase, or reaches to the next quotation mark or exclusion, or, excluded, to the next blank.
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

// How a word as typed may be read: as one of the lexicon, or of the words outside it.
async function known(index, { key, code }) {
  const word = index.numbers.get(key);
  const tail = word === undefined ? (await index.tailWords(key)).get(key) : null;
  return tail === undefined ? [] : [{ key, code, a: 20, word, tail }];
}

const idfOf = (index, { word, tail }) => (tail ? index.idf(tail.df) : index.idfs[word]);
const codesOf = (index, { word, tail }) => (tail ? tail.forms : index.codes.slice(index.codeStart[word], index.codeStart[word + 1]));

// The first `count` in the order of `rank`, an array of numbers and texts.
function first(count, found) {
  return found.sort((a, b) => {
    const i = a.rank.findIndex((value, place) => value !== b.rank[place]);
    return i < 0 ? 0 : a.rank[i] < b.rank[i] ? -1 : 1;
  }).slice(0, count);
}

// 0 when a word makes a long pair with the first reading of a neighbour, else 1.
const apart = (index, before, word, after) => (index.longPair(before?.[0]?.word, word) === undefined
  && index.longPair(word, after?.[0]?.word) === undefined ? 1 : 0);

// What a last word that is still being typed may become.
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

// The slots of two words between which a space is missing.
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

// Gives each slot its ways.
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
        const kind = slip(slot.key, key);
        const rank = [apart(index, settled.at(-1)?.ways, word, slots[i + 1]?.ways), -kind, index.idfs[word], key];
        return kind ? [{ key, code: 0, a: 16, word, rank }] : [];
      });
      parts.push({ ...slot, ways: first(2, near), isReplaced: near.length > 0 });
    }
    return [...settled, ...parts];
  }, []);
}

// A list with the fit and the weight of each of its variants, by the codes of its one or two words.
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

// The documents that a phrase matches, as flags.
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

// The best of some documents, and how many match all words. `allowed` and `days` are by document, or absent.
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

// Answers a query. `isTyping`: its last word may go on; `isLiteral`: nothing is read otherwise than typed. When
// `more` is set, it must be waited for until the numbers are exact; the best ten stand before. For each document
// `levels` tells 0 nothing, 1 some words, 2 and 3 all of them or some of a long query; `all` all of them.
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
  // Adds the best entry for each document.
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
  // Counts for each document the required slots in whose lists it is.
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
  // Says what each document matches, and how many match all.
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
  // What nobody has written word for word is searched for without its quotation marks.
  if (phrases.length && !exclusions.length && !options.isLiteral && !levels.some(Boolean)) {
    const plain = await search(index, text.replace(/["“”„«»]/g, ' '), options);
    plain.replaced ||= plain.slots.map(({ raw }) => raw).join(' ');
    return plain;
  }
  return match;
}
