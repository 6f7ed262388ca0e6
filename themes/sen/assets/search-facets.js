// What results may be narrowed by, with exact counts (docs/search-format.md, section 10). A facet puts each
// document into a group, and a group has some of its values.

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

async function readPlaces(index) {
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
  return [['province', 1], ['commune', 3]].map(([id, level]) => {
    const { values, add } = gather();
    const sets = [[], ...places.map((_, place) => [...new Set([...reach(place)].map((one) => places[one])
      .filter((one) => one.level === level).map((one) => add(one.id, one)))])];
    for (const place of places) if (place.level === level && !place.isGone) values[add(place.id, place)].isGone = 0;
    return { id, values, groups, sets };
  });
}

async function readDays(index) {
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
}

function yearsOf(days) {
  const { values, add } = gather();
  const byDay = new Map([[0, 0]]);
  const groups = days.map((day) => {
    if (!byDay.has(day)) {
      const label = String(new Date((day - 1) * 864e5).getUTCFullYear());
      byDay.set(day, add(label, { label }) + 1);
    }
    return byDay.get(day);
  });
  return { id: 'year', values, groups, sets: [[], ...values.map((_, value) => [value])] };
}

async function readColumn(index, facet) {
  const groups = new Int32Array(index.docs);
  const sets = [];
  await index.parts(`f/${facet.id}`, (file, start, end) => {
    const first = sets.length;
    sets.push(...file.list(() => file.list(() => file.number())));
    const width = file.byte();
    file.region(() => { for (let doc = start; doc < end; doc += 1) groups[doc] = first + file.bits(width); });
  });
  demand(groups.every((group) => group < sets.length));
  return { ...facet, groups, sets };
}

// All facets of an index, with the day of each document.
export function readFacets(index) {
  return index.kept('facets', async () => {
    const [places, days, kind, ...others] = await Promise.all([
      readPlaces(index), readDays(index), ...index.facets.map((facet) => readColumn(index, facet)),
    ]);
    const all = [kind, ...places, ...others, yearsOf(days)];
    return {
      days,
      // For each document a bit for each facet that it is outside of, by what a query of an address chooses.
      outside(chosen, from, to) {
        const bits = new Uint16Array(index.docs);
        all.forEach(({ id, values, groups, sets }, i) => {
          const ids = chosen.getAll(id);
          const isIn = sets.map((set) => set.some((value) => ids.includes(values[value].id)));
          if (ids.length) groups.forEach((group, doc) => { if (!isIn[group]) bits[doc] |= 1 << i; });
        });
        if (from || to) days.forEach((day, doc) => { if (!day || day < from || day > (to || day)) bits[doc] |= 1 << 15; });
        return bits;
      },
      // The facets with how many matching documents have each value, by what is chosen in the others.
      count(matching, bits) {
        return all.map(({ id, label, values, groups, sets }, i) => {
          const inGroup = new Int32Array(sets.length);
          groups.forEach((group, doc) => { if (matching[doc] && !(bits && bits[doc] & ~(1 << i))) inGroup[group] += 1; });
          const counts = new Int32Array(values.length);
          sets.forEach((set, group) => set.forEach((value) => { counts[value] += inGroup[group]; }));
          const counted = values.map((value, n) => ({ ...value, count: counts[n] }));
          return { id, label, values: counted.sort((a, b) => (id === 'year' ? b.id - a.id : b.count - a.count)) };
        });
      },
    };
  });
}
