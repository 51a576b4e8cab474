import { standIn } from './stand-in.js';

/** What to do with a file of machine code: load it if this system is like Lambda's, use a stand-in if not, or refuse it with a reason. */
export type AddonAct = 'load' | 'stand-in' | { readonly refuse: string };

/** Makes packages choose the build for Lambda. `acts`: by the files' paths on this machine. */
export function arrangeAddons(cpu: string, acts: { readonly [file: string]: AddonAct }): void {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  Object.defineProperty(process, 'arch', { value: cpu });
  type Open = (module: { exports: unknown }, file: string, ...rest: unknown[]) => void;
  const original = process.dlopen.bind(process) as Open;
  const open: Open = (module, file, ...rest) => {
    const act = acts[file] ?? 'load';
    if (act === 'load') original(module, file, ...rest);
    else if (act === 'stand-in') module.exports = standIn(file);
    else throw Object.assign(new Error(act.refuse), { code: 'ERR_DLOPEN_FAILED' });
  };
  Reflect.set(process, 'dlopen', open);
}
