// Reads the index (docs/search-format.md, sections 1 to 9).

const PART = 131072;
const bytesOf = (key) => Uint8Array.from(key, (byte) => byte.charCodeAt());

// A key has a character for each byte of UTF-8.
export const toKey = (text) => String.fromCharCode(...new TextEncoder().encode(text));
export const fromKey = (key) => (/[^\0-\x7F]/.test(key) ? new TextDecoder().decode(bytesOf(key)) : key);

// Why a search failed: `offline`, `damaged`, or `stale` when the site was published again.
const failure = (kind) => Object.assign(new Error(kind), { kind });

export function check(isSound) {
  if (!isSound) throw failure('damaged');
}

// FNV-1a.
function fnv(bytes, hash = 2166136261) {
  for (let i = 0; i < bytes.length; i += 1) hash = Math.imul(hash ^ bytes[i], 16777619);
  return hash >>> 0;
}

const hashOf = (key) => fnv(bytesOf(key));

class Reader {
  constructor(bytes, at, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }

  get isAtEnd() { return this.at >= this.end; }

  byte() {
    check(this.at < this.end);
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let factor = 1; factor < 2 ** 35; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) break;
    }
    check(value < 2 ** 31);
    return value;
  }

  piece(length = this.number()) {
    this.at += length;
    check(this.at <= this.end);
    return new Reader(this.bytes, this.at - length, this.at);
  }

  key(length) {
    const { bytes, at, end } = this.piece(length);
    return String.fromCharCode(...bytes.subarray(at, end));
  }

  text() { return fromKey(this.key()); }

  list(item) { return Array.from({ length: this.number() }, item); }

  region(work) {
    this.place = this.at * 8;
    work();
    this.at = (this.place + 7) >> 3;
    check(this.at <= this.end);
  }

  // The next 25 bits or more.
  peek() {
    const { bytes, place } = this;
    const at = place >> 3;
    return (bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24) >>> (place & 7);
  }

  bits(count) {
    if (count > 16) return this.bits(16) + this.bits(count - 16) * 65536;
    const value = this.peek() & ((1 << count) - 1);
    this.place += count;
    return value;
  }

  // Below the limit a zero bit follows.
  ones(limit) {
    const rest = ~this.peek();
    const count = Math.min(limit, 31 - Math.clz32(rest & -rest));
    this.place += count < limit ? count + 1 : count;
    return count;
  }

  unary(limit) {
    let value = 0;
    for (let count = 24; count === 24;) value += count = this.ones(Math.min(24, limit - 1 - value));
    return value;
  }

  rice(r) {
    const quotient = this.ones(24);
    return quotient < 24 ? (quotient << r) + this.bits(r) : this.bits(32);
  }

  // Section 5.
  postings({ docs: limit, docBits }) {
    const first = this.number();
    const df = first >> 1;
    const isSplit = first & 1;
    const forms = [];
    const counts = [];
    let size = 0;
    for (let left = isSplit ? this.number() : 1; left > 0; left -= 1) {
      forms.push(this.number());
      counts.push(isSplit ? this.number() : df);
      size += counts.at(-1);
    }
    let rest = -1;
    let [r, q, least, step] = [-1, 6, 2, 4];
    if (df > 2) {
      const byte = this.byte();
      r = byte & 15;
      q = byte >> 4 & 7;
      if (byte > 127) [size, rest] = [this.number(), this.number()];
      least = this.byte();
      step = q && this.byte();
    }
    check(df <= limit && size <= (this.end - this.at) * 8);
    const docs = new Int32Array(size);
    const places = new Uint16Array(size);
    const impacts = new Uint8Array(size);
    let doc = isSplit - 1;
    this.region(() => {
      for (let i = 0; i < size; i += 1) {
        doc = r < 0 ? this.bits(docBits) : doc + this.rice(r) + 1 - isSplit;
        check(doc < limit);
        docs[i] = doc;
        places[i] = this.unary(forms.length);
        impacts[i] = Math.min(255, least + step * this.bits(q));
      }
    });
    check(this.isAtEnd);
    return { df, forms, counts, docs, places, impacts, rest };
  }
}

async function ask(url, cache) {
  try {
    const response = await fetch(url, { cache });
    return response.ok && new Uint8Array(await response.arrayBuffer());
  } catch {
    throw failure('offline');
  }
}

async function readManifest(folder, cache) {
  const manifest = await new Response(await ask(`${folder}index.json`, cache) || '').json().catch(() => ({}));
  check(manifest?.format === 1 && /^[0-9a-f]{16}$/.test(manifest.build));
  return manifest;
}

export class Index {
  static async open(folder, cache) {
    const index = new Index();
    Object.assign(index, await readManifest(folder, cache || 'no-cache'), { folder, cache, files: new Map(), made: new Map() });
    const head = await index.file('head');
    check(head.end === index.head);
    index.readHead(head);
    return index;
  }

  kept(name, make, store = this.made) {
    if (!store.has(name)) {
      if (store.size > 500) store.clear();
      store.set(name, make());
      store.get(name).catch(() => store.delete(name));
    }
    return store.get(name);
  }

  async file(path) {
    return new Reader(await this.kept(path, () => this.fetch(path), this.files), 8);
  }

