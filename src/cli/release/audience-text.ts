import { type Share, type Audience, whoGetsWhat } from '../../compiler/release/who-gets-what.js';
import type { Ledger } from '../../compiler/release/ledger.js';
import { tableText } from '../terminal/table.js';

const names: { readonly [who in Audience['who']]: string } = {
  requests: 'requests to the REST API',
  events: 'events',
  'test URL': 'the URL in NextEndpointURL',
  rollback: 'rollback would return to',
};

/** Who gets what; with an earlier ledger, before and now. */
export function audienceText(before: Ledger | null | undefined, after: Ledger): string {
  const hasBefore = before !== undefined && before !== null;
  const [earlier, now] = [hasBefore ? whoGetsWhat(before) : [], whoGetsWhat(after)];
  const rows = (Object.keys(names) as Audience['who'][])
    .filter((who) => [...earlier, ...now].some((row) => row.who === who && row.gets.length > 0))
    .map((who) => {
      const [was, is] = [earlier, now].map((side) => sharesText(side.find((row) => row.who === who)?.gets ?? [], who));
      return hasBefore ? [was === is ? '' : '*', names[who], was!, is!] : ['', names[who], is!];
    });
  return tableText([['', '', ...(hasBefore ? ['BEFORE'] : []), 'NOW'], ...rows]);
}

function sharesText(shares: readonly Share[], who: Audience['who']): string {
  if (shares.length === 0) return '-';
  return shares
    .map(({ release, percent, stageVariables = [] }) => {
      const share = percent === undefined || percent === 100 || who === 'rollback' ? '' : ` ${percent} %`;
      return `${release}${share}${stageVariables.length === 0 ? '' : ` (own stage variables: ${stageVariables.join(', ')})`}`;
    })
    .join(', ');
}
