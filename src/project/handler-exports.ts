/**
 * Makes of the inspected bundle what ships: in place of its two exports, `app` and `lambdaHandler`, one handler for each
 * function, under the function's name. All that was inspected stays byte for byte, so the source map holds.
 */
export function withHandlers(code: string, functionNames: readonly string[]): string {
  const tail = /export\s*\{([^{}]*)\};?\s*$/.exec(code);
  const local = new Map(
    tail?.[1]!
      .split(',')
      .map((pair) => pair.trim().split(/\s+as\s+/))
      .map(([from, to]) => [to ?? from!, from!]),
  );
  const app = local.get('app');
  const lambdaHandler = local.get('lambdaHandler');
  if (tail === null || app === undefined || lambdaHandler === undefined) throw new Error('the bundle does not end in the exports of its entry');
  const handlers = functionNames.map((name, index) => `const $handler${index}=${lambdaHandler}(${app},${JSON.stringify(name)});`);
  const names = functionNames.map((name, index) => `$handler${index} as ${JSON.stringify(name)}`);
  return `${code.slice(0, tail.index)}${handlers.join('')}export{${names.join(',')}};\n//# sourceMappingURL=app.mjs.map\n`;
}
