// Shows the print buttons, which do nothing without scripts, and repeats the searched words in the
// field of the search page.
(function () {
  'use strict';
  document.querySelectorAll('button.print').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
  var words = new URLSearchParams(location.search).get('q');
  if (words) {
    document.querySelectorAll('input[name="q"]').forEach(function (field) { field.value = words; });
  }
})();
