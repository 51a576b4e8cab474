import { optionsAndHandler } from './call-arguments.js';
import { checked } from './build-flags.js';
import type { Declaration } from './declaration.js';
import { declareRoute, type RouteHandler, type RouteOptions } from './route.js';

/** The routes of a REST API, as an app and a blueprint declare them. */
export abstract class DeclaringRoutes {
  /** Takes in one declaration. */
  protected abstract add(declaration: Declaration): void;

  /**
   * Answers `GET` requests to a path of the REST API.
   *
   * @param path starts with `/`. A segment `{name}` is a parameter, and `{name+}` as the last segment takes the rest of the path.
   * @param handler gets `(params, request)`: the path's parameters by name, typed from the path, and the `Request`.
   *   What it returns becomes the response: a plain value as JSON, a string as it is, a `Uint8Array` as bytes, and a
   *   `Response` with its own status and headers. A `ChaliceViewError` that it throws becomes its status; anything else
   *   is logged and becomes a 500.
   */
  route<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /**
   * Answers requests to a path of the REST API.
   *
   * @param path starts with `/`. A segment `{name}` is a parameter, and `{name+}` as the last segment takes the rest of the path.
   * @param options `methods` (default `['GET']`), `authorizer`, `cors`, `contentTypes` and others
   * @param handler gets `(params, request)`: the path's parameters by name, typed from the path, and the `Request`.
   *   What it returns becomes the response: a plain value as JSON, a string as it is, a `Uint8Array` as bytes, and a
   *   `Response` with its own status and headers. A `ChaliceViewError` that it throws becomes its status; anything else
   *   is logged and becomes a 500.
   */
  route<const Path extends string>(path: Path, options: RouteOptions, handler: RouteHandler<Path>): void;
  route(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest);
  }

  /** Answers `GET` requests to a path. Path, handler and result are those of `route`. */
  get<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /** Answers `GET` requests to a path. Path, handler and result are those of `route`, and so are the options, without `methods`. */
  get<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: RouteHandler<Path>): void;
  get(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest, 'GET');
  }

  /** Answers `POST` requests to a path. Path, handler and result are those of `route`. */
  post<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /** Answers `POST` requests to a path. Path, handler and result are those of `route`, and so are the options, without `methods`. */
  post<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: RouteHandler<Path>): void;
  post(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest, 'POST');
  }

  /** Answers `PUT` requests to a path. Path, handler and result are those of `route`. */
  put<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /** Answers `PUT` requests to a path. Path, handler and result are those of `route`, and so are the options, without `methods`. */
  put<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: RouteHandler<Path>): void;
  put(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest, 'PUT');
  }

  /** Answers `PATCH` requests to a path. Path, handler and result are those of `route`. */
  patch<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /** Answers `PATCH` requests to a path. Path, handler and result are those of `route`, and so are the options, without `methods`. */
  patch<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: RouteHandler<Path>): void;
  patch(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest, 'PATCH');
  }

  /** Answers `DELETE` requests to a path. Path, handler and result are those of `route`. */
  delete<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /** Answers `DELETE` requests to a path. Path, handler and result are those of `route`, and so are the options, without `methods`. */
  delete<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: RouteHandler<Path>): void;
  delete(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest, 'DELETE');
  }

  /** Answers `HEAD` requests to a path. Path, handler and result are those of `route`. */
  head<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /** Answers `HEAD` requests to a path. Path, handler and result are those of `route`, and so are the options, without `methods`. */
  head<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: RouteHandler<Path>): void;
  head(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest, 'HEAD');
  }

  /** Answers `OPTIONS` requests to a path. Path, handler and result are those of `route`. */
  options<const Path extends string>(path: Path, handler: RouteHandler<Path>): void;
  /** Answers `OPTIONS` requests to a path. Path, handler and result are those of `route`, and so are the options, without `methods`. */
  options<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: RouteHandler<Path>): void;
  options(path: string, ...rest: unknown[]): void {
    this.#declare(path, rest, 'OPTIONS');
  }

  #declare(path: string, rest: unknown[], verb?: string): void {
    const [options, handler] = optionsAndHandler<RouteOptions>(checked ? `route '${path}'` : '', rest);
    const declaration = declareRoute(path, options, handler, verb);
    if (declaration !== undefined) this.add(declaration);
  }
}
