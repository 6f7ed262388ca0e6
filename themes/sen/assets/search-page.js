// The search page: all results in pages of ten, narrowed by facets and dates. Its whole state is in the
// address, so a search can be linked, kept and gone back to.

import { cardOf } from './search-cards.js';
import { search } from './search-query.js';
import { announce, facts, failure, make, number, say, step, withIndex } from './search-box.js';

const SIZE = 10;
// As many pages are read at most to find those that have a long phrase.
const CHECKED = 60;
const FACETS = ['kind', 'province', 'commune', 'field', 'campaign', 'form', 'year'];

let root;
let state;
let ticket = 0;
let parts;

/** The state in an address. */
function read(address) {
  const query = new URLSearchParams(address);
  return {
    q: query.get('q') || '',
    isLiteral: query.has('literal'),
    isByDate: query.get('sort') === 'date',
    from: query.get('from') || '',
    to: query.get('to') || '',
    page: Math.max(1, Math.min(1e5, Math.floor(query.get('page')) || 1)),
    chosen: Object.fromEntries(FACETS.map((id) => [id, query.getAll(id)])),
  };
}

/** The address of a state. */
function write({ q, isLiteral, isByDate, from, to, page, chosen }) {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (isLiteral) query.set('literal', '1');
  if (isByDate) query.set('sort', 'date');
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  FACETS.forEach((id) => chosen[id].forEach((value) => query.append(id, value)));
  if (page > 1) query.set('page', page);
  return `${location.pathname}?${query}`;
}

const dayOf = (date) => (Date.parse(date) / 864e5) || 0;

/** Takes a new state over and searches; what was typed replaces the entry of history before it. */
function go(change, { isTyping = false } = {}) {
  const before = state;
  state = { ...state, page: 1, ...change };
  const isSame = write(state) === location.pathname + location.search;
  history[isTyping || isSame ? 'replaceState' : 'pushState']({ isTyping }, '', write(state));
  if (before.q !== state.q) fields().forEach((field) => { if (field.value !== state.q) field.value = state.q; });
  return find(isTyping);
}

const fields = () => document.querySelectorAll('input[name="q"]');

/** A link to another state of the page. */
function link(label, change, properties = {}) {
  return make('a', {
    ...properties, href: write({ ...state, page: 1, ...change }),
    onclick(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(change).then(() => { parts.count.focus(); });
    },
  }, label);
}

/** Which documents to show of a match: those of the page, with phrases looked up on their pages. */
async function choose(index, match, allowed, days) {
  const first = (state.page - 1) * SIZE;
  const ranked = match.rank(first + SIZE + (match.isAbout ? CHECKED : 0), allowed, days);
  const shown = async ({ doc, isWhole }) => ({ isWhole, card: await cardOf(index, doc) });
  if (!match.isAbout) {
    return { ...ranked, isAbout: false, items: await Promise.all(ranked.best.slice(first).map(shown)) };
  }
  const { hasPhrases, readPage } = await import('./search-snippets.js');
  const items = [];
  let at = 0;
  for (; at < ranked.best.length && items.length < first + SIZE; at += SIZE) {
    const batch = await Promise.all(ranked.best.slice(at, at + SIZE).map(shown));
    const blocks = await Promise.all(batch.map(({ card }) => readPage(card.url)));
    items.push(...batch.filter((_, i) => blocks[i] === null || hasPhrases(blocks[i], match.parsed.phrases)));
  }
  const isAbout = at < ranked.size;
  const total = isAbout ? ranked.total : items.filter(({ isWhole }) => isWhole).length;
  return { ...ranked, isAbout, total, size: isAbout ? ranked.size : items.length, items: items.slice(first, first + SIZE) };
}

