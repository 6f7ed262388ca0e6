// The search box, and what the search page has of it.

import { Index, cardOf, rank, search } from './search-query.js';

const [header] = document.forms;
export const results = document.getElementById('results');

export const number = new Intl.NumberFormat(document.documentElement.lang).format;

// A word of the theme, with `{name}` filled in.
export const say = (word, values = {}) => (results?.dataset[word] ?? header.dataset[word]).replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const visible = (text) => text.replace(/\p{C}/gu, '').trim();

export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

let opening;
let cache;

// Works once more when the site was published again.
export async function withIndex(work, isSecond) {
  opening ||= Index.open(new URL(header.dataset.index, location).href, cache);
  try {
    await work(await opening);
  } catch (error) {
    opening = null;
    cache = error.kind === 'damaged' ? 'reload' : undefined;
    if (error.kind !== 'stale' || isSecond) throw error;
    await withIndex(work, true);
  }
}

export const on = (target, ...rest) => target.addEventListener(...rest);

export function failureNote(error, again) {
  const text = say(error.kind === 'offline' ? 'offline' : 'failed');
  announce(text);
  return make('div', { className: 'note' }, text, ' ', make('button', { type: 'button', onclick: again }, say('retry')));
}

const live = make('p', { className: 'hidden', role: 'status' });
let speaking;

// Tells screen readers, after typing.
export function announce(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => { live.textContent = text; }, 700);
}

export const counted = ({ total }, { more, isAbout }) => (
  say(!total ? 'none' : more ? 'atLeast' : isAbout ? 'about' : 'found', { n: number(total) }));

// Decree 30/2020 asks for a zero before days under 10 and months 1 and 2.
export function item({ title, url, kind, place, day, awards, isSample }) {
  const [year, month, date] = new Date((day - 1) * 864e5).toISOString().split('-');
  const facts = [kind, place, day ? `${date.slice(0, 2)}/${month < 3 ? month : +month}/${year}` : ''].filter(Boolean).join(' · ');
  const element = make('li', {}, make('a', { href: url }, title), make('p', { className: 'meta' }, facts));
  if (awards.length) element.append(make('p', { className: 'meta award' }, awards.join(' · ')));
  if (isSample) element.children[1].append(' ', make('span', { className: 'badge' }, say('sample')));
  return element;
}

export function watchKeys(area, field, clear) {
  on(area, 'keydown', (event) => {
    const stops = [field, ...area.querySelectorAll('ol a')];
    const at = stops.indexOf(document.activeElement);
    const isEscape = event.key === 'Escape';
    const next = isEscape ? field : stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
    if (isEscape) {
      field.value = '';
      clear();
    }
  });
}

function attach(box) {
  const field = box.elements.q;
  const panel = make('div', { className: 'suggestions', tabIndex: -1 });
  let ticket = 0;
  const find = async () => {
    const mine = ++ticket;
    const q = field.value.trim();
    if (!q) return panel.replaceChildren();
    return withIndex(async (index) => {
      const match = await search(index, field.value, { isTyping: true });
      const found = match.isEmpty ? { total: 0, best: [] } : rank(match, 6);
      const cards = await Promise.all(found.best.map(({ doc }) => cardOf(index, doc)));
      if (mine !== ticket) return;
      const count = counted(found, match);
      announce(count);
      panel.replaceChildren(
        make('p', { className: 'meta' }, match.replaced ? say('instead', { found: match.replaced, typed: visible(q) }) : ''),
        make('ol', {}, ...cards.map(item)),
        make('p', {}, found.total ? make('a', { href: `${box.action}?${new URLSearchParams({ q })}` }, say('all', { found: count })) : count),
      );
    }).catch((error) => mine === ticket && panel.replaceChildren(failureNote(error, () => {
      field.focus();
      find();
    })));
  };
  box.append(panel);
  on(field, 'input', find);
  watchKeys(box, field, find);
  if (field.value) find();
}

export const start = () => document.querySelectorAll('form.search').forEach(attach);

document.body.append(live);
