import { entriesOf, isMap } from '../cloudformation/branch.js';
import { subParts } from '../cloudformation/sub-text.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { mergeGlobals } from '../expand/globals.js';
import { mergeTemplates } from './merge.js';
import { type MergedDestination, mergedDestinations } from './merged-destinations.js';
import { type MergedPolling, mergedSources, type UnpolledSource } from './merged-polling.js';

/** What merge templates give a function that its role depends on. Of a text: undefined for none, null for one that only the deployment knows. */
export interface MergedFunction {
  readonly isDurable: boolean;
  /** Its name, for `Fn::Sub`. */
  readonly name: string | null | undefined;
  /** The log group that it writes to, for `Fn::Sub`. */
  readonly logGroup: string | null | undefined;
  readonly destinations: readonly MergedDestination[];
  /** The queues and streams that Lambda polls for it. */
  readonly polled: readonly MergedPolling[];
  /** What Lambda polls for it with rights that its role does not get. */
  readonly unpolled: readonly UnpolledSource[];
}

/** What merge templates say of the app's functions, before they are merged with the app's own template. */
export interface MergedFunctions {
  readonly mergedFunction: (logicalId: string) => MergedFunction;
}

const untouched: MergedFunction = { isDurable: false, name: undefined, logGroup: undefined, destinations: [], polled: [], unpolled: [] };

export function mergedFunctions(merges: readonly { readonly value: TemplateDocument }[]): MergedFunctions {
  if (merges.length === 0) return { mergedFunction: () => untouched };
  const template = mergeTemplates({}, merges);
  const parameters = new Set(entriesOf(template['Parameters']).keys());
  // Roles, keys and checks ask for the same functions.
  const asked = new Map<string, MergedFunction>();
  return {
    mergedFunction: (logicalId) => {
      const found = asked.get(logicalId) ?? readFunction(logicalId, template, parameters);
      asked.set(logicalId, found);
      return found;
    },
  };
}

function readFunction(logicalId: string, { Globals: globals, Resources: resources }: TemplateDocument, parameters: ReadonlySet<string>): MergedFunction {
  const own = entriesOf(resources).get(logicalId);
  const written = isMap(own) ? own : {};
  const given = isMap(written['Properties']) ? written['Properties'] : {};
  const properties = mergeGlobals('AWS::Serverless::Function', given, globals, written['IgnoreGlobals']);
  const { polled, unpolled, failures } = mergedSources(logicalId, properties, resources);
  const logging = properties['LoggingConfig'];
  return {
    isDurable: isGiven(properties['DurableConfig']),
    name: textOf(properties['FunctionName'], parameters),
    logGroup: isMap(logging) && logging['LogGroup'] !== undefined ? textOf(logging['LogGroup'], parameters) : textOf(logging, parameters),
    destinations: [...mergedDestinations(logicalId, properties), ...failures],
    polled,
    unpolled,
  };
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && value !== null && !(isMap(value) && value['Ref'] === 'AWS::NoValue');
}

/** A text that the stack's own parameters complete at most. */
function textOf(value: Value | undefined, parameters: ReadonlySet<string>): string | null | undefined {
  if (!isGiven(value)) return undefined;
  if (typeof value === 'string') return value.includes('${') ? null : value;
  if (!isMap(value)) return null;
  // A map without a log group: LoggingConfig that sets the format only.
  if (!Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))) return undefined;
  const isKnown = (name: string): boolean => name.startsWith('AWS::') || parameters.has(name);
  const { Ref: ref, 'Fn::Sub': sub } = value;
  if (typeof ref === 'string' && isKnown(ref)) return `\${${ref}}`;
  return typeof sub === 'string' && subParts(sub).every(({ name }) => name === undefined || isKnown(name)) ? sub : null;
}