/** Searches and shows what is found. */
async function find(isTyping = false) {
  const mine = ++ticket;
  const isMine = () => mine === ticket;
  const narrowed = state.from || state.to || FACETS.some((id) => state.chosen[id].length);
  if (!state.q.trim() && !narrowed) {
    show(false);
    return;
  }
  root.setAttribute('aria-busy', 'true');
  const started = performance.now();
  try {
    await withIndex(async (index) => {
      const facets = () => import('./search-facets.js').then(async (module) => ({ module, ...await module.readFacets(index) }));
      const [match, early] = await Promise.all([
        search(index, state.q, { isTyping, isLiteral: state.isLiteral }), narrowed || state.isByDate ? facets() : null,
      ]);
      const bits = early && early.module.outside(early, state.chosen, dayOf(state.from), dayOf(state.to));
      const allowed = bits && bits.map((bit) => (bit ? 0 : 1));
      const present = async () => {
        const chosen = await choose(index, match, allowed, state.isByDate ? early.days : null);
        if (isMine()) showResults(match, chosen, performance.now() - started);
      };
      await present();
      if (!isMine()) return;
      root.removeAttribute('aria-busy');
      showSnippets(match, isMine);
      if (match.more) {
        await match.more();
        if (isMine()) await present();
        if (isMine()) showSnippets(match, isMine);
      }
      const { module, ...all } = early || await facets();
      if (!isMine()) return;
      showFacets(all, module.count(all, match.all, bits || new Uint16Array(index.docs)));
    });
  } catch (error) {
    if (!isMine()) return;
    root.removeAttribute('aria-busy');
    show(true);
    parts.facets.hidden = true;
    parts.list.replaceChildren(failure(error, () => find(isTyping)));
    parts.count.textContent = '';
    announce(parts.list.textContent);
  }
}

/** Shows the results, or else the lists to browse. */
function show(isSearching) {
  root.hidden = !isSearching;
  document.getElementById('browse').hidden = isSearching;
  if (!isSearching) parts.list.replaceChildren();
}

function showResults(match, { total, size, isAbout, items }, time) {
  show(true);
  const word = total === 0 ? 'none' : match.more ? 'atLeast' : isAbout ? 'about' : 'found';
  const count = say(word, { n: number(total) });
  const seconds = say('seconds', { s: (Math.max(time, 1) / 1000).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 3 }) });
  parts.count.replaceChildren(count, ' ', make('small', {}, seconds));
  announce(count);
  const typed = state.q.trim();
  parts.instead.replaceChildren(...(match.replaced ? [
    say('instead', { found: match.replaced, typed }), ' ', link(say('literal', { typed }), { isLiteral: true })] : []));
  const list = (isWhole) => make('ol', {}, ...items.filter((item) => item.isWhole === isWhole).map(({ card }) => make(
    'li', {}, make('h2', {}, make('a', { href: card.url }, card.title)), ...facts(card),
    make('p', { className: 'snippet', hidden: true }))));
  const some = items.some((item) => !item.isWhole) ? [make('p', { className: 'note' }, say('some')), list(false)] : [];
  const help = total === 0 && some.length === 0 ? [make('ul', {}, ...say('help').split('|').map((tip) => make('li', {}, tip)))] : [];
  if (help.length) document.getElementById('browse').hidden = false;
  parts.list.replaceChildren(list(true), ...some, ...help);
  const last = Math.ceil(size / SIZE);
  parts.pages.replaceChildren(...(last < 2 ? [] : [
    state.page > 1 ? link(say('previous'), { page: state.page - 1 }, { rel: 'prev' }) : '',
    make('span', {}, say('page', { page: number(state.page), last: number(last) })),
    state.page < last ? link(say('next'), { page: state.page + 1 }, { rel: 'next' }) : '']));
  parts.sort.value = state.isByDate ? 'date' : '';
  parts.from.value = state.from;
  parts.to.value = state.to;
}

/** Fetches the passages of results as they come into view. */
async function showSnippets(match, isMine) {
  const { readPage, snippet } = await import('./search-snippets.js');
  const fill = async (item) => {
    const target = item.querySelector('a');
    const place = item.querySelector('.snippet');
    const blocks = await readPage(target.href);
    const found = blocks && isMine() && snippet(blocks, match.slots);
    if (!found) return;
    place.replaceChildren(...found.pieces.map((piece, i) => (i % 2 ? make('mark', {}, piece) : piece)));
    place.hidden = false;
    if (found.anchor) target.hash = found.anchor;
  };
  const watcher = new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => {
    if (!isIntersecting) return;
    watcher.unobserve(target);
    fill(target);
  }), { rootMargin: '200px' });
  parts.list.querySelectorAll('ol > li').forEach((item) => watcher.observe(item));
}

