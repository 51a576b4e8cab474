/**
 * What the edits call, as code of the file that they are bundled into.
 *
 * @param depth in how many folders of the project that file is
 */
export function editHelpers(format: 'esm' | 'cjs', depth: number): string {
  const [own, resolve] = format === 'esm' ? ['import.meta.url', 'import.meta.resolve(name)'] : ['$url', '$pathToFileURL(require.resolve(name)).href'];
  return (
    `const $root=new URL(${JSON.stringify('../'.repeat(depth) || './')},${own}).href,` +
    String.raw`$module=path=>{const url=$root+path,filename=$fileURLToPath(url);return{url,filename,dirname:filename.replace(/[\\/][^\\/]*$/,''),` +
    String.raw`get require(){return $createRequire(url)},resolve:name=>/^\.{0,2}\//.test(name)?new URL(name,url).href:${resolve}}},` +
    String.raw`$choose=(name,from,choices,otherwise)=>{if(/^(?:\.{0,2}\/|file:)/.test(name)){` +
    'const path=decodeURIComponent(new URL(name,$root+from).href.slice($root.length));' +
    'if(Object.hasOwn(choices,path))return choices[path]()}return otherwise(name)};'
  );
}
