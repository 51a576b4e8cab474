import type { Mistake } from './mistake.js';

const example = 'https://shop.example.com';

/**
 * Why a browser would never match a value of `Access-Control-Allow-Origin`; undefined for an origin as browsers send it, and for `*`.
 *
 * An origin is a scheme, a host and a port, `https://shop.example.com:8443`, without a path; apps have schemes of their own, `capacitor://localhost`.
 */
export function originMistake(text: string): Mistake | undefined {
  if (text === '*') return undefined;
  if (text === 'null')
    return {
      message: "the origin 'null' is that of every local file and sandboxed page, so it protects from nobody",
      fix: `name the origin that may call, as in '${example}', or '*'`,
    };
  const message = `'${text}' is not an origin`;
  const several = text.split(/[\s,;]+/).filter((one) => one !== '');
  if (several.length > 1)
    return { message: `${message}: a response can name only one`, fix: "name one of them or '*', or set the header in middleware by the request's own Origin" };
  const [, scheme, rest] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/.exec(text) ?? [];
  if (scheme === undefined || rest === undefined) return { message: `${message}: it has no scheme`, fix: suggestion(`https://${text}`) };
  if (rest.includes('*')) return { message: `${message}: it cannot have a wildcard`, fix: "name one origin, or '*' for all" };
  if (rest.includes('${')) return { message: `${message}: nothing is put in the place of '\${…}' here`, fix: `write the origin out, as in '${example}'` };
  if (/[/?#@\\]/.test(rest)) return { message: `${message}: it has only a scheme, a host and a port`, fix: suggestion(text) };
  const own = canonical(text);
  if (own === undefined) return { message: `${message}: it has no valid host`, fix: `write it as in '${example}'` };
  return own === text ? undefined : { message: `browsers send this origin as '${own}', not as '${text}'`, fix: `write '${own}'` };
}

/** As browsers send it: in lower case, in punycode, without the scheme's own port; undefined if it cannot be an origin. */
function canonical(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, hostname, origin } = new URL(text);
  if (hostname === '') return undefined;
  // URL knows origins only of the web's own schemes.
  return origin === 'null' ? `${protocol}//${host.toLowerCase()}` : origin;
}

function suggestion(text: string): string {
  const origin = canonical(text);
  return origin === undefined || originMistake(origin) !== undefined ? `write it as in '${example}'` : `write '${origin}'`;
}
