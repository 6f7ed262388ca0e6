// The search page: all results in pages of ten, narrowed by facets and dates. Its whole state is in the
// address, so a search can be linked, kept and gone back to. Pages of results are read as data: nothing gets
// from them into this page but text.

import { announce, counted, failure, item, make, number, on, results, say, visible, watchKeys, withIndex } from './search-box.js';
import { countFacets, daysOf, outsideOf } from './search-facets.js';
import { rank, search } from './search-query.js';
import { cardOf, codeOf, factorOf, words } from './search-words.js';

const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,dt,dd,th,td,figcaption,blockquote,pre';
const NOISE = 'script, style, form, button, .toc, .neighbours, .related, .byline, .kicker, .hidden';
const BEFORE = 8;
const LENGTH = 34;
const SIZE = 10;
const browse = document.getElementById('browse');
const [form, count, instead, filter, facets, list, pages] = ['form', '.count', '.instead', '.filter', '.facets', '.found', '.pages']
  .map((name) => results?.querySelector(name));
const fields = [...document.querySelectorAll('input[name="q"]')];
const read = new Map();
const dayOf = (date) => Date.parse(date) / 864e5 + 1 || 0;
const isMark = (name) => /^(q|sort|page|literal)$/.test(name);

let state;
// The address of what is being typed, which enters the history when all of its results stand.
let typed;
let ticket = 0;
// Shows the facets of what was found last.
let showFacets;

// The address with some parameters changed; the page begins anew.
function changed(change) {
  const next = new URLSearchParams(state);
  for (const [name, value] of Object.entries({ page: '', ...change })) {
    next.delete(name);
    for (const one of [value].flat()) if (one) next.append(name, one);
  }
  return location.pathname + '?' + next;
}

// Takes the address over.
function arrive() {
  state = new URL(typed || location, location).searchParams;
  const q = state.get('q') || '';
  fields.forEach((field) => { if (field.value !== q) field.value = q; });
  return refresh();
}

// What is typed replaces its entry in the history, all else makes one.
function go(address, isTyping) {
  typed = isTyping && address;
  if (!isTyping) history[location.href.endsWith(address) ? 'replaceState' : 'pushState'](false, '', address);
  return arrive();
}

// A link to another state of the page.
const link = (label, change) => make('a', { href: changed(change) }, label);

// The blocks of a page's text with the words in them and the heading above them; null when it is not there.
function readPage(url) {
  const { origin, href } = new URL(url, location);
  if (!read.has(href)) {
    read.set(href, origin !== location.origin ? null : fetch(href).then(async (response) => {
      if (!response.ok) throw response;
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const main = page.querySelector('main') || page.body;
      main.querySelectorAll(NOISE).forEach((element) => element.remove());
      let anchor = '';
      return [...main.querySelectorAll(BLOCKS)].filter((element) => !element.querySelector(BLOCKS)).map((element) => {
        const isHeading = /^H/.test(element.tagName);
        if (isHeading) anchor = element.id;
        const text = element.textContent.replace(/\s+/g, ' ').trim().normalize('NFC');
        return { text, isHeading, anchor, words: [...words(text)] };
      });
    }).catch(() => { read.delete(href); return null; }));
  }
  return read.get(href);
}

// How well a word is read as another: 0 not at all, else by its marks.
function fit(word, { key, code, length }) {
  const isSame = length ? word.key.startsWith(key.slice(0, length)) : word.key === key;
  return isSame ? factorOf(word.key, code, codeOf(word.toned), length) : 0;
}

// Whether a page has all phrases, word by word; one that cannot be read is not denied.
function hasPhrases(blocks, phrases) {
  return !blocks || phrases.every((phrase) => blocks.some((block) => block.words.some((_, start) => phrase.every((term, i) => (
    fit(block.words[start + i] || {}, term) > 12)))));
}

// The passage of a page that shows most of what was searched for, in pieces, every second one a hit.
function snippet(blocks, slots) {
  let best = { worth: 0 };
  for (const block of blocks || []) {
    const fits = block.words.map((word) => slots.map(({ ways }) => Math.max(0, ...ways.map((one) => fit(word, one)))));
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
    const between = text.slice(at, word.start);
    // Neighbours make one hit.
    if (pieces[1] && between === ' ') pieces.splice(-2, 2, pieces.at(-2) + text.slice(at, word.end), '');
    else pieces.push(pieces.pop() + between, text.slice(word.start, word.end), '');
    at = word.end;
  });
  pieces[pieces.length - 1] += first + LENGTH < all.length ? text.slice(at, some.at(-1).end) + ' …' : text.slice(at);
  return { pieces, anchor };
}

// The results of the page of a match that have its long phrases too.
async function choose(index, match, allowed, days) {
  let page = Math.max(1, state.get('page') | 0);
  let found = rank(match, page * SIZE, allowed, days);
  const last = Math.ceil(found.size / SIZE);
  if (page > last) found = rank(match, (page = last || 1) * SIZE, allowed, days);
  const items = await Promise.all(found.best.slice((page - 1) * SIZE).map(async ({ doc, isWhole }) => {
    const card = await cardOf(index, doc);
    return (!match.isAbout || hasPhrases(await readPage(card.url), match.phrases)) && { card, isWhole };
  }));
  return { ...found, page, last, items: items.filter(Boolean) };
}

