// What results may be narrowed by, with exact counts (docs/search-format.md, section 10). A facet puts each
// document into a group, and a group has some of its values. Each is read once, when it is asked for.

import { demand } from './search-files.js';

// Collects values by id.
function gather() {
  const values = [];
  const places = new Map();
  const add = (id, value) => {
    if (!places.has(id)) places.set(id, values.push({ id, ...value }) - 1);
    return places.get(id);
  };
  return { values, add };
}

// The places of a level.
async function readPlaces(index, level) {
  const file = await index.file('f/places');
  const number = () => file.number();
  const places = file.list(() => ({
    parent: number() - 1, level: file.byte(), isGone: file.byte() & 1, id: file.text(), label: file.text(), heirs: file.list(number),
  }));
  const groups = new Int32Array(index.docs);
  let doc = 0;
  file.list(() => {
    const place = number();
    groups.fill(place, doc, doc += number());
  });
  demand(doc === index.docs && file.isAtEnd);
  // A place, those above it, and those that took one of them over.
  const reach = (place, found = new Set()) => {
    if (places[place] && !found.has(place)) {
      found.add(place);
      [...places[place].heirs, places[place].parent].forEach((next) => reach(next, found));
    }
    return found;
  };
  const { values, add } = gather();
  const sets = [[], ...places.map((_, place) => [...new Set([...reach(place)].map((one) => places[one])
    .filter((one) => one.level === level).map((one) => add(one.id, one)))])];
  for (const place of places) if (place.level === level && !place.isGone) values[add(place.id, place)].isGone = 0;
  return { values, groups, sets };
}

// The day of each document.
export const daysOf = (index) => index.kept('days', async () => {
  const days = new Int32Array(index.docs);
  await index.parts('f/date', (file, start, end) => {
    const r = file.byte();
    file.region(() => {
      days[start] = file.bits(16);
      for (let doc = start + 1; doc < end; doc += 1) {
        const z = file.rice(r);
        days[doc] = days[doc - 1] + (z & 1 ? z + 1 : -z) / 2;
      }
    });
  });
  return days;
});

async function readYears(index) {
  const days = await daysOf(index);
  const { values, add } = gather();
  const byDay = new Map([[0, 0]]);
  const groups = days.map((day) => {
    if (!byDay.has(day)) {
      const label = new Date((day - 1) * 864e5).toISOString().slice(0, 4);
      byDay.set(day, add(label, { label }) + 1);
    }
    return byDay.get(day);
  });
  return { values, groups, sets: [[], ...values.map((_, value) => [value])] };
}

async function readColumn(index, { id, values }) {
  const groups = new Int32Array(index.docs);
  const sets = [];
  await index.parts(`f/${id}`, (file, start, end) => {
    const first = sets.length;
    sets.push(...file.list(() => file.list(() => file.number())));
    const width = file.byte();
    file.region(() => { for (let doc = start; doc < end; doc += 1) groups[doc] = first + file.bits(width); });
  });
  demand(groups.every((group) => group < sets.length));
  return { values, groups, sets };
}

// All facets of an index.
function facetsOf(index) {
  const [kind, ...others] = index.facets.map((facet) => ({ ...facet, make: () => readColumn(index, facet) }));
  const ofPlaces = (id, level) => ({ id, make: () => readPlaces(index, level) });
  return [
    kind, ofPlaces('province', 1), ofPlaces('commune', 3), ...others, { id: 'year', make: () => readYears(index) },
  ].map((facet) => ({ ...facet, read: () => index.kept(facet.id, facet.make) }));
}

// For each document a bit for each facet that it is outside of, by what a query of an address chooses.
export async function outsideOf(index, chosen, from, to) {
  const bits = new Uint16Array(index.docs);
  await Promise.all(facetsOf(index).map(async ({ id, read }, i) => {
    const ids = chosen.getAll(id);
    if (!ids.length) return;
    const { values, groups, sets } = await read();
    const isIn = sets.map((set) => set.some((value) => ids.includes(values[value].id)));
    groups.forEach((group, doc) => { if (!isIn[group]) bits[doc] |= 1 << i; });
  }));
  if (from || to) (await daysOf(index)).forEach((day, doc) => { if (!day || day < from || day > (to || day)) bits[doc] |= 1 << 15; });
  return bits;
}

// The facets; those that are wanted with how many matching documents have each value, by what is chosen in
// the others.
export function countFacets(index, isWanted, matching, bits) {
  return Promise.all(facetsOf(index).map(async ({ id, label, read }, i) => {
    if (!isWanted(id)) return { id, label };
    const { values, groups, sets } = await read();
    const inGroup = new Int32Array(sets.length);
    groups.forEach((group, doc) => { if (matching[doc] && !(bits && bits[doc] & ~(1 << i))) inGroup[group] += 1; });
    const counts = new Int32Array(values.length);
    sets.forEach((set, group) => set.forEach((value) => { counts[value] += inGroup[group]; }));
    return {
      id, label,
      values: values.map((value, n) => ({ ...value, count: counts[n] })).sort((a, b) => (id === 'year' ? b.id - a.id : b.count - a.count)),
    };
  }));
}
