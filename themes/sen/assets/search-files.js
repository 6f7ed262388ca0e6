// Fetches the files of the index and reads them to the bit; docs/search-format.md describes them (sections
// 1 to 10). A file in doubt is never read: it is asked for again, or the search says that it failed.

/** Why a search failed: `offline`, `damaged`, or `stale` when the site was published anew meanwhile. */
export class Trouble extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text as a string of its UTF-8 bytes, so that keys compare by bytes. */
export const toKey = (text) => String.fromCharCode(...encoder.encode(text));
export const fromKey = (key) => (/^[\x20-\x7F]*$/.test(key) ? key
  : decoder.decode(Uint8Array.from(key, (byte) => byte.charCodeAt(0))));

/** FNV-1a. */
function fnv(bytes, start = 2166136261) {
  let hash = start;
  for (let i = 0; i < bytes.length; i += 1) hash = Math.imul(hash ^ bytes[i], 16777619);
  return hash >>> 0;
}

export const hashOf = (key) => fnv(Uint8Array.from(key, (byte) => byte.charCodeAt(0)));

/** Reads numbers, texts and bits from a piece of a file. */
export class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    if (end > bytes.length) throw new Trouble('damaged');
    Object.assign(this, { bytes, at, end, bit: 0 });
  }

  get isAtEnd() { return this.at >= this.end; }

  byte() {
    if (this.at >= this.end) throw new Trouble('damaged');
    return this.bytes[this.at++];
  }

  varint() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
      if (shift > 21) throw new Trouble('damaged');
    }
    if (value >= 2 ** 31) throw new Trouble('damaged');
    return value;
  }

  /** The next bytes as a reader of their own. */
  piece(length) {
    if (this.at + length > this.end) throw new Trouble('damaged');
    this.at += length;
    return new Reader(this.bytes, this.at - length, this.at);
  }

  /** The next bytes as a key. */
  key(length = this.varint()) {
    const { bytes, at, end } = this.piece(length);
    return String.fromCharCode(...bytes.subarray(at, end));
  }

  text() { return fromKey(this.key()); }

  /** Calls `item` as often as the number that comes next says, and gives what it gives. */
  list(item) { return Array.from({ length: this.varint() }, (_, index) => item(index)); }

  beginBits() { this.bit = this.at * 8; }

  endBits() {
    this.at = (this.bit + 7) >> 3;
    if (this.at > this.end) throw new Trouble('damaged');
  }

  /** At least 25 bits from here on, low ones first. */
  peek() {
    const { bytes } = this;
    const at = this.bit >> 3;
    return (bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24) >>> (this.bit & 7);
  }

  bits(count) {
    if (count > 16) return this.bits(16) + this.bits(count - 16) * 65536;
    const value = this.peek() & ((1 << count) - 1);
    this.bit += count;
    return value;
  }

  /** As many one bits as come next, at most `limit`; a zero after fewer is passed over. */
  ones(limit) {
    const rest = ~this.peek();
    const count = Math.min(limit, 31 - Math.clz32(rest & -rest));
    this.bit += count < limit ? count + 1 : count;
    return count;
  }

  unary(limit) {
    let value = 0;
    for (let left = limit - 1; left > 0;) {
      const step = Math.min(left, 24);
      const count = this.ones(step);
      value += count;
      left -= step;
      if (count < step) break;
    }
    return value;
  }

  rice(r) {
    const quotient = this.ones(24);
    return quotient < 24 ? (quotient << r) + this.bits(r) : this.bits(32);
  }
}

/** One list of documents (section 5). */
export function readList(reader, index) {
  const first = reader.varint();
  const df = first >> 1;
  const isSplit = first & 1;
  const forms = [];
  const counts = [];
  let size = 0;
  for (let left = isSplit ? reader.varint() : 1; left > 0; left -= 1) {
    forms.push(reader.varint());
    counts.push(isSplit ? reader.varint() : df);
    size += counts[counts.length - 1];
  }
  const list = { df, forms, counts, presence: -1 };
  let [r, q, least, step] = [0, 0, 2, 4];
  const isShort = df <= 2;
  if (!isShort) {
    const byte = reader.byte();
    r = byte & 15;
    q = byte >> 4 & 7;
    if (byte & 128) {
      size = reader.varint();
      list.presence = reader.varint();
    }
    least = reader.byte();
    step = q ? reader.byte() : 0;
  }
  if (df > index.docs || size > (reader.end - reader.at) * 8) throw new Trouble('damaged');
  list.docs = new Int32Array(size);
  list.places = new Uint16Array(size);
  list.impacts = new Uint8Array(size);
  let doc = isSplit ? 0 : -1;
  reader.beginBits();
  for (let i = 0; i < size; i += 1) {
    if (isShort) doc = reader.bits(index.docBits);
    else doc += reader.rice(r) + (isSplit ? 0 : 1);
    if (doc >= index.docs) throw new Trouble('damaged');
    list.docs[i] = doc;
    list.places[i] = reader.unary(forms.length);
    list.impacts[i] = Math.min(255, least + step * reader.bits(isShort ? 6 : q));
  }
  reader.endBits();
  if (!reader.isAtEnd) throw new Trouble('damaged');
  return list;
}

