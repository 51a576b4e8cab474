import type { ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

/** "Actions, resources, and condition keys for Amazon EventBridge Scheduler". A schedule without a group is in the one called default. */
export const scheduler = (): ServiceRules => ({
  prefix: 'scheduler',
  types: {
    schedule: [{ from: { GroupName: from('GroupName', { absent: 'default' }), ScheduleName: from('Name') } }],
    'schedule-group': [{ from: { GroupName: from(['Name', 'ResourceArn']) } }],
  },
});
