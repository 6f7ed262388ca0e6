// The search page: results, passages and facets. Its state is its address.

import { announce, counted, failureNote, item, make, number, on, results, say, visible, watchKeys, withIndex } from './search-box.js';
import { check } from './search-index.js';
import { cardOf, codeOf, factorOf, rank, search, words } from './search-query.js';

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
let typed;
let ticket = 0;
let showFacets;

function changed(change) {
  const next = new URLSearchParams(state);
  for (const [name, value] of Object.entries({ page: '', ...change })) {
    next.delete(name);
    for (const one of [value].flat()) if (one) next.append(name, one);
  }
  return location.pathname + '?' + next;
}

function arrive() {
  state = new URL(typed || location, location).searchParams;
  const q = state.get('q') || '';
  fields.forEach((field) => { if (field.value !== q) field.value = q; });
  return refresh();
}

// Typing replaces an entry of the history, all else adds one.
function go(address, isTyping) {
  typed = isTyping && address;
  if (!isTyping) history[location.href.endsWith(address) ? 'replaceState' : 'pushState'](false, '', address);
  return arrive();
}

const link = (label, change) => make('a', { href: changed(change) }, label);

// The text of a page by blocks; null when it cannot be read.
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

function fit(word, { key, code, length }) {
  const isSame = length ? word.key.startsWith(key.slice(0, length)) : word.key === key;
  return isSame ? factorOf(word.key, code, codeOf(word.toned), length) : 0;
}

function hasPhrases(blocks, phrases) {
  return !blocks || phrases.every((phrase) => blocks.some((block) => block.words.some((_, start) => phrase.every((term, i) => (
    fit(block.words[start + i] || {}, term) > 12)))));
}

// The best passage, in pieces, every second one a hit.
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
  // Words with other marks are hits where there are no better ones.
  const isLoose = !hits.some((hit, i) => fits[i][hit] > 12);
  const first = Math.max(0, start - BEFORE);
  const some = all.slice(first, first + LENGTH);
  const pieces = [first ? '… ' : ''];
  let at = first && some[0].start;
  some.forEach((word, i) => {
    if (!(fits[first + i][hits[first + i]] > (isLoose ? 0 : 12))) return;
    const between = text.slice(at, word.start);
    if (pieces[1] && between === ' ') pieces.splice(-2, 2, pieces.at(-2) + text.slice(at, word.end), '');
    else pieces.push(pieces.pop() + between, text.slice(word.start, word.end), '');
    at = word.end;
  });
  pieces[pieces.length - 1] += first + LENGTH < all.length ? text.slice(at, some.at(-1).end) + ' …' : text.slice(at);
  return { pieces, anchor };
}

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

// Shows nothing of a search from which the reader has gone on.
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
    list.replaceChildren(failureNote(error, refresh));
  });
  if (mine !== ticket) return;
  results.ariaBusy = false;
  // Only now: Chromium asks for the page's icon again.
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

const isOpen = (id) => facets.querySelector(`#facet-${id}`)?.open ?? (state.has(id) || (id === 'kind' && innerWidth > 800));

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

// Facets (docs/search-format.md, section 10): a group for each document, a set of values for each group.
function collector() {
  const values = [];
  const places = new Map();
  const add = (id, value) => {
    if (!places.has(id)) places.set(id, values.push({ id, ...value }) - 1);
    return places.get(id);
  };
  return { values, add };
}

async function readPlaces(index, level) {
  const file = await index.file('f/places');
  const number = () => file.number();
  const places = file.list(() => ({
    parent: number() - 1, level: file.byte(), isGone: file.byte() & 1, id: file.text(), label: file.text(), successors: file.list(number),
  }));
  const groups = new Int32Array(index.docs);
  let doc = 0;
  file.list(() => {
    const place = number();
    groups.fill(place, doc, doc += number());
  });
  check(doc === index.docs && file.isAtEnd);
  // Places above it, and successors.
  const reach = (place, found = new Set()) => {
    if (places[place] && !found.has(place)) {
      found.add(place);
      [...places[place].successors, places[place].parent].forEach((next) => reach(next, found));
    }
    return found;
  };
  const { values, add } = collector();
  const sets = [[], ...places.map((_, place) => [...new Set([...reach(place)].map((one) => places[one])
    .filter((one) => one.level === level).map((one) => add(one.id, one)))])];
  for (const place of places) if (place.level === level && !place.isGone) values[add(place.id, place)].isGone = 0;
  return { values, groups, sets };
}

