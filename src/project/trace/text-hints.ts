/** What a module's text has if its code may name files or modules in ways that no import statement shows. Most have none, and are not parsed. */
const hints =
  /\bimport\s*\.\s*meta\b|\b__(?:dir|file)name\b|\bimport\s*\((?!\s*(['"])[^'"\n]*\1\s*[,)])|\brequire\b(?!\s*\(\s*(['"])[^'"\n]*\2\s*\))|\bmodule\s*\.\s*(?:require|paths|filename)\b|\bnew\s+(?:[\w$.]+\.)?Worker\b|\bfork\s*\(|\bprocess\s*\.\s*cwd\b|\bLAMBDA_TASK_ROOT\b|\bcreateRequire\b/;

export function hasHints(text: string): boolean {
  return hints.test(text);
}

/** Whether anything in a bundle may have such a text; far more often than not it has none. The sentence is esbuild's own, of a pattern of paths. */
export function hasBundleHints(code: string): boolean {
  return /Module not found in bundle|\bimport\.meta\b|\b__(?:dir|file)name\b|\bimport\((?!(["'])[^"'\n]*\1\s*[,)])|\brequire\b|\bWorker\b|\bfork\b|\bcwd\b|\bLAMBDA_TASK_ROOT\b|\bcreateRequire\b/.test(
    code,
  );
}
