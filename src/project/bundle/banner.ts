import { posix } from 'node:path';
import { editHelpers } from '../trace/edit-helpers.js';

/** The file that code is bundled into. */
export interface BundleFile {
  /** Its place in the zip: `app.mjs`, `lib/count.js`. */
  readonly path: string;
  readonly format: 'esm' | 'cjs';
}

/** CommonJS code in an ES module needs variables that only CommonJS modules have. */
const ofCommonJs =
  "import{createRequire as $createRequire}from'node:module';import{fileURLToPath as $fileURLToPath}from'node:url';" +
  'const require=$createRequire(import.meta.url),__filename=$fileURLToPath(import.meta.url),__dirname=__filename.slice(0,';

/** CommonJS has no `import.meta.url`; the bundler writes `$url` instead. */
const ofEsModules =
  "const{createRequire:$createRequire}=require('node:module'),{fileURLToPath:$fileURLToPath,pathToFileURL:$pathToFileURL}=require('node:url')," +
  '$url=$pathToFileURL(__filename).href;';

/** The first line of a bundle. `isEdited`: whether its modules were edited, so that they call helpers. */
export function bannerOf({ path, format }: BundleFile, isEdited: boolean): string {
  const own = format === 'esm' ? `${ofCommonJs}${-1 - posix.basename(path).length});` : ofEsModules;
  return own + (isEdited ? editHelpers(format, path.split('/').length - 1) : '');
}

/** Empties the banner's line if the bundle does not use it. The line itself stays, so that the source map stays right. */
export function withoutIdleBanner(code: string, file: BundleFile, isEdited: boolean): string {
  const banner = bannerOf(file, isEdited);
  const own = code.slice(code.indexOf(banner) + banner.length);
  const used = file.format === 'esm' ? /\b(?:require|__filename|__dirname)\b|\$(?:module|choose)\(/ : /\$url\b|\$(?:module|choose)\(/;
  return code.startsWith(banner) && !used.test(own) ? own : code;
}
