import { need } from '../need.js';
import type { ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

/** Clients ask for their endpoint before anything else. */
const endpoint = need('timestream:DescribeEndpoints');

/**
 * "Actions, resources, and condition keys for Amazon Timestream", and "How Amazon Timestream for LiveAnalytics works with IAM" in the Developer Guide. The
 * tables of a query are in its text; a query that names none, or only lists them, needs others of these rights.
 */
export const timestreamQuery = (): ServiceRules => ({
  prefix: 'timestream',
  types: {
    'scheduled-query': [{ format: '${Arn}', from: { Arn: from(['ScheduledQueryArn', 'ResourceARN']) } }],
    database: [],
    table: [],
  },
  operations: {
    CancelQuery: [need('timestream:CancelQuery'), endpoint],
    DescribeEndpoints: [endpoint],
    ListTagsForResource: [need('timestream:ListTagsForResource', { types: ['scheduled-query'] }), endpoint],
    PrepareQuery: [need('timestream:PrepareQuery', { types: [] }), need('timestream:Select', { types: [] }), endpoint],
    Query: [need('timestream:Select', { types: [] }), endpoint],
    TagResource: [need('timestream:TagResource', { types: ['scheduled-query'] }), endpoint],
    UntagResource: [need('timestream:UntagResource', { types: ['scheduled-query'] }), endpoint],
  },
});