// Searches and shows what is found; leaves off where the reader goes on.
async function refresh() {
  const mine = ++ticket;
  const started = performance.now();
  const narrowed = [...state].some(([name, value]) => !isMark(name) && value);
  results.hidden = !state.get('q')?.trim() && !narrowed;
  browse.hidden = results.ariaBusy = !results.hidden;
  if (!results.hidden) await withIndex(async (index) => {
    const [match, outside, days] = await Promise.all([
      search(index, state.get('q') || '', { isTyping: typed || history.state, isLiteral: state.has('literal') }),
      narrowed && outsideOf(index, state, dayOf(state.get('from')), dayOf(state.get('to'))),
      state.get('sort') === 'date' && daysOf(index),
    ]);
    const allowed = outside && outside.map((bits) => !bits);
    const present = async () => {
      const found = mine === ticket && await choose(index, match, allowed, days);
      if (mine === ticket) show(match, found, performance.now() - started);
    };
    await present();
    if (match.more && mine === ticket) {
      await match.more();
      await present();
    }
    showFacets = async () => {
      const all = await countFacets(index, (id) => filter.open && isOpen(id), match.all, outside);
      if (mine === ticket) draw(all, match.all);
    };
    if (mine === ticket) await showFacets();
  }).catch((error) => {
    if (mine !== ticket) return;
    for (const part of [count, instead, facets, pages]) part.replaceChildren();
    list.replaceChildren(failure(error, refresh));
  });
  if (mine !== ticket) return;
  results.ariaBusy = false;
  // Not before there are results, since the browser asks for the page's icon again.
  if (typed) history.replaceState(true, '', typed);
}

function show(match, found, time) {
  const { size, page, last, items } = found;
  const text = counted(found, match);
  announce(text);
  count.replaceChildren(text, ' ', make('small', {}, say('seconds', { s: number(Math.max(time, 1) / 1000) })));
  const typed = visible(state.get('q') || '');
  instead.replaceChildren(...(match.replaced
    ? [say('instead', { found: match.replaced, typed }), ' ', link(say('literal', { typed }), { literal: 1 })] : []));
  const ordered = (isWhole) => make('ol', {}, ...items.filter((one) => !one.isWhole !== isWhole).map(({ card }) => item(card)));
  list.replaceChildren(ordered(true), ...(items.every(({ isWhole }) => isWhole) ? [] : [make('p', { className: 'note' }, say('some')), ordered(false)]));
  results.querySelector('.help').hidden = browse.hidden = size > 0;
  pages.replaceChildren(
    page > 1 ? link(say('previous'), { page: page - 1 }) : '',
    last > 1 ? say('page', { page: number(page), last: number(last) }) : '',
    page < last ? link(say('next'), { page: page + 1 }) : '',
  );
  form.sort.value = state.get('sort') === 'date' ? 'date' : '';
  for (const name of ['from', 'to']) form[name].valueAsNumber = Date.parse(state.get(name));
  showPassages(match, ticket);
}

// Passages are fetched as results come into view.
function showPassages(match, mine) {
  const watcher = new IntersectionObserver((entries) => entries.forEach(async ({ isIntersecting, target }) => {
    if (!isIntersecting) return;
    watcher.unobserve(target);
    const address = target.querySelector('a');
    const passage = snippet(await readPage(address.href), match.slots);
    if (!passage || mine !== ticket) return;
    target.append(make('p', {}, ...passage.pieces.map((piece, i) => (i % 2 ? make('mark', {}, piece) : piece))));
    address.hash = passage.anchor;
  }));
  list.querySelectorAll('li').forEach((one) => watcher.observe(one));
}

// Whether the reader sees the values of a facet.
const isOpen = (id) => facets.querySelector(`#facet-${id}`)?.open ?? (state.has(id) || (id === 'kind' && innerWidth > 800));

// The facets of the documents that were found, with values where they are open.
function draw(all, found) {
  const focused = document.activeElement.id;
  const others = [...state.keys()].filter((name) => !isMark(name)).map((name) => [name, '']);
  facets.replaceChildren(...all.map(({ id, label, values }) => {
    const chosen = state.getAll(id);
    const rows = values?.filter((value) => value.count || chosen.includes(value.id)).map((value) => make('li', {}, make(
      'label', {}, make('input', { type: 'checkbox', name: id, value: value.id, id: `${id}-${value.id}`, checked: chosen.includes(value.id) }),
      value.isGone ? say('former', { place: value.label }) : value.label, ' ', make('span', { className: 'count' }, number(value.count)),
    )));
    return make(
      'details', { open: isOpen(id), id: `facet-${id}`, hidden: !(rows ? rows.length : found.includes(1)), isRead: rows },
      make('summary', { id: `open-${id}` }, label || say(id)), make('ul', {}, ...rows || []),
    );
  }), others.length ? link(say('clear'), Object.fromEntries(others)) : '');
  document.getElementById(focused)?.focus();
}

// Begins with what the address says.
export function start() {
  filter.open = innerWidth > 800;
  on(results, 'toggle', ({ target }) => {
    if (target.open && !target.isRead) showFacets?.().catch(refresh);
  }, true);
  on(results, 'change', ({ target: { name } }) => go(changed({ [name]: new FormData(form).getAll(name) })));
  on(results, 'click', (event) => {
    const { href = '' } = event.target;
    if (!href.startsWith(location.origin + location.pathname + '?') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(href).then(() => count.focus());
  });
  for (const field of fields) {
    const type = (isTyping) => go(changed({ q: field.value, literal: '' }), isTyping);
    on(field, 'input', () => type(true));
    on(field.form, 'submit', (event) => {
      event.preventDefault();
      type();
    });
    watchKeys(field === fields.at(-1) ? results.parentElement : field.form, field, () => type(true));
  }
  on(form, 'submit', (event) => event.preventDefault());
  on(window, 'popstate', () => arrive(typed = ''));
  const early = fields.find((field) => field.value)?.value;
  state = new URL(location).searchParams;
  if (early && !state.has('q')) go(changed({ q: early }), true);
  else arrive();
}
