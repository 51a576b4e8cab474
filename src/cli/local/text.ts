import { stageInRegion } from '../../compiler/config/stage-in-region.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import type { LocalAppSummary, LocalEvent, LocalRoute } from '../../project/serve/local-event.js';

type ShownEvent = Exclude<LocalEvent, { readonly event: 'problems' }>;

/** A few lines at the start, then one for each request. */
export function localText(event: ShownEvent, style: Style): string {
  switch (event.event) {
    case 'listening':
      return `Listening at ${style.strong(event.url)} (Ctrl-C ends)\n`;
    case 'loaded':
      return event.isFirst ? appText(event.app, style) : `Reloaded in ${event.ms} ms: ${filesText(event.files)} changed\n`;
    case 'request': {
      const { method, path, status, ms, reason } = event;
      const why = reason === undefined ? '' : ` (${printable(reason)})`;
      return `${method} ${printable(path)} ${statusText(status, style)} ${style.faint(`${ms} ms${why}`)}\n`;
    }
    case 'failure':
      return `${style.error(`${event.function} failed:`)} ${printable(event.stack)}\n`;
    case 'notice':
      return `${style.warning('warning')} ${printable(event.message)}\n`;
  }
}

function statusText(status: number, style: Style): string {
  if (status >= 500) return style.error(String(status));
  return status >= 400 ? style.warning(String(status)) : style.strong(String(status));
}

function appText({ name, stage, region, routes, unserved }: LocalAppSummary, style: Style): string {
  const [methodWidth, pathWidth] = [Math.max(...routes.map(({ method }) => method.length)), Math.max(...routes.map(({ path }) => path.length))];
  const lines = routes.map((route) =>
    `  ${route.method.padEnd(methodWidth)}  ${printable(route.path).padEnd(pathWidth)}  ${printable(guardsText(route))}`.trimEnd(),
  );
  const open = [...new Set(routes.filter(({ authorizer, isAsked }) => authorizer !== null && !isAsked).map(({ authorizer }) => authorizer))];
  return [
    `${style.strong(printable(name))}, stage ${stageInRegion({ stage, region })}`,
    '',
    ...lines,
    '',
    ...(open.length === 0
      ? []
      : [
          `${style.warning('warning')} the ${open.length === 1 ? 'authorizer' : 'authorizers'} ${printable(open.join(', '))} ${open.length === 1 ? 'works' : 'work'} only in AWS; here, ${open.length === 1 ? 'its' : 'their'} routes are open to everyone.`,
          '',
        ]),
    ...(unserved.length === 0 ? [] : [`Not served; use the Client of tschalice/testing: ${printable(unserved.join(', '))}`, '']),
  ].join('\n');
}

function guardsText({ authorizer, apiKeyRequired }: LocalRoute): string {
  return [...(authorizer === null ? [] : [authorizer]), ...(apiKeyRequired ? ['x-api-key'] : [])].join(', ');
}

function filesText(files: readonly string[]): string {
  return files.length <= 3 ? files.map(printable).join(', ') : `${printable(files[0]!)} and ${files.length - 1} more files`;
}
