// The preview's part in the browser: listens for changes, reloads or swaps style sheets, lists errors over the page,
// and shows the editor's bar. Everything it shows lives in shadow trees with style sheets of their own.
(() => {
  'use strict';
  const script = document.currentScript;
  const { token, print } = script.dataset;
  const here = location.pathname;
  const stateAddress = `/__guong/state?token=${token}&page=${here.replace(/&/g, '%26')}`;
  const words = {
    en: {
      bar: 'Preview', status: { published: 'published', draft: 'draft', embargoed: 'embargoed until', expired: 'expired',
        withdrawn: 'withdrawn', sample: 'sample' },
      expires: 'expires', words: 'words', syllables: 'syllables', read: 'to read', speak: 'read aloud', missing: 'missing',
      source: 'source', link: 'address when published', errors: 'errors', error: 'error', warning: 'warning',
      warnings: 'warnings', none: 'no errors', title: 'The content has errors', hide: 'Hide (Esc)', show: 'Show the errors',
      more: 'more', behind: 'The page behind is the last one without errors.',
      nothing: 'The page appears when they are mended.', alone: 'only the preview shows this page', fold: 'Fold the bar', unfold: 'Unfold the bar',
      fixed: 'All errors are mended', lost: 'The preview has ended', back: 'The preview is there again',
    },
    vi: {
      bar: 'Xem trước', status: { published: 'được đăng', draft: 'bản thảo', embargoed: 'giữ đến', expired: 'đã hết hạn',
        withdrawn: 'đã gỡ', sample: 'minh họa' },
      expires: 'hết hạn', words: 'từ', syllables: 'âm tiết', read: 'đọc thầm', speak: 'đọc thành tiếng', missing: 'còn thiếu',
      source: 'tệp nguồn', link: 'địa chỉ khi đăng', errors: 'lỗi', error: 'lỗi', warning: 'cảnh báo',
      warnings: 'cảnh báo', none: 'không có lỗi', title: 'Nội dung còn lỗi', hide: 'Ẩn (Esc)', show: 'Xem lỗi',
      more: 'lỗi nữa', behind: 'Trang phía sau là bản gần nhất không có lỗi.',
      nothing: 'Trang sẽ hiện ra khi đã sửa xong.', alone: 'chỉ bản xem trước có trang này', fold: 'Thu gọn thanh', unfold: 'Mở thanh',
      fixed: 'Đã sửa hết lỗi', lost: 'Bản xem trước đã tắt', back: 'Bản xem trước đã chạy lại',
    },
  };
  let text = words.en;
  let generation = 0;
  let run = null;
  const hasPage = !document.querySelector('meta[name="guong-preview"][content="no-pages"]');

  // MARK: Scroll position

  const memory = {
    get(key) { try { return JSON.parse(sessionStorage.getItem(`guong:${key}`)); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(`guong:${key}`, JSON.stringify(value)); } catch { /* no storage */ } },
    drop(key) { try { sessionStorage.removeItem(`guong:${key}`); } catch { /* no storage */ } },
  };

  function reload() {
    memory.set('scroll', { here, x: scrollX, y: scrollY });
    location.reload();
  }

  function scrollBack() {
    const kept = memory.get('scroll');
    memory.drop('scroll');
    if (!kept || kept.here !== here) return;
    history.scrollRestoration = 'manual';
    const go = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
    go();
    // Pictures and style sheets may move the text until everything is there.
    addEventListener('load', () => {
      go();
      requestAnimationFrame(() => { go(); history.scrollRestoration = 'auto'; });
    }, { once: true });
  }

  // MARK: Changes

  async function ask() {
    const answer = await fetch(stateAddress, { cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  function sheets() {
    return [...document.querySelectorAll('link[rel~="stylesheet"]')];
  }

  function swapStyles(addresses) {
    const links = sheets();
    if (links.length !== addresses.length) return false;
    links.forEach((link, index) => {
      if (link.getAttribute('href') === addresses[index]) return;
      const next = link.cloneNode();
      next.href = addresses[index];
      next.addEventListener('load', () => link.remove(), { once: true });
      next.addEventListener('error', () => link.remove(), { once: true });
      link.after(next);
    });
    return true;
  }

  let asking = false;
  let again = false;

  /** Asks what became of the page and does what it takes. */
  async function look(heard) {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const state = await ask();
      if (run && state.run !== run) { reload(); return; }
      const isFirst = run === null;
      run = state.run;
      text = words[state.lang] || words.en;
      const wasAt = generation;
      generation = state.generation;
      if (!isFirst && heard && state.follow && state.follow.generation > wasAt && state.follow.path !== here
        && document.visibilityState === 'visible') {
        location.assign(state.follow.path);
        return;
      }
      const page = state.page;
      if (page && page.print && page.print !== print) { reload(); return; }
      if (page && page.print && !swapStyles(page.styles)) { reload(); return; }
      overlay.update(state.problems);
      bar.update(state);
      document.documentElement.dataset.guongGeneration = String(generation);
    } catch {
      // The preview was ended, or started anew: a page that loads has the new token.
      bar.lost();
      setTimeout(comeBack, 1000);
    } finally {
      asking = false;
      if (again) { again = false; look(true); }
    }
  }

  async function comeBack() {
    if (document.visibilityState !== 'visible') { setTimeout(comeBack, 2000); return; }
    try {
      const answer = await fetch(stateAddress, { cache: 'no-store' });
      if (answer.ok) look(false); else reload();
    } catch {
      setTimeout(comeBack, 1000);
    }
  }

  function hear(message) {
    if (message.refused) look(false);
    else if (message.generation !== generation) look(true);
  }

  function listen() {
    if (typeof SharedWorker === 'function') {
      try {
        const worker = new SharedWorker(`/__guong/worker.js?token=${token}`, 'guong');
        worker.port.onmessage = ({ data }) => hear(data);
        const tell = () => worker.port.postMessage(document.visibilityState === 'visible' ? 'show' : 'hide');
        document.addEventListener('visibilitychange', () => {
          tell();
          if (document.visibilityState === 'visible') look(false);
        });
        addEventListener('pagehide', () => worker.port.postMessage('leave'));
        addEventListener('pageshow', tell);
        tell();
        return;
      } catch { /* a stream of its own instead */ }
    }
    // Browsers without shared workers are those of phones, which show one tab at a time.
    let stream = null;
    const settle = () => {
      const visible = document.visibilityState === 'visible';
      if (visible && !stream) {
        stream = new EventSource(`/__guong/events?token=${token}`);
        stream.addEventListener('change', (event) => hear({ generation: Number(event.data) }));
        stream.onerror = () => {
          if (stream && stream.readyState === EventSource.CLOSED) { stream = null; look(false); setTimeout(settle, 2000); }
        };
      } else if (!visible && stream) {
        stream.close();
        stream = null;
      }
    };
    document.addEventListener('visibilitychange', () => { settle(); if (document.visibilityState === 'visible') look(false); });
    addEventListener('pagehide', () => { if (stream) stream.close(); stream = null; });
    settle();
  }

  // MARK: What is shown

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === 'function') made.addEventListener(key, value);
      else if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  function host(name, css) {
    const made = document.createElement(name);
    const root = made.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return { made, root };
  }

  const common = `
    :host { all: initial; color-scheme: dark; }
    :host, button { font: 14px/1.45 system-ui, sans-serif; color: #f4f1ea; }
    button { background: #39434f; border: 1px solid #8a94a0; border-radius: 4px; padding: 3px 10px; cursor: pointer; }
    button:focus-visible, a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #ffd166; outline-offset: 2px; }
    a { color: #9fd3ff; }
    [hidden] { display: none !important; }
    @media print { :host { display: none !important; } }`;

  /** A place as editors' terminals write it. */
  const place = (problem) => `${problem.path}:${problem.line}:${problem.column}`;

  /** The line with a caret below the column, which counts code points; a long line is cut around it. */
  function excerpt(problem) {
    const points = [...problem.excerpt];
    const column = Math.min(problem.column - 1, points.length);
    const start = Math.max(0, column - 60);
    const clean = (list) => list.map((point) => (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u.test(point) ? '\ufffd' : point)).join('');
    const shown = points.slice(start, start + 120);
    const lead = points.slice(start, column).map((point) => (point === '\t' ? '\t' : /\p{M}/u.test(point) ? '' : ' ')).join('');
    return element('pre', {},
      element('span', { class: 'number', 'aria-hidden': 'true' }, `${problem.line} │ `), clean(shown), '\n',
      element('span', { class: 'number', 'aria-hidden': 'true' }, `${' '.repeat(String(problem.line).length)} │ `),
      element('span', { class: 'caret', 'aria-hidden': 'true' }, `${lead}^`));
  }

  function problemItem(problem) {
    return element('li', { class: problem.severity },
      element('p', { class: 'place' }, element('code', {}, place(problem)), ' ',
        element('strong', {}, `${text[problem.severity]}:`), ` ${problem.message}`),
      problem.excerpt === null ? null : excerpt(problem),
      problem.hint ? element('p', { class: 'hint' }, `→ ${problem.hint}`) : null);
  }

  const overlay = {
    view: null, problems: null, before: null,

    build() {
      const { made, root } = host('guong-errors', `${common}
        .back { position: fixed; inset: 0; z-index: 2147483646; background: rgba(10, 14, 20, .82); overflow: auto; padding: 4vh 3vw 12vh; }
        section { max-width: 66rem; margin: 0 auto; background: #1d232b; border-top: 6px solid #ff6b6b; border-radius: 6px; padding: 18px 24px; }
        header { display: flex; gap: 12px; align-items: baseline; justify-content: space-between; }
        section[tabindex]:focus-visible { outline: none; }
        h2 { font-size: 20px; margin: 0 0 4px; } p { margin: 2px 0 8px; } .behind { color: #c3cad2; }
        ol { padding: 0; margin: 14px 0 0; list-style: none; } li { border-top: 1px solid #3b4652; padding: 12px 0 4px; }
        code, pre { font: 13px/1.5 ui-monospace, monospace; } .place code { color: #9fd3ff; }
        pre { background: #11161c; padding: 8px 12px; overflow-x: auto; margin: 4px 0 6px; border-radius: 4px; tab-size: 4; }
        .number { color: #8a94a0; } .caret { color: #ff8f8f; font-weight: bold; } .hint { color: #ffd166; }
        .error strong { color: #ff8f8f; } .warning strong { color: #ffd166; }`);
      const title = element('h2', { id: 'title' });
      const list = element('ol');
      const close = element('button', { type: 'button', click: () => this.hide() });
      const behind = element('p', { class: 'behind' });
      const rest = element('p', { class: 'behind' });
      const section = element('section', { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title', tabindex: '-1' },
        element('header', {}, title, close), behind, list, rest);
      const back = element('div', { class: 'back', keydown: (event) => this.key(event) }, section);
      root.append(back);
      this.view = { made, root, title, list, close, behind, rest, section };
    },

    key(event) {
      if (event.key === 'Escape') { event.stopPropagation(); this.hide(); }
      if (event.key === 'Tab') { event.preventDefault(); this.view.close.focus(); }
    },

    update(problems) {
      const old = this.problems;
      this.problems = problems;
      if (problems.errors === 0) {
        if (old && old.errors > 0) bar.say(text.fixed);
        this.remove();
        return;
      }
      if (old && JSON.stringify(old) === JSON.stringify(problems)) return;
      this.show();
    },

    show() {
      if (!this.view) this.build();
      const { made, root, title, list, close, behind, rest, section } = this.view;
      made.lang = text === words.vi ? 'vi' : 'en';
      title.textContent = `${text.title} (${this.problems.errors})`;
      close.textContent = text.hide;
      behind.textContent = hasPage ? text.behind : text.nothing;
      list.replaceChildren(...this.problems.list.map(problemItem));
      rest.textContent = this.problems.omitted > 0 ? `… +${this.problems.omitted} ${text.more}` : '';
      if (!made.isConnected) {
        this.before = document.activeElement;
        document.documentElement.append(made);
      }
      // Only where the editor is: a page in another window must not take the keyboard.
      if (document.hasFocus() && !root.activeElement) section.focus();
      // The caret of a long line comes into view, where the line before it does not fit.
      for (const caret of root.querySelectorAll('.caret')) {
        const line = caret.parentElement;
        const end = caret.offsetLeft + caret.offsetWidth;
        if (end > line.clientWidth - 24) line.scrollLeft = end - line.clientWidth / 2;
      }
      bar.refresh();
    },

    hide() {
      this.remove();
      bar.refresh();
    },

    remove() {
      if (!this.view || !this.view.made.isConnected) return;
      const hadFocus = document.activeElement === this.view.made;
      this.view.made.remove();
      if (hadFocus && this.before && this.before.isConnected) this.before.focus({ preventScroll: true });
    },
  };

  const minutes = (seconds) => {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  };

  const bar = {
    view: null, state: null,

    build() {
      const { made, root } = host('guong-bar', `${common}
        aside { position: fixed; left: 0; right: 0; bottom: 0; z-index: 2147483645; background: #1d232b; border-top: 2px solid #8a94a0; padding: 5px 56px 5px 12px; display: flex; flex-wrap: wrap; gap: 2px 16px; align-items: center; max-height: 40vh; overflow: auto; }
        aside.draft, aside.embargoed, aside.expired { border-top-color: #ffd166; } aside.bad { border-top-color: #ff6b6b; }
        .status { font-weight: bold; }
        .status.draft, .status.embargoed, .status.expired { background: #ffd166; color: #1d232b; border-radius: 4px; padding: 0 8px; }
        .what { color: #c3cad2; } code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
        .fold { position: absolute; top: 4px; right: 12px; } details { flex-basis: 100%; } summary { cursor: pointer; color: #ffd166; }
        details ul { margin: 4px 0 4px 18px; padding: 0; } details pre { margin: 2px 0; font: 12px ui-monospace, monospace; overflow-x: auto; }
        .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        aside.folded { left: auto; border-left: 2px solid #8a94a0; border-radius: 6px 0 0 0; } aside.folded > :not(.fold):not(.status):not(.errors):not(.said), aside.folded > span.errors { display: none; }`);
      const aside = element('aside');
      // The end of the page can be scrolled out from behind the bar.
      const room = new CSSStyleSheet();
      document.adoptedStyleSheets.push(room);
      new ResizeObserver(() => {
        const height = Math.ceil(aside.getBoundingClientRect().height);
        room.replaceSync(`@media screen { html { padding-bottom: ${height}px; } }`);
      }).observe(aside);
      const said = element('div', { class: 'said', role: 'status', 'aria-live': 'polite' });
      root.append(aside);
      this.view = { made, aside, said };
      document.documentElement.append(made);
    },

    update(state) {
      this.state = state;
      this.refresh();
    },

    say(message) {
      if (this.view) this.view.said.textContent = message;
    },

    lost() {
      if (!this.view) return;
      this.view.aside.className = 'bad';
      this.view.aside.replaceChildren(element('span', { class: 'status' }, text.lost), this.view.said);
      this.say(text.lost);
    },

    item(label, ...content) {
      return element('span', {}, element('span', { class: 'what' }, `${label} `), ...content);
    },

    refresh() {
      if (!this.state) return;
      if (!this.view) this.build();
      const { aside, made, said } = this.view;
      const { problems, page } = this.state;
      const facts = page && page.facts;
      made.lang = text === words.vi ? 'vi' : 'en';
      aside.setAttribute('aria-label', text.bar);
      const kept = memory.get('folded');
      const folded = kept === null ? matchMedia('(max-width: 600px)').matches : kept;
      aside.className = [facts ? facts.status : '', problems.errors ? 'bad' : '', folded ? 'folded' : ''].join(' ').trim();
      const status = facts
        ? `${text.status[facts.status]}${facts.until ? ` ${facts.until}` : ''}` : text.bar;
      const alone = facts && ['draft', 'embargoed', 'expired'].includes(facts.status)
        ? element('span', { class: 'alone' }, text.alone) : null;
      const errors = problems.errors
        ? element('button', { class: 'errors', type: 'button', click: () => overlay.show() }, `${text.show} (${problems.errors})`)
        : element('span', { class: 'what errors' }, text.none);
      const fold = element('button', {
        class: 'fold', type: 'button', 'aria-expanded': String(!folded), 'aria-label': folded ? text.unfold : text.fold,
        click: () => { memory.set('folded', !folded); this.refresh(); this.view.aside.querySelector('.fold').focus(); },
      }, folded ? '▴' : '▾');
      aside.replaceChildren(...[
        element('span', { class: `status ${facts ? facts.status : ''}` }, status), alone, errors,
        ...(facts ? this.facts(facts) : []), fold, said,
      ].filter(Boolean));
    },

    facts(facts) {
      const problems = facts.problems;
      return [
        facts.expires && this.item(text.expires, facts.expires),
        facts.words !== null && this.item('', `${facts.words} ${text.words}, ${facts.syllables} ${text.syllables}`),
        facts.readSeconds !== null && this.item(text.read, minutes(facts.readSeconds)),
        facts.speakSeconds !== null && this.item(text.speak, minutes(facts.speakSeconds)),
        facts.missing.length > 0 && this.item(text.missing, element('code', {}, facts.missing.join(', '))),
        facts.source && this.item(text.source, element('code', {}, facts.source)),
        facts.link && this.item(text.link, element('code', { class: 'link' }, facts.link)),
        problems.length > 0 && element('details', {},
          element('summary', {}, `${problems.length} ${text.warnings}`),
          element('ul', {}, ...problems.map((problem) => element('li', {},
            element('code', {}, place(problem)), ` ${text[problem.severity]}: ${problem.message}`,
            problem.hint ? ` → ${problem.hint}` : '')))),
      ].filter(Boolean);
    },
  };

  scrollBack();
  listen();
  look(false);
})();