const daysOf = (index) => index.kept('days', async () => {
  const days = new Int32Array(index.docs);
  await index.parts('f/date', (file, start, end) => {
    const r = file.byte();
    file.region(() => {
      days[start] = file.bits(16);
      for (let doc = start + 1; doc < end; doc += 1) {
        const z = file.rice(r);
        days[doc] = days[doc - 1] + (z & 1 ? z + 1 : -z) / 2;
      }
    });
  });
  return days;
});

async function readYears(index) {
  const days = await daysOf(index);
  const { values, add } = collector();
  const byDay = new Map([[0, 0]]);
  const groups = days.map((day) => {
    if (!byDay.has(day)) {
      const label = new Date((day - 1) * 864e5).toISOString().slice(0, 4);
      byDay.set(day, add(label, { label }) + 1);
    }
    return byDay.get(day);
  });
  return { values, groups, sets: [[], ...values.map((_, value) => [value])] };
}

async function readColumn(index, { id, values }) {
  const groups = new Int32Array(index.docs);
  const sets = [];
  await index.parts(`f/${id}`, (file, start, end) => {
    const first = sets.length;
    sets.push(...file.list(() => file.list(() => file.number())));
    const width = file.byte();
    file.region(() => { for (let doc = start; doc < end; doc += 1) groups[doc] = first + file.bits(width); });
  });
  check(groups.every((group) => group < sets.length));
  return { values, groups, sets };
}

function facetsOf(index) {
  const [kind, ...others] = index.facets.map((facet) => ({ ...facet, make: () => readColumn(index, facet) }));
  const ofPlaces = (id, level) => ({ id, make: () => readPlaces(index, level) });
  return [
    kind, ofPlaces('province', 1), ofPlaces('commune', 3), ...others, { id: 'year', make: () => readYears(index) },
  ].map((facet) => ({ ...facet, read: () => index.kept(facet.id, facet.make) }));
}

// For each document bit i is set when facet i excludes it, bit 15 when dates do.
async function outsideOf(index, chosen, from, to) {
  const bits = new Uint16Array(index.docs);
  await Promise.all(facetsOf(index).map(async ({ id, read }, i) => {
    const ids = chosen.getAll(id);
    if (!ids.length) return;
    const { values, groups, sets } = await read();
    const isIn = sets.map((set) => set.some((value) => ids.includes(values[value].id)));
    groups.forEach((group, doc) => { if (!isIn[group]) bits[doc] |= 1 << i; });
  }));
  if (from || to) (await daysOf(index)).forEach((day, doc) => { if (!day || day < from || day > (to || day)) bits[doc] |= 1 << 15; });
  return bits;
}

// Counts a facet's values by what is chosen in the others.
export function countFacets(index, isWanted, matching, bits) {
  return Promise.all(facetsOf(index).map(async ({ id, label, read }, i) => {
    if (!isWanted(id)) return { id, label };
    const { values, groups, sets } = await read();
    const inGroup = new Int32Array(sets.length);
    groups.forEach((group, doc) => { if (matching[doc] && !(bits && bits[doc] & ~(1 << i))) inGroup[group] += 1; });
    const counts = new Int32Array(values.length);
    sets.forEach((set, group) => set.forEach((value) => { counts[value] += inGroup[group]; }));
    return {
      id, label,
      values: values.map((value, n) => ({ ...value, count: counts[n] })).sort((a, b) => (id === 'year' ? b.id - a.id : b.count - a.count)),
    };
  }));
}

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
