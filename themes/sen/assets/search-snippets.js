// What a page says about the words that were searched for. Pages are read as data: nothing of them gets
// into this page but text.

import { codeOf, factorOf } from './search-cards.js';
import { toKey } from './search-files.js';
import { words } from './search-words.js';

const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, blockquote, pre';
const NOISE = 'nav, script, style, form, button, .related, .byline, .hidden';
const COMPATIBLE = 17;
const BEFORE = 8;
const LENGTH = 34;

/** The blocks of a page's text with the words in them. */
async function blocksOf(url) {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin) return [];
  const response = await fetch(address);
  if (!response.ok) return [];
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const main = page.querySelector('main') || page.body;
  main.querySelectorAll(NOISE).forEach((element) => element.remove());
  let anchor = '';
  return [...main.querySelectorAll(BLOCKS)].filter((element) => !element.querySelector(BLOCKS)).map((element) => {
    const isHeading = /^H[1-6]$/.test(element.tagName);
    if (isHeading) anchor = element.id;
    const text = element.textContent.replace(/\s+/g, ' ').trim().normalize('NFC');
    return { text, isHeading, anchor, words: [...words(text)].map((word) => ({ ...word, key: toKey(word.folded) })) };
  });
}

const pages = new Map();

export function readPage(url) {
  if (!pages.has(url)) pages.set(url, blocksOf(url).catch(() => { pages.delete(url); return []; }));
  return pages.get(url);
}

/** How well a word of a text is a reading of a slot: 0 not at all, else the factor of its marks. */
function fitOf(word, { alternatives }) {
  return Math.max(0, ...alternatives.map(({ key, code, length }) => {
    const isSame = length === undefined ? word.key === key : word.key.startsWith(key.slice(0, length));
    return isSame ? factorOf(word.key, code, codeOf(word.canonical), length) : 0;
  }));
}

/** Whether a page has all phrases, word by word. */
export function hasPhrases(blocks, phrases) {
  return phrases.every((phrase) => blocks.some((block) => block.words.some((_, start) => phrase.every((term, i) => {
    const word = block.words[start + i];
    return word && word.key === term.key && factorOf(word.key, term.code, codeOf(word.canonical)) >= COMPATIBLE;
  }))));
}

/**
 * The passage of a page that shows most of what was searched for, as pieces of text, every second one of them
 * a hit; null when there is none. `anchor` is the heading above it.
 */
export function snippet(blocks, slots) {
  let best = null;
  for (const block of blocks) {
    if (block.isHeading) continue;
    const hits = block.words.map((word) => slots.findIndex((slot) => fitOf(word, slot) >= COMPATIBLE));
    const loose = block.words.map((word) => slots.findIndex((slot) => fitOf(word, slot) > 0));
    hits.forEach((hit, start) => {
      if (loose[start] < 0) return;
      const seen = new Set();
      let worth = 0;
      for (let i = start; i < Math.min(start + LENGTH - BEFORE, hits.length); i += 1) {
        if (loose[i] < 0) continue;
        worth += seen.has(loose[i]) ? 1 : hits[i] < 0 ? 6 : 12;
        if (loose[i] === loose[i - 1] + 1) worth += 8;
        seen.add(loose[i]);
      }
      if (!best || worth > best.worth) best = { block, start, worth, hits: worth && hits.some((one) => one >= 0) ? hits : loose };
    });
  }
  if (!best) return null;
  const { block, hits } = best;
  const first = Math.max(0, best.start - BEFORE);
  const last = Math.min(block.words.length, first + LENGTH) - 1;
  const pieces = [''];
  let at = block.words[first].start;
  if (first > 0) pieces[0] = '… ';
  else at = 0;
  for (let i = first; i <= last; i += 1) {
    if (hits[i] < 0) continue;
    const { start, end } = block.words[i];
    pieces[pieces.length - 1] += block.text.slice(at, start);
    pieces.push(block.text.slice(start, end), '');
    at = end;
  }
  const isWhole = last === block.words.length - 1;
  pieces[pieces.length - 1] += block.text.slice(at, isWhole ? undefined : block.words[last].end) + (isWhole ? '' : ' …');
  return { pieces, anchor: block.anchor };
}
