import { mayLackAll } from '../input.js';
import { need } from '../need.js';
import type { ServiceRules, TypeRule } from '../service-rules.js';
import { from } from '../source.js';

const bus = 'arn:${Partition}:events:${Region}:${Account}:event-bus/${EventBusName}';

/** Rules of the default bus have a shorter ARN. */
const rule: TypeRule = [
  {
    format: 'arn:${Partition}:events:${Region}:${Account}:rule/${RuleName}',
    from: { RuleName: from(['Name', 'Rule']) },
    when: (input) => mayLackAll(input, ['EventBusName']),
  },
  {
    format: 'arn:${Partition}:events:${Region}:${Account}:rule/${EventBusName}/${RuleName}',
    from: { EventBusName: from('EventBusName'), RuleName: from(['Name', 'Rule']) },
  },
];

/** "Actions, resources, and condition keys for Amazon EventBridge", and "Amazon EventBridge permissions reference" in the User Guide. */
export const events = (): ServiceRules => ({
  prefix: 'events',
  types: {
    alias: [],
    'api-destination': [{ from: { ApiDestinationName: from('Name') } }],
    archive: [{ from: { ArchiveName: from('ArchiveName') } }],
    connection: [{ from: { ConnectionName: from(['ConnectionArn', 'Name']) } }],
    endpoint: [{ from: { EndpointName: from('Name') } }],
    'event-bus': [{ from: { EventBusName: from(['Name', 'EventBusName'], { absent: 'default' }) } }],
    'event-busv2': [],
    'event-source': [{ from: { EventSourceName: from(['Name', 'EventSourceName']) } }],
    'event-sourcev2': [],
    key: [],
    replay: [{ from: { ReplayName: from('ReplayName') } }],
    'rule-on-custom-event-bus': rule,
    'rule-on-default-event-bus': [],
  },
  operations: {
    CreateArchive: [
      need('events:CreateArchive', { types: ['archive'] }),
      need('events:CreateArchive', { on: [{ format: bus, from: { EventBusName: from('EventSourceArn') } }] }),
    ],
    // Some of the entries may name a bus, while others go to the default one.
    PutEvents: [need('events:PutEvents', { on: [{ format: bus, from: { EventBusName: from('Entries[].EventBusName', { absent: 'default' }) } }] })],
    StartReplay: [
      need('events:StartReplay', { types: ['replay'] }),
      need('events:StartReplay', { on: [{ format: '${Arn}', from: { Arn: from('EventSourceArn') } }] }),
      need('events:StartReplay', { on: [{ format: bus, from: { EventBusName: from('Destination.Arn') } }] }),
    ],
    ListPartnerEventSourceAccounts: [need('events:ListPartnerEventSourceAccounts', { types: ['event-source'] })],
    UpdateArchive: [need('events:UpdateArchive', { types: ['archive'] })],
  },
});
