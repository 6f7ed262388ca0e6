// The search page: all results in pages of ten, narrowed by facets and dates. Its whole state is in the
// address, so a search can be linked, kept and gone back to.

import { announce, counted, failure, item, make, number, say, watchKeys, withIndex } from './search-box.js';
import { cardOf } from './search-cards.js';
import { rank, search } from './search-query.js';

const SIZE = 10;
// As many pages are read at most to find those that have a long phrase.
const CHECKED = 60;
const root = document.getElementById('results');
const browse = document.getElementById('browse');
const [count, instead, options, facets, list, pages] = ['count', 'instead', 'options', 'facets', 'found', 'pages']
  .map((name) => root.querySelector(`.${name}`));
const fields = [...document.querySelectorAll('input[name="q"]')];
const snippets = () => import('./search-snippets.js');
const dayOf = (date) => Date.parse(date) / 864e5 + 1 || 0;
const isMark = (name) => /^(q|sort|page|literal)$/.test(name);

let state;
let ticket = 0;

// The address with some parameters changed; the page begins anew.
function changed(change) {
  const next = new URLSearchParams(state);
  for (const [name, value] of Object.entries({ page: '', ...change })) {
    next.delete(name);
    for (const one of [value].flat()) if (one) next.append(name, one);
  }
  return `${location.pathname}?${next}`;
}

// Takes the address over.
function arrive(isTyping) {
  state = new URLSearchParams(location.search);
  const q = state.get('q') || '';
  fields.forEach((field) => { if (field.value.trim() !== q) field.value = q; });
  return find(isTyping);
}

// What is typed replaces its entry in the history, all else makes one.
function go(address, isTyping = false) {
  history[isTyping || address === location.pathname + location.search ? 'replaceState' : 'pushState']({ isTyping }, '', address);
  return arrive(isTyping);
}

// A link to another state of the page.
function link(label, change, rel = '') {
  return make('a', {
    rel, href: changed(change),
    onclick(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(changed(change)).then(() => count.focus());
    },
  }, label);
}

// What to show of a match: its page of ten, with long phrases looked up on the pages of the results.
async function choose(index, match, allowed, days) {
  const start = (Math.max(1, Math.floor(state.get('page')) || 1) - 1) * SIZE;
  const found = rank(match, start + SIZE + (match.isAbout ? CHECKED : 0), allowed, days);
  const withCards = (some) => Promise.all(some.map(async (one) => ({ ...one, card: await cardOf(index, one.doc) })));
  if (!match.isAbout) return { ...found, start, items: await withCards(found.best.slice(start)) };
  const { hasPhrases, readPage } = await snippets();
  let items = [];
  let at = 0;
  for (; at < found.best.length && items.length < start + SIZE; at += SIZE) {
    const some = await withCards(found.best.slice(at, at + SIZE));
    const isRight = await Promise.all(some.map(async ({ card }) => hasPhrases(await readPage(card.url), match.phrases)));
    items = items.concat(some.filter((_, i) => isRight[i]));
  }
  const isAbout = at < found.size;
  if (!isAbout) Object.assign(found, { size: items.length, total: items.filter(({ isWhole }) => isWhole).length });
  return { ...found, isAbout, start, items: items.slice(start, start + SIZE) };
}

// Searches and shows what is found.
async function find(isTyping) {
  const mine = ++ticket;
  const started = performance.now();
  const narrowed = [...state].some(([name, value]) => !isMark(name) && value);
  const isByDate = state.get('sort') === 'date';
  root.hidden = !state.get('q')?.trim() && !narrowed;
  browse.hidden = !root.hidden;
  if (root.hidden) return;
  await withIndex(async (index) => {
    const load = () => import('./search-facets.js').then((module) => module.readFacets(index));
    const [match, early] = await Promise.all([
      search(index, state.get('q') || '', { isTyping, isLiteral: state.has('literal') }), narrowed || isByDate ? load() : null,
    ]);
    const outside = early?.outside(state, dayOf(state.get('from')), dayOf(state.get('to')));
    const allowed = outside?.map((bits) => !bits);
    const present = async () => {
      const found = await choose(index, match, allowed, isByDate && early.days);
      if (mine === ticket) show(match, found, performance.now() - started);
    };
    await present();
    if (match.more) {
      await match.more();
      await present();
    }
    const all = early || await load();
    if (mine === ticket) showFacets(all.count(match.all, outside));
  }).catch((error) => {
    if (mine !== ticket) return;
    for (const part of [count, instead, facets, pages]) part.replaceChildren();
    list.replaceChildren(failure(error, () => find(isTyping)));
  });
}

