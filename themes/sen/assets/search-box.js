// The search box in the header of every page, with the best results below it; and what it shares with the
// search page. Words come from the data attributes of the forms, which the theme fills.

import { cardOf } from './search-cards.js';
import { Index } from './search-files.js';
import { search } from './search-query.js';

const form = document.querySelector('form.search[data-index]');
const results = document.getElementById('results');
const SHOWN = 6;

/** A word of the theme with its values filled in. */
export function say(word, values = {}) {
  const text = results?.dataset[word] ?? form.dataset[word] ?? '';
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const number = (value) => value.toLocaleString(document.documentElement.lang);

/** Makes an element; texts stay texts. */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== ''));
  return element;
}

let opening;
let cache;

/** Does something with the index; once more when the site was published anew meanwhile. */
export async function withIndex(work, isSecond = false) {
  opening ||= Index.open(new URL(form.dataset.index, location.href).href, cache);
  try {
    return await work(await opening);
  } catch (error) {
    opening = null;
    cache = error.kind === 'damaged' ? 'reload' : undefined;
    if (error.kind === 'stale' && !isSecond) return withIndex(work, true);
    throw error;
  }
}

/** What went wrong, with a button to try again. */
export function failure(error, again) {
  const word = error.kind === 'offline' || !navigator.onLine ? 'offline' : 'failed';
  return make('div', { className: 'note' }, make('p', {}, say(word)),
    make('button', { type: 'button', onclick: again }, say('retry')));
}

const live = make('p', { className: 'hidden', role: 'status' });
let speaking;

/** Tells screen readers, once the reader stops typing. */
export function announce(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => { live.textContent = text; }, 700);
}

/** A day since 1970 as it is written, by Decree 30/2020: zeros before days under 10 and before January and February. */
function dayText(days) {
  const date = new Date(days * 864e5);
  const month = date.getUTCMonth() + 1;
  return `${String(date.getUTCDate()).padStart(2, '0')}/${month < 3 ? `0${month}` : month}/${date.getUTCFullYear()}`;
}

/** Kind, place, day and awards of a result. */
export function facts({ kind, place, day, awards, isSample }) {
  const meta = make('p', { className: 'meta' }, [kind, place, day ? dayText(day - 1) : ''].filter(Boolean).join(' · '));
  if (isSample) meta.append(' ', make('span', { className: 'badge' }, say('sample')));
  return awards.length ? [meta, make('p', { className: 'meta award' }, awards.join(' · '))] : [meta];
}

/** The panel below a search box. */
function attach(box) {
  const field = box.elements.q;
  const panel = make('div', { className: 'suggestions', hidden: true });
  box.append(panel);
  let ticket = 0;
  const close = () => {
    ticket += 1;
    panel.hidden = true;
    panel.replaceChildren();
  };
  const show = (...children) => {
    panel.replaceChildren(...children);
    panel.hidden = false;
  };
  const find = async () => {
    const text = field.value;
    if (!text.trim()) return close();
    const mine = ++ticket;
    try {
      await withIndex(async (index) => {
        const match = await search(index, text, { isTyping: true });
        const { total, best } = match.isEverything ? { total: 0, best: [] } : match.rank(SHOWN);
        const cards = await Promise.all(best.map(({ doc }) => cardOf(index, doc)));
        if (mine !== ticket) return;
        const count = say(total ? match.more ? 'atLeast' : match.isAbout ? 'about' : 'found' : 'none', { n: number(total) });
        const address = new URL(box.action);
        address.search = new URLSearchParams({ q: text });
        announce(count);
        show(
          match.replaced ? make('p', { className: 'meta' }, say('instead', { found: match.replaced, typed: text.trim() })) : '',
          make('ol', {}, ...cards.map((card) => make('li', {}, make('a', { href: card.url }, card.title), ...facts(card).slice(0, 1)))),
          make('p', { className: 'all' }, total ? make('a', { href: address.href }, say('all', { n: number(total) })) : count));
      });
    } catch (error) {
      if (mine === ticket) show(failure(error, find));
    }
    return undefined;
  };
  field.addEventListener('input', find);
  box.addEventListener('focusout', ({ relatedTarget }) => { if (relatedTarget && !box.contains(relatedTarget)) close(); });
  document.addEventListener('click', ({ target }) => { if (!box.contains(target)) close(); });
  box.addEventListener('keydown', (event) => step(event, [field, ...panel.querySelectorAll('a')], close));
  if (field.value && document.activeElement === field) find();
}

/** Moves by arrows through a search field and the links below it; Escape clears the field. */
export function step(event, stops, clear) {
  const [field] = stops;
  const at = stops.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (event.key === 'Escape') {
    field.value = '';
    field.focus();
    clear();
  } else if (at >= 0 && stops[next]) {
    stops[next].focus();
  } else {
    return;
  }
  event.preventDefault();
}

document.body.append(live);
if (results) {
  import('./search-page.js').then((page) => page.start(results));
} else {
  document.querySelectorAll('form.search').forEach(attach);
}
