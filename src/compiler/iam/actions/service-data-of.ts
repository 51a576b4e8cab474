import { brotliDecompressSync } from 'node:zlib';
import { packedServices } from './generated/packed-services.js';
import { parseServiceData } from './parse-service-data.js';
import type { ServiceData } from './service-data.js';

let texts: { readonly [prefix: string]: string } | undefined;
const parsed = new Map<string, ServiceData>();

/** What IAM knows of a service's actions, by its prefix, as `logs`; undefined for an unknown one. Unpacked only when asked for. */
export function serviceDataOf(prefix: string): ServiceData | undefined {
  texts ??= JSON.parse(brotliDecompressSync(Buffer.from(packedServices, 'base64')).toString()) as NonNullable<typeof texts>;
  if (!Object.hasOwn(texts, prefix)) return undefined;
  const data = parsed.get(prefix) ?? parseServiceData(texts[prefix]!);
  parsed.set(prefix, data);
  return data;
}
