import type { Problem } from '../problem/problem.js';
import { type LedgerContext, ledgerError } from './step.js';

/** Whether a value is a share of traffic that both API Gateway and Lambda take: 0 to 100, with at most two digits after the point. */
export function isPercent(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 100 && Math.round(value * 100) / 100 === value;
}

/** What is wrong with a percentage that somebody asks for. */
export function percentProblems(percent: number, context: LedgerContext): Problem[] {
  if (isPercent(percent)) return [];
  return [
    ledgerError(
      context,
      'release-percent',
      `a candidate cannot have ${percent} percent`,
      'give a number from 0 to 100, with at most two digits after the point',
    ),
  ];
}