const PART = 131072;

/** The index of a site: what `index.json` and `head.bin` say, and the way to all other files. */
export class Index {
  /** Opens the index in the folder at a URL; `cache` as in `fetch`. */
  static async open(folder, cache = 'no-cache') {
    const manifest = await Index.manifest(folder, cache);
    const index = new Index();
    Object.assign(index, {
      folder, build: manifest.build, docs: manifest.docs, base: manifest.base, files: new Map(), lists: new Map(), cache: 'default',
    });
    const head = await index.file('head');
    if (head.bytes.length !== manifest.head) throw new Trouble('damaged');
    index.readHead(head);
    return index;
  }

  static async manifest(folder, cache) {
    const response = await ask(`${folder}index.json`, cache);
    if (!response.ok) throw new Trouble('damaged');
    const manifest = await response.json().catch(() => ({}));
    if (manifest.format !== 1 || !/^[0-9a-f]{16}$/.test(manifest.build)) throw new Trouble('damaged');
    return manifest;
  }

  /** A reader of a file below the folder of the build, fetched once. */
  async file(path) {
    if (!this.files.has(path)) {
      const bytes = this.fetch(path);
      this.files.set(path, bytes);
      bytes.catch(() => this.files.delete(path));
    }
    return new Reader(await this.files.get(path), 8);
  }

  async fetch(path) {
    const response = await ask(`${this.folder}${this.build}/${path}.bin`, this.cache);
    if (response.ok) {
      const bytes = new Uint8Array(await response.arrayBuffer().catch(() => { throw new Trouble('offline'); }));
      const view = new DataView(bytes.buffer);
      if (bytes.length >= 8 && view.getUint32(0) === parseInt(this.build.slice(0, 8), 16)
        && view.getUint32(4, true) === fnv(bytes.subarray(8), fnv(encoder.encode(path)))) return bytes;
    }
    const manifest = await Index.manifest(this.folder, 'reload');
    throw new Trouble(manifest.build === this.build ? 'damaged' : 'stale');
  }

  /** Section 4. */
  readHead(head) {
    const number = () => head.varint();
    for (const name of ['docs', 'stories', 'cardsPerFile', 'docBits', 'wordWeight', 'pairWeight', 'weakIdf', 'longQuery',
      'flags', 'tailPairFiles']) this[name] = number();
    let sum = 0;
    this.thresholds = head.list(() => (sum += number()));
    const count = number();
    // By the number of a word: key, idf, place of its first code, file in u/, first file in b/ and their number.
    this.keys = [];
    this.idfs = new Uint8Array(count);
    this.codes = [];
    this.codeStart = new Int32Array(count + 1);
    this.fileOf = new Int32Array(count);
    this.fileStart = [];
    this.pairFiles = new Int32Array(count + 1);
    let key = '';
    for (let word = 0; word < count; word += 1) {
      const byte = head.byte();
      key = key.slice(0, byte >> 4) + head.key((byte & 15) < 15 ? byte & 15 : 15 + number());
      this.keys.push(key);
      this.idfs[word] = head.byte();
      const variants = number();
      if (variants & 1) this.fileStart.push(word);
      this.fileOf[word] = this.fileStart.length - 1;
      for (let i = variants >> 1; i > 0; i -= 1) this.codes.push(number());
      this.codeStart[word + 1] = this.codes.length;
      this.pairFiles[word + 1] = this.pairFiles[word] + number();
    }
    this.numbers = new Map(this.keys.map((one, word) => [one, word]));
    let [first, second] = [0, 0];
    this.longPairs = new Map();
    for (let left = number(), n = 0; n < left; n += 1) {
      const step = number();
      first += step;
      second = number() + (step > 0 || n === 0 ? 0 : second);
      this.longPairs.set(first * count + second, n);
    }
    this.tails = head.list(() => head.key());
    this.routes = head.list(() => head.text());
    this.facets = head.list(() => ({
      id: head.text(), label: head.text(), values: head.list(() => ({ id: head.text(), label: head.text() })),
    }));
    if (!head.isAtEnd) throw new Trouble('damaged');
  }

