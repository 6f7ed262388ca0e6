// What a reader asks for and which documents answer it, in which order: docs/search-format.md, sections 11
// to 14. `guong search` gives the same results in the same order.

import { codeOf, factorOf, spell } from './search-cards.js';
import { fromKey, toKey } from './search-files.js';
import { fold, words } from './search-words.js';

const LIMIT = 24;
const WILDCARD = 20;
const COMPATIBLE = 17;
const NEAR = 16;
const ENOUGH = 10;

/** A word of a query with its key, cut as those of the index are, and its code. */
function term({ folded, canonical, typed }, raw) {
  let key = toKey(folded);
  if (key.length > 48) {
    let end = 48;
    while ((key.charCodeAt(end) & 0xC0) === 0x80) end -= 1;
    key = key.slice(0, end);
    return { key, code: 0, raw, start: key, startCode: 0 };
  }
  return { key, code: codeOf(canonical), raw, start: toKey(fold(typed)), startCode: codeOf(typed) };
}

/** Divides a query into slots, phrases and exclusions. */
export function parse(query) {
  const text = query.normalize('NFC').replace(/[“”„«»]/g, '"');
  const parsed = { slots: [], phrases: [], exclusions: [], endsInWord: false };
  let left = LIMIT;
  const take = (from, to) => {
    const found = [];
    for (const word of words(text.slice(from, to))) {
      if (left === 0) break;
      left -= 1;
      found.push(term(word, text.slice(from + word.start, from + word.end)));
    }
    return found;
  };
  for (let at = 0; at < text.length && left > 0;) {
    const isExcluded = text[at] === '-' && /(^|\s)$/.test(text.slice(Math.max(0, at - 1), at))
      && /^["\p{L}\p{N}]/u.test(text.slice(at + 1, at + 3));
    const from = isExcluded ? at + 1 : at;
    let to;
    if (text[from] === '"') {
      to = text.indexOf('"', from + 1);
      if (to < 0) to = text.length;
      const found = take(from + 1, to);
      if (found.length) parsed[isExcluded ? 'exclusions' : 'phrases'].push(found);
      if (!isExcluded) for (const word of found) parsed.slots.push({ ...word, isQuoted: true });
      at = to + 1;
    } else {
      const stop = text.slice(from + 1).search(isExcluded ? /[\s"]/ : /"|(?<=\s)-/);
      to = stop < 0 ? text.length : from + 1 + stop;
      const found = take(from, to);
      if (isExcluded) {
        if (found.length) parsed.exclusions.push(found);
      } else {
        parsed.slots.push(...found);
        parsed.endsInWord = to === text.length && found.length > 0 && /[\p{L}\p{N}\p{Mn}\p{Mc}]$/u.test(text);
      }
      at = to;
    }
  }
  return parsed;
}

/** The way to read a word that rule 1 gives: of the lexicon, or of the words outside it. */
async function known(index, { key, code }, a = WILDCARD) {
  const word = index.numbers.get(key);
  if (word !== undefined) return [{ key, code, a, word }];
  const tail = (await index.tailWords(key)).get(key);
  return tail ? [{ key, code, a, tail }] : [];
}

const idfOf = (index, { word, tail }) => (word === undefined ? index.idf(tail.df) : index.idfs[word]);

/** Compares by the first of some numbers or texts that differs. */
function byRank(a, b) {
  const place = a.rank.findIndex((value, i) => value !== b.rank[i]);
  return place < 0 ? 0 : a.rank[place] < b.rank[place] ? -1 : 1;
}

/** Whether a word makes a long pair with the first reading of a neighbour, as a rank. */
function pairRank(index, before, word, after) {
  const joins = (first, second) => first !== undefined && second !== undefined && index.longPair(first, second) !== undefined;
  return joins(before?.[0]?.word, word) || joins(word, after?.[0]?.word) ? 0 : 1;
}

/** What a last word that is still being typed may become. */
async function completions(index, slot, before) {
  const { start, startCode: code, alternatives } = slot;
  const length = start.length;
  const found = [];
  let [low, high] = [0, index.keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.keys[middle] < start) low = middle + 1; else high = middle;
  }
  for (let word = low; word < index.keys.length && index.keys[word].startsWith(start); word += 1) {
    const key = index.keys[word];
    if (key.length > length) {
      found.push({ key, code, a: NEAR, word, length, rank: [pairRank(index, before, word), index.idfs[word], key] });
    }
  }
  if (found.length || alternatives.length) return found.sort(byRank).slice(0, alternatives.length ? 2 : 4);
  for (const [key, tail] of await index.tailWords(start)) {
    if (key.startsWith(start)) found.push({ key, code, a: NEAR, tail, length, rank: [-tail.df, key] });
  }
  return found.sort(byRank).slice(0, 4);
}

/** Rule 2: the keys of TELEX or VNI. */
async function decoded(index, typing, raw) {
  const syllable = /^[A-Za-z0-9]+$/.test(raw) && typing.decode(raw);
  return syllable ? known(index, term(typing.keyOf(syllable), raw)) : [];
}

/** Rule 3: two words where a space is missing; null when there is no way. */
function divided(index, { key, raw }) {
  const ways = [];
  for (let place = 2; place < key.length - 1; place += 1) {
    const [first, second] = [index.numbers.get(key.slice(0, place)), index.numbers.get(key.slice(place))];
    if (first === undefined || second === undefined) continue;
    const rank = [index.longPair(first, second) === undefined ? 1 : 0, index.idfs[first] + index.idfs[second], place];
    ways.push({ pair: [first, second], rank });
  }
  if (ways.length === 0) return null;
  return ways.sort(byRank)[0].pair.map((word, i) => ({
    key: index.keys[word], raw: i ? '' : raw, isReplaced: true,
    alternatives: [{ key: index.keys[word], code: 0, a: WILDCARD, word }],
  }));
}

/** Rule 4: words of the lexicon one slip away. */
function nearest(index, typing, { key }, before, after) {
  if (key.length < 3) return [];
  const found = [];
  index.keys.forEach((other, word) => {
    const slip = typing.slip(key, other);
    if (slip) {
      const rank = [pairRank(index, before, word, after), -slip, index.idfs[word], other];
      found.push({ key: other, code: 0, a: NEAR, word, rank });
    }
  });
  return found.sort(byRank).slice(0, 2);
}

/** Gives each slot its alternatives. */
async function resolve(index, parsed, { isTyping, isLiteral }) {
  const slots = parsed.slots.map((slot) => ({ ...slot }));
  await Promise.all(slots.map(async (slot) => { slot.alternatives = await known(index, slot); }));
  const last = slots[slots.length - 1];
  const isOpen = (slot) => slot.alternatives.length === 0 && !slot.isQuoted && !isLiteral;
  let typing;
  const read = async (slot) => {
    if (!isOpen(slot)) return;
    typing ||= await import('./search-typing.js');
    slot.alternatives = await decoded(index, typing, slot.raw);
    slot.isReplaced = slot.alternatives.length > 0;
  };
  const isPrefix = isTyping && parsed.endsInWord && last;
  for (const slot of slots) if (slot !== last || !isPrefix) await read(slot);
  if (isPrefix) {
    last.alternatives.push(...await completions(index, last, slots[slots.length - 2]?.alternatives));
    await read(last);
  }
  const seen = slots.map((slot) => slot.alternatives);
  return slots.flatMap((slot, i) => {
    if (!isOpen(slot)) return [slot];
    const parts = divided(index, slot);
    if (parts) return parts;
    const alternatives = nearest(index, typing, slot, seen[i - 1], seen[i + 1]);
    return [{ ...slot, alternatives, isReplaced: alternatives.length > 0 }];
  });
}

const codesOf = (index, { word, tail }) => (word === undefined ? tail.forms : index.codesOf(word));

/** The weights of the variants of a word's list. */
function wordWeights(index, alternative, list) {
  const { key, code, a, length } = alternative;
  const codes = codesOf(index, alternative);
  return list.forms.map((form, i) => {
    const factor = factorOf(key, code, alternative.word === undefined ? form : codes[form], length);
    const df = factor === WILDCARD && code !== 0 ? list.counts[i] : list.df;
    return { factor, weight: factor * a * index.idf(df) };
  });
}

/** The weights of the variants of a pair's list. */
function pairWeights(index, first, second, list) {
  const [firsts, seconds] = [codesOf(index, first), codesOf(index, second)];
  return list.forms.map((form, i) => {
    const one = factorOf(first.key, first.code, firsts[form % firsts.length], first.length);
    const two = factorOf(second.key, second.code, seconds[Math.floor(form / firsts.length)], second.length);
    const factor = Math.min(one, two);
    const isExact = factor === WILDCARD && first.code !== 0 && second.code !== 0;
    const idf = index.idf(isExact ? list.counts[i] : list.df);
    return { factor, weight: factor * Math.min(first.a, second.a) * idf };
  });
}

/** The list of a word, with weights. */
async function wordEntries(index, alternative) {
  const list = alternative.tail || await index.wordList(alternative.word);
  return { list, weights: wordWeights(index, alternative, list) };
}

async function pairEntries(index, first, second) {
  const list = await index.pairList(first.key, second.key);
  return list ? [{ list, weights: pairWeights(index, first, second, list), first, second }] : [];
}

/** The documents that a phrase matches, as flags. */
async function phraseDocs(index, phrase) {
  const ways = await Promise.all(phrase.map((word) => known(index, word)));
  const flags = new Uint8Array(index.docs);
  if (ways.some((way) => way.length === 0)) return flags;
  const parts = phrase.length === 1
    ? [[await wordEntries(index, ways[0][0])]]
    : await Promise.all(ways.slice(1).map((way, i) => pairEntries(index, ways[i][0], way[0])));
  let wanted = 0;
  for (const part of parts) {
    for (const { list, weights } of part) {
      const inList = new Set(list.docs);
      const mark = (doc) => { if (flags[doc] === wanted) flags[doc] += 1; };
      list.docs.forEach((doc, i) => { if (weights[list.places[i]].factor >= COMPATIBLE) mark(doc); });
      if (list.presence >= 0) for (const doc of await index.presence(list.presence)) if (!inList.has(doc)) mark(doc);
    }
    wanted += 1;
  }
  return flags.map((count) => (count === wanted ? 1 : 0));
}

/** What a query matches, before facets and dates choose among it. */
class Match {
  /** `levels`: 0 nothing, 1 some words, 2 all of them with those that only presence files tell, 3 all. */
  constructor(index, slots, parsed, isLong) {
    Object.assign(this, { index, slots, parsed, isLong });
    this.isAbout = parsed.phrases.some((phrase) => phrase.length > 2);
    this.scores = new Int32Array(index.docs);
    this.levels = new Uint8Array(index.docs);
    this.all = new Uint8Array(index.docs);
  }

  /** The best `count` documents of those that are allowed, and how many match all words. */
  rank(count, allowed, days) {
    const { index, all, levels, isLong } = this;
    let total = 0;
    let size = 0;
    for (let doc = 0; doc < index.docs; doc += 1) {
      if (allowed && !allowed[doc]) continue;
      total += all[doc];
      if (isLong && levels[doc]) size += 1;
    }
    const isFilled = !isLong && total < ENOUGH;
    const best = [];
    const rankOf = (doc) => levels[doc] * 2 ** 31 + (days ? days[doc] : this.scores[doc]);
    let filled = 0;
    for (let doc = 0; doc < index.docs; doc += 1) {
      if (levels[doc] === 0 || (allowed && !allowed[doc])) continue;
      if (!all[doc] && !isLong) {
        if (!isFilled) continue;
        filled += 1;
      }
      const rank = rankOf(doc);
      if (best.length === count && rank <= best[count - 1].rank) continue;
      let [low, high] = [0, best.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (best[middle].rank >= rank) low = middle + 1; else high = middle;
      }
      best.splice(low, 0, { doc, rank, isWhole: !!all[doc] || isLong });
      if (best.length > count) best.pop();
    }
    return { total, size: isLong ? size : total + filled, best };
  }
}

/** Adds what the lists say to scores and counts of slots. */
class Tally {
  constructor(docs) {
    this.scores = new Int32Array(docs);
    this.best = new Int32Array(docs);
    this.seen = new Uint8Array(docs);
    this.stands = new Uint8Array(docs);
    this.stamp = new Int32Array(docs);
    this.clock = 0;
  }

  /** Adds the best entry of each document to its score. */
  score(parts, factor) {
    const touched = [];
    for (const { list: { docs, places, impacts }, weights } of parts) {
      const plain = weights.map(({ weight }) => weight);
      for (let i = 0; i < docs.length; i += 1) {
        const value = plain[places[i]] * impacts[i];
        if (this.best[docs[i]] === 0) touched.push(docs[i]);
        if (value > this.best[docs[i]]) this.best[docs[i]] = value;
      }
    }
    for (const doc of touched) {
      this.scores[doc] += factor * this.best[doc];
      this.best[doc] = 0;
    }
  }

  /** Counts each document once. */
  count(counter, lists) {
    this.clock += 1;
    for (const docs of lists) {
      for (const doc of docs) {
        if (this.stamp[doc] === this.clock) continue;
        this.stamp[doc] = this.clock;
        counter[doc] += 1;
      }
    }
  }
}

/**
 * Answers a query. `isTyping`: its last word may go on; `isLiteral`: nothing is read otherwise than typed;
 * `isWhole`: the second phase too. Gives a match whose `more` is set when a second phase would make the count exact.
 */
export async function search(index, text, options = {}) {
  const parsed = parse(text);
  const slots = await resolve(index, parsed, options);
  const isLong = slots.length >= index.longQuery;
  const match = new Match(index, slots, parsed, isLong);
  if (slots.length === 0) {
    if (parsed.exclusions.length === 0) match.all.fill(1);
    match.levels.set(match.all.map((flag) => flag * 3));
    match.isEverything = true;
    return match;
  }
  const isWeak = ({ alternatives: [first] }) => first !== undefined && idfOf(index, first) <= index.weakIdf;
  const scored = isLong && !slots.every(isWeak) ? slots.filter((slot) => !isWeak(slot)) : slots;
  const [ofWords, ofPairs, phrases, exclusions] = await Promise.all([
    Promise.all(slots.map((slot) => (scored.includes(slot)
      ? Promise.all(slot.alternatives.map((alternative) => wordEntries(index, alternative))) : []))),
    Promise.all(slots.slice(1).map(async (slot, i) => (await Promise.all(slots[i].alternatives
      .flatMap((first) => slot.alternatives.map((second) => pairEntries(index, first, second))))).flat())),
    Promise.all(parsed.phrases.map((phrase) => phraseDocs(index, phrase))),
    Promise.all(parsed.exclusions.map((phrase) => phraseDocs(index, phrase))),
  ]);
  const tally = new Tally(index.docs);
  ofWords.forEach((parts) => tally.score(parts, index.wordWeight));
  ofPairs.forEach((parts) => tally.score(parts, index.pairWeight));
  const cut = ofWords.flat().some(({ list }) => list.presence >= 0);
  const docsOf = (parts) => parts.map(({ list }) => list.docs);
  slots.forEach((slot, i) => {
    if (!scored.includes(slot)) return;
    tally.count(tally.seen, [...docsOf(ofWords[i]), ...docsOf(ofPairs[i - 1] || []), ...docsOf(ofPairs[i] || [])]);
  });
  const isSeen = (doc) => tally.seen[doc] === scored.length;
  const settle = () => {
    for (let doc = 0; doc < index.docs; doc += 1) {
      if (phrases.some((flags) => !flags[doc]) || exclusions.some((flags) => flags[doc])) continue;
      const isAll = tally.stands[doc] === scored.length;
      match.all[doc] = isAll ? 1 : 0;
      if (isAll || (isLong && tally.scores[doc] > 0)) match.levels[doc] = isSeen(doc) || !(index.flags & 1) ? 3 : 2;
      else if (tally.scores[doc] > 0) match.levels[doc] = 1;
    }
  };
  match.scores = tally.scores;
  match.replaced = replacement(index, slots, ofPairs);
  const complete = async () => {
    await Promise.all(slots.map(async (slot, i) => {
      const lists = docsOf(ofWords[i]);
      for (const { list } of ofWords[i]) if (list.presence >= 0) lists.push(await index.presence(list.presence));
      if (scored.includes(slot)) tally.count(tally.stands, lists);
    }));
    settle();
    match.more = null;
    return match;
  };
  if (!cut || !(index.flags & 1) || options.isWhole) return complete();
  tally.stands.set(tally.seen);
  settle();
  if (match.rank(ENOUGH).total < ENOUGH) {
    tally.stands.fill(0);
    return complete();
  }
  match.more = () => {
    tally.stands.fill(0);
    return complete();
  };
  return match;
}

/** What was searched for instead of the words as typed, or null when nothing was changed. */
function replacement(index, slots, ofPairs) {
  if (!slots.some((slot) => slot.isReplaced)) return null;
  return slots.map((slot, i) => {
    if (!slot.isReplaced) return slot.raw;
    const [alternative] = slot.alternatives;
    const codes = codesOf(index, alternative);
    if (alternative.code !== 0) return spell(alternative.key, alternative.code);
    const before = (ofPairs[i - 1] || []).find((part) => part.second === alternative);
    const after = (ofPairs[i] || []).find((part) => part.first === alternative);
    // The most frequent way to write the pair tells which of the variants is meant.
    if (before) return spell(alternative.key, codes[Math.floor(before.list.forms[0] / codesOf(index, before.first).length)]);
    if (after) return spell(alternative.key, codes[after.list.forms[0] % codes.length]);
    return spell(alternative.key, codes[0]);
  }).join(' ');
}
