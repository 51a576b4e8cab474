import type { IncomingHttpHeaders } from 'node:http';

/** What `--allow-origin` takes: an origin, `null` for pages without one, such as local files, or `*` for all. */
const origin = /^(?:\*|null|[a-z][a-z\d+.-]*:\/\/[^\s/?#@*]+)$/;

/** An origin as browsers send it; undefined for what is none. */
export function originFrom(given: string): string | undefined {
  const text = given
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/^(http:\/\/.*):80$/, '$1')
    .replace(/^(https:\/\/.*):443$/, '$1');
  return origin.test(text) ? text : undefined;
}

/**
 * Where a request comes from, if a browser says that it is a page of another site, and the page is not allowed. Links that lead here count too:
 * they call the app with the developer's AWS permissions as well as scripts do.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function refusedSite({ 'sec-fetch-site': site, origin: sent, referer }: IncomingHttpHeaders, allowed: readonly string[]): string | undefined {
  if (
    !String(site ?? '')
      .toLowerCase()
      .includes('cross-site')
  )
    return undefined;
  // A link sends no origin, but most often a referrer.
  const from = originFrom(sent ?? /^[a-z][a-z\d+.-]*:\/\/[^/?#]+/i.exec(referer ?? '')?.[0] ?? '') ?? 'another site';
  return allowed.some((one) => one === '*' || originFrom(one) === from) ? undefined : from;
}
