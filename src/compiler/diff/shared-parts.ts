import { isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';

type ValueMap = { readonly [key: string]: Value };

/**
 * The later of two templates, with what is the same in the earlier one, to the letter, taken from there: sections, resources, and of an API the parts of
 * its document. `===` then tells what is the same, however large it is. The order of keys counts, because SAM makes hashes of it. A template that is the
 * same as a whole is the earlier one itself.
 */
export function withSharedParts(was: TemplateDocument, is: TemplateDocument): TemplateDocument {
  return sharedMap(was, is, (section, old, own) => (section === 'Resources' ? inside(old, own, sharedResource) : sharedText(old, own)));
}

/** A resource that differs is looked at again in any case; only documents of APIs are long. */
function sharedResource(_: string, was: Value, is: Value): Value {
  const hasDocument = isMap(is) && isMap(is['Properties']) && isMap(is['Properties']['DefinitionBody'] ?? is['Properties']['Body']);
  return hasDocument ? inside(was, is, sharedAttribute) : sharedText(was, is);
}

function sharedAttribute(name: string, was: Value, is: Value): Value {
  return name === 'Properties' ? inside(was, is, sharedProperty) : sharedText(was, is);
}

function sharedProperty(name: string, was: Value, is: Value): Value {
  return name === 'DefinitionBody' || name === 'Body' ? inside(was, is, sharedSection) : sharedText(was, is);
}

function sharedSection(name: string, was: Value, is: Value): Value {
  return name === 'paths' ? inside(was, is, (_, old, own) => sharedText(old, own)) : sharedText(was, is);
}

/** Written as texts, because that is several times as fast as a walk through both. */
function sharedText(was: Value, is: Value): Value {
  return was === is || JSON.stringify(was) === JSON.stringify(is) ? was : is;
}

type Share = (key: string, was: Value, is: Value) => Value;

function inside(was: Value, is: Value, share: Share): Value {
  return isMap(was) && isMap(is) ? sharedMap(was, is, share) : sharedText(was, is);
}

function sharedMap(was: ValueMap, is: ValueMap, share: Share): ValueMap {
  const [before, keys] = [Object.keys(was), Object.keys(is)];
  let isSame = before.length === keys.length;
  let shared: { [key: string]: Value } | undefined;
  keys.forEach((key, place) => {
    const own = is[key]!;
    // Assignment would set the prototype.
    const old = key === '__proto__' || !Object.hasOwn(was, key) ? undefined : was[key];
    const part = old === undefined ? own : share(key, old, own);
    if (part !== own) (shared ??= { ...is })[key] = part;
    isSame &&= part === old && before[place] === key;
  });
  return isSame ? was : (shared ?? is);
}
