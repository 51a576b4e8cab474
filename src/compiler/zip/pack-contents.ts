import { deflateRaw, deflateRawSync } from 'node:zlib';

const options = { level: 9 };
/** Bytes. To pack less than that takes a thread about as long as to begin. */
const worthThread = 65_536;
/** As many as Node.js has threads for it. Each that has begun takes a quarter of a megabyte. */
const atOnce = 4;

/** The contents deflated, where that makes them smaller, and else the contents themselves. */
export async function packAll(contents: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const packed: Uint8Array[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < contents.length; index = next++) packed[index] = await pack(contents[index]!);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return packed;
}

async function pack(content: Uint8Array): Promise<Uint8Array> {
  if (content.length === 0) return content;
  const deflated = content.length < worthThread ? deflateRawSync(content, options) : await deflateInThread(content);
  return deflated.length < content.length ? deflated : content;
}

function deflateInThread(content: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    deflateRaw(content, options, (error, deflated) => (error === null ? resolve(deflated) : reject(error)));
  });
}
