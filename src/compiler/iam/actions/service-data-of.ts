import { brotliDecompressSync } from 'node:zlib';
import { packedServices } from './generated/packed-services.js';
import { parseServiceData } from './parse-service-data.js';
import type { ServiceData } from './service-data.js';

type Texts = { readonly [prefix: string]: string };

/** Those that were unpacked, by their packed form. */
const unpacked = new Map<string, Texts>();
const parsed = new Map<string, ServiceData>();

/** What IAM knows of a service's actions, by its prefix, as `logs`; undefined for an unknown one. Unpacked only when asked for, with few others. */
export function serviceDataOf(prefix: string): ServiceData | undefined {
  const known = parsed.get(prefix);
  if (known !== undefined) return known;
  const packed = packedServices.findLast(([first]) => first <= prefix)?.[1];
  const texts = packed === undefined ? {} : (unpacked.get(packed) ?? unpack(packed));
  if (!Object.hasOwn(texts, prefix)) return undefined;
  const data = parseServiceData(texts[prefix]!);
  parsed.set(prefix, data);
  return data;
}

/** The prefixes of all services. Unpacks them all. */
export function servicePrefixes(): string[] {
  return packedServices.flatMap(([, packed]) => Object.keys(unpacked.get(packed) ?? unpack(packed)));
}

function unpack(packed: string): Texts {
  const texts = JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()) as Texts;
  unpacked.set(packed, texts);
  return texts;
}
