// The search: on its own page, and below the search box of all others. What it exports is for a site's own scripts.

import { attach, results } from './search-box.js';
import { Index } from './search-files.js';
import { start } from './search-page.js';
import { rank, search } from './search-query.js';
import { cardOf } from './search-words.js';

if (results) start();
else document.querySelectorAll('form.search').forEach(attach);

export { Index, cardOf, rank, search };
