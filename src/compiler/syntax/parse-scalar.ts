/**
 * What a plain (unquoted) YAML scalar means in a template.
 *
 * Words are read as CloudFormation and Python's tools read them, by YAML 1.1 (`yes`, `off`, `~`; not `y` and `n`). A
 * number is one only when writing it gives the same text again: an account ID `012345678901`, a version `1.0`, a time
 * `1:30`, `1e3`, `0x1F` and whole numbers past 2^53 stay the text that the user wrote, and so do dates.
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/.test(text)) return true;
  if (/^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/.test(text)) return false;
  if (!/^-?\d/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) && writtenNumber(number) === text ? number : text;
}

/** A number of JSON's as a template holds it: what JavaScript would change stays the text that was written (past 2^53, `1.0`). */
export function exactNumber(written: string): number | string {
  const number = Number(written);
  if (/[eE]/.test(written)) return Number.isFinite(number) ? number : written;
  return String(number) === written && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : written;
}

/**
 * The one text for a number. It is a number to readers of YAML 1.1 and 1.2 alike, which is why the exponent's form has
 * a point and a sign (`1.0e+21`); whole numbers past 2^53 have that form, as plain digits would promise to be exact.
 */
export function writtenNumber(number: number): string {
  const text = String(number);
  if (!text.includes('e') && (!Number.isInteger(number) || Number.isSafeInteger(number))) return text;
  return number.toExponential().replace(/^(-?\d)e/, '$1.0e');
}
