import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Gives a worker thread what an app expects of its process: the project as working folder, and output. All output goes to
 * standard error, because standard output belongs to the tool. It is written at once, because a thread that ends loses
 * what it has not written yet.
 */
export function arrangeProcess(directory: string): void {
  let folder = directory;
  process.cwd = () => folder;
  process.chdir = (to) => {
    folder = to;
  };
  const writeSync = fs.writeSync.bind(fs);
  for (const stream of [process.stdout, process.stderr]) {
    Object.assign(stream, {
      _write(chunk: Uint8Array | string, encoding: BufferEncoding, done: () => void): void {
        writeAll(writeSync, Buffer.from(chunk as string, encoding));
        done();
      },
      _writev: null,
    });
  }
  redirectFiles();
}

/** Some loggers write to file descriptor 1 themselves, which is the tool's standard output. */
function redirectFiles(): void {
  for (const name of ['write', 'writeSync', 'writev', 'writevSync', 'writeFile', 'writeFileSync', 'appendFile', 'appendFileSync'] as const) {
    const original = fs[name] as (...given: unknown[]) => unknown;
    Object.assign(fs, { [name]: (file: unknown, ...rest: unknown[]) => original.call(fs, file === 1 ? 2 : file, ...rest) });
  }
  syncBuiltinESMExports();
}

function writeAll(writeSync: (file: number, bytes: Uint8Array) => number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0;) {
    try {
      rest = rest.subarray(writeSync(2, rest));
    } catch (error) {
      // A full pipe gets empty again, unless nobody reads it any more.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