  facet(id) { return this.facets.find((facet) => facet.id === id); }

  idf(df) {
    const place = this.thresholds.findIndex((threshold) => df <= threshold);
    return place < 0 ? 1 : this.thresholds.length - place;
  }

  codesOf(word) { return this.codes.slice(this.codeStart[word], this.codeStart[word + 1]); }

  /** The word whose variant has a number, counted through all of them. */
  wordOf(number) {
    let [low, high] = [0, this.keys.length];
    while (low < high - 1) {
      const middle = (low + high) >> 1;
      if (this.codeStart[middle] <= number) low = middle; else high = middle;
    }
    return low;
  }

  longPair(first, second) { return this.longPairs.get(first * this.keys.length + second); }

  /** Keeps what was read, so that the next letter typed need not read it again. */
  kept(name, make) {
    if (this.lists.size > 400) this.lists.clear();
    if (!this.lists.has(name)) {
      const made = make();
      this.lists.set(name, made);
      made.catch(() => this.lists.delete(name));
    }
    return this.lists.get(name);
  }

  /** The list of a word of the lexicon. */
  wordList(word) {
    return this.kept(word, async () => {
      const n = this.fileOf[word];
      const file = await this.file(`u/${n}`);
      for (let at = this.fileStart[n]; at < word; at += 1) file.piece(file.varint());
      return readList(file.piece(file.varint()), this);
    });
  }

  /** The words outside the lexicon that stand in one file with a key, as keys and lists. */
  async tailWords(key) {
    const next = this.tails.findIndex((first) => first > key);
    const n = (next < 0 ? this.tails.length : next) - 1;
    return n < 0 ? new Map() : this.kept(`t${n}`, async () => {
      const file = await this.file(`t/${n}`);
      const found = new Map();
      while (!file.isAtEnd) found.set(file.key(), readList(file.piece(file.varint()), this));
      return found;
    });
  }

  /** The list of two neighbours, keys outside the lexicon included; null when no text has the pair. */
  pairList(first, second) {
    return this.kept(`${first} ${second}`, async () => {
      const [i, j] = [this.numbers.get(first), this.numbers.get(second)];
      if (i === undefined) {
        return this.tailPairFiles ? this.pairIn(`y/${hashOf(first) % this.tailPairFiles}`, first, second, j) : null;
      }
      const long = j === undefined ? j : this.longPair(i, j);
      if (long !== undefined) return readList(await this.file(`h/${long}`), this);
      const files = this.pairFiles[i + 1] - this.pairFiles[i];
      return this.pairIn(`b/${this.pairFiles[i] + (files ? hashOf(second) % files : -1)}`, i, second, j);
    });
  }

  /** Looks for a pair in the sections of a file. */
  async pairIn(path, first, second, number) {
    const file = await this.file(path);
    while (!file.isAtEnd) {
      const found = (typeof first === 'string' ? file.key() : file.varint()) === first;
      const section = file.piece(file.varint());
      if (!found) continue;
      let at = 0;
      for (let left = section.varint(); left > 0; left -= 1) {
        at += section.varint();
        const list = section.piece(section.varint());
        if (at === number) return readList(list, this);
      }
      while (number === undefined && !section.isAtEnd) {
        const key = section.key();
        const list = section.piece(section.varint());
        if (key === second) return readList(list, this);
      }
    }
    return null;
  }

  /** All documents in which the word or pair of a cut list stands (section 8). */
  presence(n) {
    return this.kept(`p${n}`, async () => (await this.parts(`p/${n}`, (file, start, size) => {
      const r = file.byte();
      const count = file.varint();
      const found = [];
      file.beginBits();
      if (r === 255) {
        for (let doc = 0; doc < size; doc += 1) if (file.bits(1)) found.push(start + doc);
      } else {
        for (let doc = start - 1; found.length < count;) {
          doc += file.rice(r) + 1;
          if (doc >= start + size) throw new Trouble('damaged');
          found.push(doc);
        }
      }
      file.endBits();
      if (found.length !== count) throw new Trouble('damaged');
      return found;
    })).flat());
  }

  /** Reads a file that has one part for every 131,072 documents; each must be used up. */
  parts(path, read) {
    return Promise.all(Array.from({ length: Math.ceil(this.docs / PART) }, async (_, part) => {
      const file = await this.file(`${path}-${part}`);
      const made = read(file, part * PART, Math.min(PART, this.docs - part * PART));
      if (!file.isAtEnd) throw new Trouble('damaged');
      return made;
    }));
  }
}

async function ask(url, cache) {
  try {
    return await fetch(url, { cache });
  } catch {
    throw new Trouble('offline');
  }
}
