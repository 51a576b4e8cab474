/**
 * Of variables whose values only a deployment knows. It says the same of the same variables, so that it is printed once.
 *
 * @param by how else than in the shell to give them
 */
export function placeholderNotice(names: readonly string[], by: string): string {
  const [are, values] = names.length === 1 ? ['is', 'a value'] : ['are', 'values'];
  return `${names.join(', ')} ${are} known only when deployed, and a placeholder here; give ${values} in the shell or by ${by}`;
}