function showFacets({ all }, counts) {
  parts.facets.hidden = false;
  const focused = document.activeElement?.closest('.facets') && document.activeElement.id;
  all.forEach(({ id, label, values }, i) => {
    const chosen = state.chosen[id];
    const rows = values.map((value, n) => ({ ...value, count: counts[i][n] }))
      .filter((value) => value.count > 0 || chosen.includes(value.id))
      .sort((a, b) => (id === 'year' ? b.id - a.id : b.count - a.count));
    let group = parts.facets.querySelector(`[data-facet="${id}"]`);
    if (!group) {
      group = make('details', {}, make('summary', {}, label || say(id)), make('ul'));
      group.dataset.facet = id;
      parts.facets.append(group);
    }
    group.hidden = rows.length === 0;
    if (chosen.length) group.open = true;
    group.lastChild.replaceChildren(...rows.map((row) => make('li', {}, make('label', {}, make('input', {
      type: 'checkbox', id: `${id}-${row.id}`, checked: chosen.includes(row.id),
      onchange() {
        go({ chosen: { ...state.chosen, [id]: chosen.includes(row.id) ? chosen.filter((one) => one !== row.id) : [...chosen, row.id] } });
      },
    }), make('span', {}, row.isGone ? say('former', { place: row.label }) : row.label), make('span', { className: 'count' }, number(row.count))))));
  });
  parts.clear.hidden = !(state.from || state.to || FACETS.some((id) => state.chosen[id].length));
  if (focused) document.getElementById(focused)?.focus();
}

/** Makes the page. */
export function start(element) {
  root = element;
  const option = (value, label) => make('option', { value }, label);
  const change = (name) => ({ onchange({ target }) { go({ [name]: target.value }); } });
  const labelled = (label, field) => make('label', {}, say(label), ' ', field);
  parts = {
    count: make('p', { className: 'count', tabIndex: -1 }),
    instead: make('p', { className: 'instead' }),
    sort: make('select', { onchange({ target }) { go({ isByDate: target.value === 'date' }); } },
      option('', say('relevance')), option('date', say('newest'))),
    from: make('input', { type: 'date', ...change('from') }),
    to: make('input', { type: 'date', ...change('to') }),
    clear: make('button', {
      type: 'button', hidden: true, onclick() { go({ from: '', to: '', chosen: read('').chosen }); },
    }, say('clear')),
    facets: make('div', { className: 'facets', hidden: true }),
    list: make('div', { className: 'found' }),
    pages: make('nav', { className: 'pages', ariaLabel: say('pages') }),
  };
  const options = make('div', { className: 'options' }, labelled('sort', parts.sort), labelled('from', parts.from), labelled('to', parts.to), parts.clear);
  root.replaceChildren(parts.count, parts.instead, options, make('div', { className: 'columns-found' }, parts.facets, make('div', {}, parts.list, parts.pages)));
  document.querySelectorAll('form.search').forEach((form) => {
    const field = form.elements.q;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      go({ q: field.value, isLiteral: false });
    });
    field.addEventListener('input', () => go({ q: field.value, isLiteral: false }, { isTyping: true }));
    form.addEventListener('keydown', (event) => step(event, [field, ...parts.list.querySelectorAll('h2 a')], () => go({ q: '' })));
    root.addEventListener('keydown', (event) => {
      if (form === document.querySelector('form.search.large')) step(event, [field, ...parts.list.querySelectorAll('h2 a')], () => go({ q: '' }));
    });
  });
  addEventListener('popstate', ({ state: entry }) => {
    state = read(location.search);
    fields().forEach((field) => { field.value = state.q; });
    find(entry?.isTyping);
  });
  state = read(location.search);
  const typed = [...fields()].find((field) => field.value)?.value;
  if (typed && typed !== state.q) go({ q: typed }, { isTyping: true });
  else find(history.state?.isTyping);
}
