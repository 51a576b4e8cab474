import type { AppDefinition } from '../../app/definition.js';

/** The routes that anyone is meant to call, as a review names them: `GET /health`. */
export function publicRoutes({ routes }: AppDefinition): string[] {
  return routes.flatMap((route) => (route.public ? route.methods.map((method) => `${method} ${route.path}`) : []));
}
