// Shows the print buttons, which do nothing without scripts, repeats the searched words in the search
// fields, and loads the search once somebody searches: `/` goes to the field.
(function () {
  'use strict';
  document.querySelectorAll('button.print').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
  var results = document.getElementById('results');
  var fields = document.querySelectorAll('input[name="q"]');
  var words = new URLSearchParams(location.search).get('q');
  if (words) fields.forEach(function (field) { field.value = words; });

  var loading = false;
  function load() {
    if (loading) return;
    loading = true;
    import('./search.js').catch(function () {
      loading = false;
      var form = document.querySelector('form[data-offline]');
      var again = document.createElement('button');
      again.type = 'button';
      again.textContent = form.dataset.retry;
      again.addEventListener('click', function () { location.reload(); });
      var note = document.createElement('div');
      note.className = 'note';
      note.setAttribute('role', 'alert');
      note.append(form.dataset.offline, ' ', again);
      var place = results ? results.querySelector('.found') : form.querySelector('.suggestions') || document.createElement('div');
      place.replaceChildren(note);
      if (results) {
        results.hidden = false;
      } else {
        place.className = 'suggestions';
        form.append(place);
      }
    });
  }
  document.addEventListener('focusin', function (event) { if (event.target.name === 'q') load(); });
  document.addEventListener('keydown', function (event) {
    var isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
    if (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    fields[fields.length - 1].focus();
  });
  if ((results && location.search) || document.activeElement.name === 'q') load();
})();
