/** The path of a route, as API Gateway writes it. */
export function resourcePath(index) {
  return `/group${index % 10}/items${index}/{id}`;
}