function show(match, found, time) {
  const { total, size, start, items, isAbout = false } = found;
  const text = counted(found, match, isAbout);
  announce(text);
  count.replaceChildren(text, ' ', make('small', {}, say('seconds', { s: number(Math.max(time, 1) / 1000) })));
  const typed = state.get('q')?.trim();
  instead.replaceChildren(...(match.replaced
    ? [say('instead', { found: match.replaced, typed }), ' ', link(say('literal', { typed }), { literal: 1 })] : []));
  const ordered = (isWhole) => make('ol', {}, ...items.filter((one) => !one.isWhole !== isWhole).map(({ card }) => item(card)));
  list.replaceChildren(ordered(true), ...(items.every(({ isWhole }) => isWhole) ? [] : [make('p', { className: 'note' }, say('some')), ordered(false)]));
  root.querySelector('.help').hidden = browse.hidden = items.length > 0;
  const page = start / SIZE + 1;
  const last = Math.ceil(size / SIZE);
  pages.replaceChildren(
    page > 1 ? link(say('previous'), { page: page - 1 }, 'prev') : '',
    last > 1 ? say('page', { page: number(page), last: number(last) }) : '',
    page < last ? link(say('next'), { page: page + 1 }, 'next') : '',
  );
  for (const field of options.elements) field.value = state.get(field.name) || '';
  showPassages(match, ticket);
}

// Passages are fetched as results come into view.
function showPassages(match, mine) {
  const watcher = new IntersectionObserver((entries) => entries.forEach(async ({ isIntersecting, target }) => {
    if (!isIntersecting) return;
    watcher.unobserve(target);
    const { readPage, snippet } = await snippets();
    const address = target.querySelector('a');
    const passage = snippet(await readPage(address.href), match.slots);
    if (!passage || mine !== ticket) return;
    target.append(make('p', {}, ...passage.pieces.map((piece, i) => (i % 2 ? make('mark', {}, piece) : piece))));
    address.hash = passage.anchor;
  }));
  list.querySelectorAll('li').forEach((one) => watcher.observe(one));
}

function showFacets(all) {
  const focused = document.activeElement.id;
  const isOpen = (id) => facets.querySelector(`[data-facet="${id}"]`)?.open || state.has(id);
  facets.replaceChildren(...all.map(({ id, label, values }) => {
    const chosen = state.getAll(id);
    const rows = values.filter((value) => value.count || chosen.includes(value.id));
    const group = make('details', { open: isOpen(id), hidden: !rows.length }, make('summary', {}, label || say(id)), make('ul', {}, ...rows.map((row) => {
      const box = make('input', { type: 'checkbox', id: `${id}-${row.id}`, checked: chosen.includes(row.id) });
      box.onchange = () => go(changed({ [id]: box.checked ? [...chosen, row.id] : chosen.filter((one) => one !== row.id) }));
      const name = row.isGone ? say('former', { place: row.label }) : row.label;
      return make('li', {}, make('label', {}, box, name, ' ', make('span', { className: 'count' }, number(row.count))));
    })));
    group.dataset.facet = id;
    return group;
  }), ...([...state.keys()].every(isMark) ? [] : [link(say('clear'), Object.fromEntries([...state.keys()].filter((name) => !isMark(name)).map((name) => [name, ''])))]));
  if (focused) document.getElementById(focused)?.focus();
}

options.addEventListener('change', ({ target }) => go(changed({ [target.name]: target.value })));
options.addEventListener('submit', (event) => event.preventDefault());
for (const field of fields) {
  const type = (isTyping) => go(changed({ q: field.value, literal: '' }), isTyping);
  field.addEventListener('input', () => type(true));
  field.form.addEventListener('submit', (event) => {
    event.preventDefault();
    type(false);
  });
  watchKeys(field.form, field, () => type(true));
}
watchKeys(root.parentElement, fields.at(-1), () => go(changed({ q: '' }), true));
addEventListener('popstate', (event) => arrive(event.state?.isTyping));
const typed = fields.find((field) => field.value)?.value;
state = new URLSearchParams(location.search);
if (typed && !state.has('q')) go(changed({ q: typed }), true);
else arrive(history.state?.isTyping);
