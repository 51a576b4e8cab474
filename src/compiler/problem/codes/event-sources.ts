/** What invokes functions other than HTTP: schedules, queues, streams, topics, buckets, event buses. */
export const eventSources = {
  errors: {
    'schedule-expression': {
      title: 'A schedule that EventBridge does not understand',
      why: "EventBridge takes 'rate(1 hour)', 'rate(5 minutes)' (plural from 2 on), or 'cron(…)' with six fields, where either day of month or day of week is '?'. It refuses a rule with anything else.",
      fix: 'Write a rate or cron expression in that format, or use Rate or Cron.',
      example: "app.schedule('report', new Cron(0, 18, '?', '*', 'MON-FRI', '*'), handler);",
    },
    'schedule-timezone': {
      title: 'A time zone that EventBridge Scheduler does not know',
      why: "EventBridge Scheduler takes the names of IANA's time zone database, in their own case. It refuses offsets such as '+01:00' and abbreviations such as 'PST'.",
      fix: 'Write the name of the zone, as in Europe/Berlin, or leave timezone out for UTC.',
      example: "app.schedule('report', 'cron(0 18 ? * MON-FRI *)', { timezone: 'Europe/Berlin' }, handler);",
    },
    'rate-value': {
      title: 'A Rate with a value that is not a whole number',
      why: 'EventBridge takes whole numbers from 1.',
      fix: 'Use a whole number, as in new Rate(5, Rate.MINUTES).',
    },
    'rate-unit': {
      title: 'A Rate with an unknown unit',
      why: 'EventBridge knows minutes, hours and days.',
      fix: 'Use Rate.MINUTES, Rate.HOURS or Rate.DAYS.',
    },
    'cron-field': {
      title: 'A Cron field that is neither a number nor a string without spaces',
      why: 'The six fields are joined with spaces, so a space inside a field would shift those after it.',
      fix: "Pass six fields: minutes, hours, day of month, month, day of week, year, as in new Cron(0, 18, '?', '*', 'MON-FRI', '*').",
    },
    'schedule-input': {
      title: 'The input of a schedule is too long',
      why: 'EventBridge allows 8192 characters of JSON as the input of a target.',
      fix: 'Store large data elsewhere, and let the function read it.',
    },
    'schedule-description': {
      title: 'The description of a schedule is too long',
      why: 'EventBridge allows 512 characters for the description of a rule.',
      fix: 'Shorten it.',
    },
    'event-pattern': {
      title: 'An event pattern that EventBridge would refuse',
      why: 'A pattern is a map of maps down to lists of values. A value may be a map with one operator, such as {"prefix": "a"}. EventBridge refuses an operator that it does not know.',
      fix: 'Correct the operator or its value.',
      example: "{ source: ['aws.s3'], detail: { object: { key: [{ prefix: 'in/' }] } } }",
    },
    'event-pattern-field': {
      title: 'A field in an event pattern that no event has',
      why: "Every event has the same fields at the top, such as source and detail-type, and its sender's own under detail. A pattern with any other field never matches, and the function would never run.",
      fix: 'Correct the name, or move the field under detail.',
      example: "{ source: ['shop'], 'detail-type': ['Order placed'], detail: { total: [{ numeric: ['>', 100] }] } }",
    },
    'event-pattern-empty': {
      title: 'An empty event pattern',
      why: 'EventBridge refuses a pattern that names no field.',
      fix: "Name at least one field and its values, as in { source: ['aws.ec2'] }.",
    },
    'event-bus': {
      title: 'Not the name or the ARN of an event bus',
      why: 'A rule belongs to one event bus. EventBridge refuses a rule for a bus that cannot exist.',
      fix: 'Use the name or the ARN of a bus, or leave the option out for the default bus.',
    },
    'sns-topic': {
      title: 'Not the name or the ARN of a topic',
      why: 'The handler subscribes to a topic by its name, for a topic in the same account and region, or by its ARN. With anything else, the subscription would fail.',
      fix: 'Use the name of the topic, or its ARN.',
    },
    'sns-filter-policy': {
      title: 'A filter policy that SNS refuses',
      why: 'A filter policy names fields, and lists the values that each may have. SNS refuses an empty policy, and a value that is not in a list.',
      fix: "Write a list of values for each field, as in { kind: ['order'] }.",
    },
    'sns-filter-policy-scope': {
      title: 'A filterPolicyScope that SNS refuses',
      why: 'SNS filters by MessageAttributes or by MessageBody, and a scope needs a filter policy.',
      fix: "Use 'MessageAttributes' or 'MessageBody', together with a filterPolicy.",
    },
    'sqs-queue-missing': {
      title: 'A queue handler without a queue',
      why: 'Lambda must know which queue to read from.',
      fix: 'Set queue to the name of a queue in the same account and region, or queueArn to an ARN.',
    },
    'sqs-queue-name': {
      title: 'Not the name of a queue',
      why: 'The tool builds the ARN from the name, and the account and region of the stack. A URL or an ARN in place of the name would make it invalid.',
      fix: 'Use the bare name as queue, or the ARN as queueArn.',
    },
    'sqs-queue-arn': {
      title: 'Not the ARN of a queue',
      why: 'Lambda refuses an event source mapping with the ARN of anything but a queue.',
      fix: 'Use the ARN of the queue, or set queue to its name.',
    },
    'sqs-fifo-batch': {
      title: 'Batch settings that a FIFO queue does not support',
      why: 'Lambda reads at most 10 messages at a time from a FIFO queue, without a batching window. It refuses any other mapping.',
      fix: 'Use a batchSize from 1 to 10, and no maximumBatchingWindowInSeconds.',
    },
    'sqs-batching-window-missing': {
      title: 'A large batch without a batching window',
      why: 'To get more than 10 messages at a time, Lambda must collect them for at least a second. It refuses a mapping that does not say how long.',
      fix: 'Set maximumBatchingWindowInSeconds to at least 1, or batchSize to 10 or less.',
    },
    'sqs-concurrency': {
      title: 'A maximumConcurrency that is out of range',
      why: 'Lambda allows 2 to 1000 concurrent invocations for a queue.',
      fix: 'Use a whole number from 2 to 1000, or 0 for no limit.',
    },
    'kinesis-stream': {
      title: 'Not the name or the ARN of a stream',
      why: 'The handler reads a stream by its name, for a stream in the same account and region, or by its ARN. With anything else, the event source mapping would fail.',
      fix: 'Use the name of the stream, or its ARN.',
    },
    'dynamodb-stream-arn': {
      title: 'Not the ARN of a DynamoDB stream',
      why: "A table's stream has its own ARN, which ends in '/stream/' and the time when the stream was enabled. The table's name or ARN is not enough.",
      fix: "Use the stream's ARN, or '${Table.StreamArn}' for a table in a merge template.",
    },
    'event-batch-size': {
      title: 'A batchSize that is out of range',
      why: 'A batch has 1 to 10000 records.',
      fix: 'Use a whole number from 1 to 10000.',
    },
    'event-batching-window': {
      title: 'A batching window that is out of range',
      why: 'Lambda collects a batch for 0 to 300 whole seconds.',
      fix: 'Use a whole number from 0 to 300.',
    },
    'event-starting-position': {
      title: 'A startingPosition that does not exist',
      why: 'A new event source mapping reads a stream from its oldest record, or only new records.',
      fix: "Use 'TRIM_HORIZON' to start at the oldest record, or 'LATEST' for new records only.",
    },
    'event-filter-count': {
      title: 'More than 10 filter patterns',
      why: 'Lambda allows at most 10 patterns for an event source, even after a quota increase.',
      fix: 'Combine patterns: a field may list several values.',
    },
    'event-filter-pattern': {
      title: 'A filter pattern that Lambda refuses',
      why: 'A pattern names fields, and lists the values that each may have. Lambda refuses an empty pattern, a value that is not in a list, and more than 4096 characters of JSON.',
      fix: "Write a list of values for each field, as in { body: { kind: ['order'] } }.",
    },
    'event-filter-key': {
      title: 'A filter pattern for a field that these records do not have',
      why: "The content of a record is in 'body' for SQS, 'data' for Kinesis and 'dynamodb' for DynamoDB. A pattern for another field matches no record, and Lambda deletes messages from a queue that no pattern matches.",
      fix: 'Use the field that the message names.',
    },
    'stream-retry-attempts': {
      title: 'A maximumRetryAttempts that is out of range',
      why: 'Lambda retries a failed batch 0 to 10000 times, or until its records expire.',
      fix: 'Use a whole number from 0 to 10000, or -1 to retry until the records expire.',
    },
    'stream-parallelization-factor': {
      title: 'A parallelizationFactor that is out of range',
      why: 'Lambda processes 1 to 10 batches of a shard at a time.',
      fix: 'Use a whole number from 1 to 10.',
    },
    'stream-on-failure': {
      title: 'Not a destination for failed batches',
      why: 'Lambda reports failed batches to a standard queue or topic, not to a FIFO one, and needs its ARN.',
      fix: "Use an ARN such as 'arn:aws:sqs:eu-west-1:123456789012:dead'.",
    },
    's3-bucket': {
      title: 'Not the name of a bucket',
      why: "A bucket's name has 3 to 63 lower-case letters, digits, '-' and '.'. No bucket can have any other name, so no event would ever come. A bucket in a merge template is given as { ref }.",
      fix: "Use the bare name, without 's3://', 'arn:' or a URL, or { ref: 'ItsLogicalId' }.",
      example: "app.onS3Event('resize', { bucket: 'uploads-of-my-shop' }, handler);",
    },
    's3-bucket-ref': {
      title: 'A { ref } that is not a bucket in the template',
      why: 'Only a bucket in the same template can notify the function directly. Events of any other bucket come through EventBridge, by its name.',
      fix: 'Declare an AWS::S3::Bucket with that logical ID in a merge template, or give the name of an existing bucket as a string.',
    },
    's3-bucket-circle': {
      title: 'A circular dependency between a bucket and its function',
      why: 'A bucket that notifies a function is created after the function. If the function, or something it needs, refers to the bucket, CloudFormation refuses the template because of a circular dependency.',
      fix: 'Give the bucket a BucketName and refer to it by that name, or use that name as bucket to get its events through EventBridge.',
    },
    's3-events-empty': {
      title: 'An empty list of S3 events',
      why: 'The handler would never be called.',
      fix: "List some, as in ['s3:ObjectCreated:*'], or leave events out.",
    },
    's3-event-name': {
      title: 'An unknown S3 event',
      why: 'S3 refuses a notification for an event that does not exist.',
      fix: 'Correct the name. The message suggests the nearest one.',
    },
    's3-event-not-bridged': {
      title: 'An S3 event that does not reach EventBridge',
      why: 'The events of an existing bucket come through EventBridge, but S3 does not send this event there. The handler would never be called.',
      fix: "Remove it, or declare the bucket in a merge template and use bucket: { ref: 'ItsLogicalId' }.",
    },
    's3-events-overlap': {
      title: 'Overlapping events in one list',
      why: "S3 refuses a notification whose events overlap, such as 's3:ObjectCreated:*' and 's3:ObjectCreated:Put'.",
      fix: 'Keep one of the two.',
    },
    's3-handlers-overlap': {
      title: 'Two handlers for the same events of a bucket',
      why: 'S3 notifies only one function of an event, and refuses a bucket with two overlapping notifications.',
      fix: 'Use different events, prefixes or suffixes for the handlers, or combine them into one.',
    },
  },
  warnings: {
    'schedule-timezone-unused': {
      title: 'A time zone that changes nothing',
      why: 'A rate counts minutes, hours or days from when the schedule is made. That is the same in every time zone; a day has 24 hours even where clocks are changed.',
      fix: 'Use a cron expression for a time of the day, or remove timezone.',
    },
    'event-filter-quota': {
      title: 'More than 5 filter patterns',
      why: 'Lambda allows 5 patterns for an event source unless your account has a higher quota, which the tool cannot know. Without one, the deployment fails.',
      fix: 'Request a quota increase, or combine patterns.',
    },
    'source-unpolled': {
      title: 'An event source that the role may not poll',
      why: 'Lambda polls an event source with the rights of the function. Generated roles get them for queues and streams, not for Kafka, Amazon MQ and DocumentDB, where they depend on how the cluster or broker is set up, nor for a source that only the deployment knows. Without them, the deployment of the event source fails.',
      fix: 'Add the statement of the message to "iam_policy_statements", and narrow its resources where you can.',
      example:
        '"iam_policy_statements": [{"Effect": "Allow", "Action": ["kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers"], "Resource": "arn:aws:kafka:…:cluster/orders/*"}]',
    },
  },
  either: {},
};
