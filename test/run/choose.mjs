/** The one that has the given name; else all that hold it. Where there is none, the answer is an empty list. */
export function choose(all, given) {
  const wanted = plain(given);
  const exact = all.filter((name) => name === wanted || name.endsWith(`/${wanted}`) || name.replace(/(\.test)?\.[cm]?ts$/, '').endsWith(`/${wanted}`));
  return exact.length > 0 ? exact : all.filter((name) => name.includes(wanted));
}

/** The tests that have the given name; else those of the source files that have it. */
export function chooseTests(tests, sources, given) {
  const named = choose(tests, given);
  return named.length > 0 ? named : [...new Set(choose(sources, given).flatMap((source) => testsOf(tests, source)))];
}

/** The test of a source file is at the same place; where there is none, the tests of its folder are taken. */
function testsOf(tests, source) {
  const own = source.replace(/^src\//, 'test/').replace(/\.[cm]?ts$/, '.test.ts');
  const folder = own.slice(0, own.lastIndexOf('/') + 1);
  return tests.includes(own) ? [own] : tests.filter((test) => folder !== 'test/' && test.startsWith(folder));
}

function plain(given) {
  return given.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
}

/** The names that come nearest to one that does not exist. */
export function near(all, given) {
  const ends = (name) =>
    name
      .split('/')
      .at(-1)
      .replace(/\.test\.ts$/, '');
  const distances = all.map((name) => ({ name, distance: distanceOf(ends(name), ends(given)) }));
  return distances
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ name }) => name);
}

/** How few of the pairs of letters two names share, from 0 to 1: words may stand in another order. */
function distanceOf(a, b) {
  const pairs = (text) => new Set(Array.from({ length: Math.max(text.length - 1, 1) }, (_, at) => text.slice(at, at + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return 1 - (2 * shared) / (left.size + right.size);
}
