/**
 * What a plain (unquoted) YAML scalar means in a template.
 *
 * Words are read as by CloudFormation and Python's tools, by YAML 1.1 (`yes`, `off`, `~`; not `y` and `n`). A scalar is a
 * number only if writing the number gives the same text again: an account ID `012345678901`, a version `1.0`, a time
 * `1:30`, `1e3`, `0x1F`, whole numbers past 2^53 and dates stay strings, as the user wrote them.
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/.test(text)) return true;
  if (/^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/.test(text)) return false;
  if (!/^-?\d/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) && writtenNumber(number) === text ? number : text;
}

/** A JSON number for a template: one that JavaScript would change (past 2^53, `1.0`) stays a string, as written. */
export function exactNumber(written: string): number | string {
  const number = Number(written);
  if (/[eE]/.test(written)) return Number.isFinite(number) ? number : written;
  return String(number) === written && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : written;
}

/**
 * The text for a number. YAML 1.1 and 1.2 must both read it as a number, so an exponent has a point and a sign (`1.0e+21`).
 * Whole numbers past 2^53 have that form too, because plain digits would look exact.
 */
export function writtenNumber(number: number): string {
  const text = String(number);
  if (!text.includes('e') && (!Number.isInteger(number) || Number.isSafeInteger(number))) return text;
  return number.toExponential().replace(/^(-?\d)e/, '$1.0e');
}
