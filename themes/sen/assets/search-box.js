// The search box in the header of every page, with the best results below it, and what the search page
// shares with it. Words come from the data attributes that the theme fills.

import { cardOf } from './search-cards.js';
import { Index } from './search-files.js';
import { rank, search } from './search-query.js';

const [form] = document.forms;
const results = document.getElementById('results');
const { lang } = document.documentElement;
const SHOWN = 6;

export const number = (value) => value.toLocaleString(lang, { maximumFractionDigits: 3 });

// A word of the theme with its values filled in.
export const say = (word, values = {}) => ({ ...form.dataset, ...results?.dataset })[word].replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Makes an element; what is no element becomes text.
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

let opening;
let cache;

// Does something with the index; once more when the site was published anew meanwhile.
export async function withIndex(work, isSecond) {
  opening ||= Index.open(new URL(form.dataset.index, location).href, cache);
  try {
    await work(await opening);
  } catch (error) {
    opening = null;
    cache = error.kind === 'damaged' ? 'reload' : undefined;
    if (error.kind !== 'stale' || isSecond) throw error;
    await withIndex(work, true);
  }
}

// What went wrong, with a button to try again.
export function failure(error, again) {
  const text = say(error.kind === 'offline' ? 'offline' : 'failed');
  announce(text);
  return make('div', { className: 'note' }, text, ' ', make('button', { type: 'button', onclick: again }, say('retry')));
}

const live = make('p', { className: 'hidden', role: 'status' });
let speaking;

// Tells screen readers, once the reader stops typing.
export function announce(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => { live.textContent = text; }, 700);
}

// How many were found.
export function counted({ total }, match, isAbout = match.isAbout) {
  return say(!total ? 'none' : match.more ? 'atLeast' : isAbout ? 'about' : 'found', { n: number(total) });
}

// A result: its title, then kind, place, day and awards. Days as Decree 30/2020 writes them: zeros before
// days under 10 and before January and February.
export function item({ title, url, kind, place, day, awards, isSample }) {
  const [year, month, date] = new Date((day - 1) * 864e5).toISOString().split('-');
  const facts = [kind, place, day ? `${date.slice(0, 2)}/${month < 3 ? month : +month}/${year}` : ''].filter(Boolean).join(' · ');
  const element = make('li', {}, make('a', { href: url }, title), make('p', { className: 'meta' }, facts));
  if (awards.length) element.append(make('p', { className: 'meta award' }, awards.join(' · ')));
  if (isSample) element.children[1].append(' ', make('span', { className: 'badge' }, say('sample')));
  return element;
}

// Arrows move through a search field and the links below it; Escape clears the field.
export function watchKeys(area, field, clear) {
  area.addEventListener('keydown', (event) => {
    const stops = [field, ...area.querySelectorAll('ol a')];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (event.key === 'Escape') {
      field.value = '';
      field.focus();
      clear();
    } else if (at < 0 || !next) {
      return;
    }
    next?.focus();
    event.preventDefault();
  });
}

// The panel below a search box.
function attach(box) {
  const field = box.elements.q;
  const panel = make('div', { className: 'suggestions', hidden: true });
  let ticket = 0;
  const show = (...children) => {
    panel.replaceChildren(...children);
    panel.hidden = !children.length;
  };
  const find = async () => {
    const mine = ++ticket;
    const q = field.value.trim();
    if (!q) return show();
    await withIndex(async (index) => {
      const match = await search(index, field.value, { isTyping: true });
      const found = match.isEmpty ? { total: 0, best: [] } : rank(match, SHOWN);
      const cards = await Promise.all(found.best.map(({ doc }) => cardOf(index, doc)));
      if (mine !== ticket) return;
      const count = counted(found, match);
      announce(count);
      show(
        make('p', { className: 'meta' }, match.replaced ? say('instead', { found: match.replaced, typed: q }) : ''),
        make('ol', {}, ...cards.map(item)),
        make('p', {}, found.total ? make('a', { href: `${box.action}?${new URLSearchParams({ q })}` }, say('all', { found: count })) : count),
      );
    }).catch((error) => mine === ticket && show(failure(error, find)));
    return undefined;
  };
  box.append(panel);
  field.addEventListener('input', find);
  watchKeys(box, field, find);
  for (const event of ['focusin', 'click']) {
    document.addEventListener(event, ({ target }) => { if (!box.contains(target)) panel.hidden = true; });
  }
  field.addEventListener('focus', () => { panel.hidden = !panel.firstChild; });
  if (field.value) find();
}

document.body.append(live);
if (!results) document.querySelectorAll('form.search').forEach(attach);
