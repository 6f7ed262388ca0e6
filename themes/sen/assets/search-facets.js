// What results may be narrowed by, with exact counts (docs/search-format.md, section 10). A facet puts each
// document into a group, and a group has some of its values.

import { Trouble } from './search-files.js';

/** The places, and for each document the number of its place. */
async function readPlaces(index) {
  const file = await index.file('f/places');
  const places = file.list(() => ({
    parent: file.varint() - 1, level: file.byte(), isGone: file.byte() & 1, id: file.text(), label: file.text(),
    heirs: file.list(() => file.varint()),
  }));
  const groups = new Int32Array(index.docs);
  let doc = 0;
  file.list(() => {
    const place = file.varint();
    const end = doc + file.varint();
    groups.fill(place, doc, end);
    doc = end;
  });
  if (doc !== index.docs || !file.isAtEnd) throw new Trouble('damaged');
  /** A place, those above it, and those that took one of them over. */
  const above = (place, found) => {
    if (place < 0 || found.has(place)) return found;
    found.add(place);
    places[place].heirs.forEach((heir) => above(heir, found));
    return above(places[place].parent, found);
  };
  return [['province', 1], ['commune', 3]].map(([id, level]) => {
    const values = [];
    const numbers = new Map();
    const valueOf = places.map((place) => {
      if (place.level !== level) return -1;
      if (!numbers.has(place.id)) {
        numbers.set(place.id, values.length);
        values.push({ ...place });
      }
      const value = values[numbers.get(place.id)];
      value.isGone &= place.isGone;
      return numbers.get(place.id);
    });
    const sets = [[], ...places.map((_, place) => [...new Set([...above(place, new Set())].map((one) => valueOf[one]))]
      .filter((value) => value >= 0))];
    return { id, values, groups, sets };
  });
}

/** The day of each document, 0 for none. */
export async function readDays(index) {
  const days = new Int32Array(index.docs);
  await index.parts('f/date', (file, start, size) => {
    const r = file.byte();
    file.beginBits();
    let day = file.bits(16);
    days[start] = day;
    for (let doc = 1; doc < size; doc += 1) {
      const z = file.rice(r);
      day += z & 1 ? (z + 1) / 2 : -z / 2;
      days[start + doc] = day;
    }
    file.endBits();
  });
  return days;
}

function yearsOf(days) {
  const values = [];
  const numbers = new Map();
  const byDay = new Map();
  const yearOf = (day) => {
    const id = String(new Date(day * 864e5).getUTCFullYear());
    if (!numbers.has(id)) {
      numbers.set(id, values.length);
      values.push({ id, label: id });
    }
    return numbers.get(id) + 1;
  };
  const groups = days.map((day) => {
    if (day && !byDay.has(day)) byDay.set(day, yearOf(day));
    return byDay.get(day) || 0;
  });
  return { id: 'year', values, groups, sets: [[], ...values.map((_, value) => [value])] };
}

async function readColumn(index, { id, label, values }) {
  const groups = new Int32Array(index.docs);
  const sets = [];
  await index.parts(`f/${id}`, (file, start, size) => {
    const first = sets.length;
    sets.push(...file.list(() => file.list(() => file.varint())));
    const width = file.byte();
    file.beginBits();
    for (let doc = start; doc < start + size; doc += 1) groups[doc] = first + file.bits(width);
    file.endBits();
  });
  if (groups.some((group) => group >= sets.length)) throw new Trouble('damaged');
  return { id, label, values, groups, sets };
}

/** All facets of an index, with the days. */
export function readFacets(index) {
  index.facetsRead ||= Promise.all([
    readPlaces(index), readDays(index), ...index.facets.map((facet) => readColumn(index, facet)),
  ]).then(([places, days, ...columns]) => {
    const [kind, ...others] = columns;
    return { days, all: [kind, ...places, ...others, yearsOf(days)].filter(Boolean) };
  });
  index.facetsRead.catch(() => { index.facetsRead = null; });
  return index.facetsRead;
}

/**
 * Which documents are within what is chosen: a bit for each facet that a document is outside of. `chosen` has
 * sets of ids by facet, `from` and `to` are days.
 */
export function outside({ days, all }, chosen, from, to) {
  const bits = new Uint16Array(days.length);
  all.forEach(({ id, values, groups, sets }, i) => {
    if (!chosen[id]?.length) return;
    const isIn = sets.map((set) => set.some((value) => chosen[id].includes(values[value].id)));
    groups.forEach((group, doc) => { if (!isIn[group]) bits[doc] |= 1 << i; });
  });
  if (from || to) {
    days.forEach((day, doc) => {
      if (!day || day < (from || 0) || day > (to || Infinity)) bits[doc] |= 1 << 15;
    });
  }
  return bits;
}

/** For each facet how many matching documents have each value, by what is chosen in the others. */
export function count({ all }, matching, bits) {
  return all.map(({ groups, sets, values }, i) => {
    const inGroup = new Int32Array(sets.length);
    for (let doc = 0; doc < bits.length; doc += 1) {
      if (matching[doc] && (bits[doc] & ~(1 << i)) === 0) inGroup[groups[doc]] += 1;
    }
    const counts = new Int32Array(values.length);
    sets.forEach((set, group) => set.forEach((value) => { counts[value] += inGroup[group]; }));
    return counts;
  });
}
