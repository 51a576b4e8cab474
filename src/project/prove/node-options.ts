/** A module that Node.js loads before the app, because NODE_OPTIONS says so. */
export interface Preload {
  readonly option: '--require' | '--import' | '--loader';
  readonly specifier: string;
}

const names: { readonly [written: string]: Preload['option'] } = {
  '-r': '--require',
  '--require': '--require',
  '--import': '--import',
  '--loader': '--loader',
  '--experimental-loader': '--loader',
};

/** The modules that NODE_OPTIONS names, in the order in which Node.js loads them: first what it requires, whatever the order in the text. */
export function preloadsOf(nodeOptions: string): Preload[] {
  const words = splitOptions(nodeOptions);
  const preloads = words.flatMap((word, index): Preload[] => {
    const [, name = '', value] = /^(--?[^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const option = Object.hasOwn(names, name) ? names[name] : undefined;
    const specifier = value ?? words[index + 1];
    return option === undefined || specifier === undefined ? [] : [{ option, specifier }];
  });
  return (['--require', '--loader', '--import'] as const).flatMap((option) => preloads.filter((one) => one.option === option));
}

/** The options that this version of Node.js does not take from NODE_OPTIONS. */
export function refusedOptions(nodeOptions: string): string[] {
  return splitOptions(nodeOptions).filter((word) => word.startsWith('-') && !process.allowedNodeEnvironmentFlags.has(word));
}

/** As Node.js reads them: parted by spaces, where double quotes hold a text together and a backslash in them escapes. */
function splitOptions(text: string): string[] {
  const words: string[] = [];
  let [word, isQuoted]: [string | undefined, boolean] = [undefined, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '\\' && isQuoted && at + 1 < text.length) word += text[++at]!;
    else if (char === '"') [word, isQuoted] = [word ?? '', !isQuoted];
    else if (char === ' ' && !isQuoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  return word === undefined ? words : [...words, word];
}
