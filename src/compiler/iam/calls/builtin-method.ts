/** Methods that arrays have, and sets, which count as arrays whose places are not known. */
export const arrayMethods: ReadonlySet<string> = new Set(
  (
    'add at clear concat copyWithin delete entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach has includes indexOf join keys ' +
    'lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift values with ' +
    '@@Symbol.iterator then catch finally'
  ).split(' '),
);

/** Of `Map` and `WeakMap`. */
export const mapMethods: ReadonlySet<string> = new Set('get set has delete clear forEach keys values entries @@Symbol.iterator then catch finally'.split(' '));

export const functionMethods: ReadonlySet<string> = new Set('call apply bind then catch finally'.split(' '));

/** Of every object; a promise counts as what it holds. */
export const objectMethods: ReadonlySet<string> = new Set(
  'then catch finally hasOwnProperty isPrototypeOf propertyIsEnumerable toString toLocaleString valueOf'.split(' '),
);
