// What pages say about the words that were searched for. Pages are read as data: nothing gets from them
// into this page but text.

import { codeOf, factorOf } from './search-cards.js';
import { toKey } from './search-files.js';
import { words } from './search-words.js';

const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, blockquote, pre';
const NOISE = 'nav, script, style, form, button, .related, .byline, .kicker, .hidden';
const BEFORE = 8;
const LENGTH = 34;
const pages = new Map();

// The blocks of a page's text with the words in them and the heading above them; null when it is not there.
export function readPage(url) {
  const { origin, href } = new URL(url, location);
  if (!pages.has(href)) {
    pages.set(href, origin !== location.origin ? null : fetch(href).then(async (response) => {
      if (!response.ok) throw response;
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const main = page.querySelector('main') || page.body;
      main.querySelectorAll(NOISE).forEach((element) => element.remove());
      let anchor = '';
      return [...main.querySelectorAll(BLOCKS)].filter((element) => !element.querySelector(BLOCKS)).map((element) => {
        const isHeading = /^H/.test(element.tagName);
        if (isHeading) anchor = element.id;
        const text = element.textContent.replace(/\s+/g, ' ').trim().normalize('NFC');
        return { text, isHeading, anchor, words: [...words(text)].map((word) => ({ ...word, key: toKey(word.folded) })) };
      });
    }).catch(() => { pages.delete(href); return null; }));
  }
  return pages.get(href);
}

// How well a word is read as another: 0 not at all, else by its marks.
function fit(word, { key, code, length }) {
  const isSame = length ? word.key.startsWith(key.slice(0, length)) : word.key === key;
  return isSame ? factorOf(word.key, code, codeOf(word.canonical), length) : 0;
}

// Whether a page has all phrases, word by word; one that cannot be read is not denied.
export function hasPhrases(blocks, phrases) {
  return !blocks || phrases.every((phrase) => blocks.some((block) => block.words.some((_, start) => phrase.every((term, i) => (
    block.words[start + i] && fit(block.words[start + i], term) > 12)))));
}

// The passage of a page that shows most of what was searched for, in pieces, every second one a hit.
export function snippet(blocks, slots) {
  let best = { worth: 0 };
  for (const block of blocks || []) {
    const fits = block.words.map((word) => slots.map(({ alternatives }) => Math.max(0, ...alternatives.map((one) => fit(word, one)))));
    const hits = fits.map((row) => row.indexOf(Math.max(1, ...row)));
    hits.forEach((hit, start) => {
      if (hit < 0 || block.isHeading) return;
      const seen = new Set();
      let worth = 0;
      for (let i = start; i < start + LENGTH - BEFORE && i < hits.length; i += 1) {
        if (hits[i] < 0) continue;
        worth += (seen.has(hits[i]) ? 1 : fits[i][hits[i]]) + (hits[i] === hits[i - 1] + 1 ? 8 : 0);
        seen.add(hits[i]);
      }
      if (worth > best.worth) best = { worth, block, start, hits, fits };
    });
  }
  if (!best.worth) return null;
  const { block: { text, anchor, words: all }, start, hits, fits } = best;
  // Words whose marks contradict those typed are hits only where no better ones are.
  const isLoose = !hits.some((hit, i) => fits[i][hit] > 12);
  const first = Math.max(0, start - BEFORE);
  const some = all.slice(first, first + LENGTH);
  const pieces = [first ? '… ' : ''];
  let at = first && some[0].start;
  some.forEach((word, i) => {
    if (!(fits[first + i][hits[first + i]] > (isLoose ? 0 : 12))) return;
    pieces[pieces.length - 1] += text.slice(at, word.start);
    pieces.push(text.slice(word.start, word.end), '');
    at = word.end;
  });
  const isEnd = first + LENGTH >= all.length;
  pieces[pieces.length - 1] += isEnd ? text.slice(at) : `${text.slice(at, some.at(-1).end)} …`;
  return { pieces, anchor };
}
