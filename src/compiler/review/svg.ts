import { shortened } from './detail-text.js';
import type { Drawing, DrawnNode } from './drawing.js';
import { htmlText } from './html-text.js';

/** Wide enough for the longest texts that are not cut. */
const box = { width: 236, height: 48 };
const gap = { x: 64, y: 18 };
/** Columns beyond this one would be too far to the right; what is in a circle ends here too. */
const lastColumn = 5;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * The drawing as SVG inside of HTML, from what calls to what is called. Its colours are those of the page.
 *
 * @param name unique in the page
 */
export function svg(drawing: Drawing, label: string, name: string): string {
  const columns = columnsOf(drawing);
  const rows = Math.max(1, ...columns.map((column) => column.length));
  const height = rows * (box.height + gap.y) + gap.y;
  const width = columns.length * (box.width + gap.x) - gap.x + 4;
  const spots = new Map<string, Spot>();
  columns.forEach((column, index) => {
    // Columns stand in the middle.
    const top = (height - column.length * (box.height + gap.y) + gap.y) / 2;
    column.forEach(({ id }, row) => spots.set(id, { x: index * (box.width + gap.x) + 2, y: top + row * (box.height + gap.y) }));
  });
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${htmlText(label)}">`,
    `<defs><marker id="tip-${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>`,
    ...drawing.links.map(({ from, to }) => `<path class="link" d="${curve(spots.get(from)!, spots.get(to)!)}" marker-end="url(#tip-${name})"/>`),
    ...drawing.nodes.map((node) => nodeText(node, spots.get(node.id)!)),
    '</svg>',
  ].join('\n');
}

/** Each node to the right of all that point to it. Within a column, the nodes stand where their neighbours on the left do. */
function columnsOf({ nodes, links }: Drawing): DrawnNode[][] {
  const columnOf = new Map(nodes.map(({ id }) => [id, 0]));
  for (let round = 0; round < lastColumn; round += 1) {
    for (const { from, to } of links) columnOf.set(to, Math.min(lastColumn, Math.max(columnOf.get(to)!, columnOf.get(from)! + 1)));
  }
  const columns: DrawnNode[][] = [];
  const rowOf = new Map<string, number>();
  for (const column of [...new Set(columnOf.values())].toSorted((a, b) => a - b)) {
    const own = nodes.filter(({ id }) => columnOf.get(id) === column);
    const wanted = new Map(
      own.map(({ id }, index) => [id, mean(links.flatMap(({ from, to }) => (to === id && rowOf.has(from) ? [rowOf.get(from)!] : []))) ?? index]),
    );
    own.sort((a, b) => wanted.get(a.id)! - wanted.get(b.id)!);
    own.forEach(({ id }, row) => rowOf.set(id, row));
    columns.push(own);
  }
  return columns;
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** From the right side of a node to the left one of another; to its right side if that does not stand further to the right. */
function curve(from: Spot, to: Spot): string {
  const [startX, startY, endY] = [from.x + box.width, from.y + box.height / 2, to.y + box.height / 2];
  const isForward = to.x > from.x;
  const endX = isForward ? to.x : to.x + box.width;
  const [handle, endHandle] = isForward ? [startX + gap.x / 2, endX - gap.x / 2] : [startX + gap.x / 2, endX + gap.x / 2];
  return `M${startX} ${startY}C${handle} ${startY} ${endHandle} ${endY} ${endX} ${endY}`;
}

function nodeText({ label, type, kind, state }: DrawnNode, { x, y }: Spot): string {
  const below = state === 'same' ? type : `${type} · ${state}`;
  const radius = { function: 6, route: 24, event: 24, api: 6, role: 0, resource: 12 }[kind];
  return [
    `<g class="node ${state}"><title>${htmlText(`${label} (${below})`, 300)}</title>`,
    `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${radius}"/>`,
    `<text class="label" x="${x + box.width / 2}" y="${y + 21}">${htmlText(shortened(label, 25))}</text>`,
    `<text x="${x + box.width / 2}" y="${y + 38}">${htmlText(shortened(below, 32))}</text></g>`,
  ].join('');
}
