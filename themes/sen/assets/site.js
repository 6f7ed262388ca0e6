// Print buttons, the searched words in the search fields, and the search, loaded when the reader searches.

const results = document.getElementById('results');
const fields = document.querySelectorAll('input[name="q"]');
const words = new URLSearchParams(location.search).get('q');
if (words) fields.forEach((field) => { field.value = words; });

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

document.querySelectorAll('button.print').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});

let loading;

// Asks for all modules at once: none waits for another.
function load() {
  loading ||= Promise.all([
    results ? import('./search-page.js') : import('./search-box.js'),
    import('./search-query.js'), import('./search-index.js'),
  ]).then(([{ start }]) => start()).catch(fail);
}

function fail() {
  loading = null;
  const form = document.querySelector('form[data-offline]');
  const { offline, retry } = form.dataset;
  const note = make('div', { className: 'note', role: 'alert' });
  note.append(offline, ' ', make('button', { type: 'button', textContent: retry, onclick: () => location.reload() }));
  let place = results?.querySelector('.found') || form.querySelector('.suggestions');
  if (!place) form.append(place = make('div', { className: 'suggestions' }));
  place.replaceChildren(note);
  if (results) results.hidden = false;
}

document.addEventListener('focusin', ({ target }) => { if (target.name === 'q') load(); });
document.addEventListener('keydown', (event) => {
  const { tagName, type } = event.target;
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(tagName) && type !== 'checkbox';
  if (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  fields[fields.length - 1].focus();
});
if ((results && location.search) || document.activeElement.name === 'q') load();
