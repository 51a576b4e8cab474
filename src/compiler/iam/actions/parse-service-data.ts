import type { ActionType, ServiceData } from './service-data.js';

/**
 * Reads what the build has written of a service: a line for each resource type, as `table=dynamodb:@:table/${TableName}`, where `@` is the region
 * and the account; an empty line; and a line for all actions that apply to the same types, as `index?|table=Query Scan`. `?` marks a type that an
 * action may do without.
 */
export function parseServiceData(text: string): ServiceData {
  const [types = '', actions = ''] = text.split('\n\n').length > 1 ? text.split('\n\n') : ['', text.replace(/^\n/, '')];
  return {
    actions: Object.fromEntries(linesOf(actions).flatMap(([key, names]) => names.split(' ').map((name) => [name, actionTypes(key)]))),
    types: Object.fromEntries(linesOf(types).map(([type, arn]) => [type, `arn:\${Partition}:${arn.replace(/^([^:]*):@:/, '$1:${Region}:${Account}:')}`])),
  };
}

function linesOf(text: string): [key: string, rest: string][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}

function actionTypes(key: string): ActionType[] {
  return key === '' ? [] : key.split('|').map((name) => ({ type: name.replace(/\?$/, ''), isRequired: !name.endsWith('?') }));
}