  async fetch(path) {
    const { build, folder } = this;
    const bytes = await ask(`${folder}${build}/${path}.bin`, this.cache);
    if (bytes.length > 7) {
      const view = new DataView(bytes.buffer);
      if (view.getUint32(0) === parseInt(build.slice(0, 8), 16)
        && view.getUint32(4, true) === fnv(bytes.subarray(8), hashOf(path))) return bytes;
    }
    throw failure((await readManifest(folder, 'reload')).build === build ? 'damaged' : 'stale');
  }

  // Section 4; arrays by word.
  readHead(head) {
    const number = () => head.number();
    const texts = () => ({ id: head.text(), label: head.text() });
    for (const name of ['docs', 'stories', 'cardsPerFile', 'docBits', 'wordWeight', 'pairWeight', 'weakIdf', 'longQuery',
      'flags', 'tailPairFiles']) this[name] = number();
    let sum = 0;
    this.thresholds = head.list(() => sum += number());
    Object.assign(this, { idfs: [], codes: [], wordOf: [], codeStart: [0], fileOf: [], fileStart: [], pairFiles: [0], longPairs: new Map() });
    let key = '';
    this.keys = head.list((_, word) => {
      const byte = head.byte();
      const length = byte & 15;
      key = key.slice(0, byte >> 4) + head.key(length < 15 ? length : 15 + number());
      this.idfs.push(head.byte());
      const variants = number();
      if (variants & 1) this.fileStart.push(word);
      this.fileOf.push(this.fileStart.length - 1);
      for (let i = variants >> 1; i > 0; i -= 1) {
        this.codes.push(number());
        this.wordOf.push(word);
      }
      this.codeStart.push(this.codes.length);
      this.pairFiles.push(this.pairFiles[word] + number());
      return key;
    });
    this.numbers = new Map(this.keys.map((one, word) => [one, word]));
    let [first, second] = [0, 0];
    head.list((_, n) => {
      const step = number();
      first += step;
      second = number() + (step || !n ? 0 : second);
      this.longPairs.set(`${first} ${second}`, n);
    });
    this.tails = head.list(() => head.key());
    this.routes = head.list(() => head.text());
    this.facets = head.list(() => ({ ...texts(), values: head.list(texts) }));
    check(head.isAtEnd);
  }

  idf(df) {
    const place = this.thresholds.findIndex((threshold) => df <= threshold);
    return place < 0 ? 1 : this.thresholds.length - place;
  }

  longPair(first, second) { return this.longPairs.get(`${first} ${second}`); }

  wordList(word) {
    return this.kept(word, async () => {
      const n = this.fileOf[word];
      const file = await this.file(`u/${n}`);
      for (let at = this.fileStart[n]; at < word; at += 1) file.piece();
      return file.piece().postings(this);
    });
  }

  // Section 7: the file in which a key would stand.
  async tailWords(key) {
    const n = this.tails.filter((first) => first <= key).length - 1;
    return n < 0 ? new Map() : this.kept(`t/${n}`, async () => {
      const file = await this.file(`t/${n}`);
      const found = new Map();
      while (!file.isAtEnd) found.set(file.key(), file.piece().postings(this));
      return found;
    });
  }

  // Section 6; undefined for no pair.
  pairList(first, second) {
    return this.kept(`${first} ${second}`, async () => {
      const [i, j] = [this.numbers.get(first), this.numbers.get(second)];
      if (i === undefined && !this.tailPairFiles) return undefined;
      const long = this.longPair(i, j);
      const files = this.pairFiles[i + 1] - this.pairFiles[i];
      const file = await this.file(long !== undefined ? `h/${long}`
        : i === undefined ? `y/${hashOf(first) % this.tailPairFiles}`
          : `b/${this.pairFiles[i] + (files ? hashOf(second) % files : -1)}`);
      if (long !== undefined) return file.postings(this);
      while (!file.isAtEnd) {
        const isHere = i === undefined ? file.key() === first : file.number() === i;
        const section = file.piece();
        if (!isHere) continue;
        let at = 0;
        for (let left = section.number(); left > 0; left -= 1) {
          at += section.number();
          const list = section.piece();
          if (at === j) return list.postings(this);
        }
        while (!section.isAtEnd) {
          const isIt = section.key() === second;
          const list = section.piece();
          if (isIt) return list.postings(this);
        }
      }
      return undefined;
    });
  }

  // Section 8.
  presence(n) {
    return n < 0 ? [] : this.kept(`p/${n}`, async () => {
      const found = [];
      await this.parts(`p/${n}`, (file, start, end) => {
        const r = file.byte();
        let left = file.number();
        file.region(() => {
          for (let doc = start; left > 0; doc += 1) {
            if (r < 255) doc += file.rice(r);
            check(doc < end);
            if (r < 255 || file.bits(1)) {
              found.push(doc);
              left -= 1;
            }
          }
          if (r === 255) file.place = 8 * file.end;
        });
      });
      return found;
    });
  }

  async parts(path, read) {
    const files = await Promise.all(Array.from({ length: Math.ceil(this.docs / PART) }, (_, part) => this.file(`${path}-${part}`)));
    files.forEach((file, part) => {
      read(file, part * PART, Math.min(this.docs, (part + 1) * PART));
      check(file.isAtEnd);
    });
  }
}
