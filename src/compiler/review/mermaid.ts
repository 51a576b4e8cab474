import { shortened } from './detail-text.js';
import type { Drawing, DrawnNode, NodeKind } from './drawing.js';

const longestLabel = 48;

/** What stands around the text of a node. */
const shapes: { readonly [Kind in NodeKind]: readonly [string, string] } = {
  function: ['["', '"]'],
  route: ['(["', '"])'],
  event: ['{{"', '"}}'],
  api: ['[["', '"]]'],
  role: ['[/"', '"/]'],
  resource: ['("', '")'],
};

/** Outlines alone, which can be seen on white and on black. */
const styles = [
  'classDef new stroke:#1a7f37,stroke-width:2px',
  'classDef gone stroke:#cf222e,stroke-width:2px,stroke-dasharray:5 4',
  'classDef replaced stroke:#bc4c00,stroke-width:3px',
  'classDef changed stroke:#0969da,stroke-width:2px',
  'classDef same stroke-width:1px',
];

/** The drawing as Mermaid, as it is drawn in Markdown by GitHub. */
export function mermaid({ nodes, links }: Drawing): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index + 1}`]));
  return [
    'flowchart LR',
    ...nodes.map((node) => `  ${names.get(node.id)}${nodeText(node)}:::${node.state}`),
    ...links.map(({ from, to }) => `  ${names.get(from)} --> ${names.get(to)}`),
    ...styles.map((style) => `  ${style}`),
  ].join('\n');
}

function nodeText({ label, type, kind, state }: DrawnNode): string {
  const [open, close] = shapes[kind];
  const lines = [label, ...(kind === 'route' ? [] : [type]), ...(state === 'same' ? [] : [state])];
  return `${open}${lines.map((line) => escaped(shortened(line, longestLabel).trim())).join('<br/>')}${close}`;
}

/** Mermaid has codes for what means something to it, to Markdown or to HTML. */
function escaped(text: string): string {
  // Mermaid refuses a node without a text.
  return (text === '' ? '—' : text).replaceAll(/[^\p{L}\p{N} ./{}_—-]/gu, (character) => `#${character.codePointAt(0)};`);
}
