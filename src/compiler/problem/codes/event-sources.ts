/** What invokes functions besides HTTP: schedules, queues, streams, topics, buckets, event buses. */
export const eventSources = {
  errors: {
    'schedule-expression': {
      title: 'A schedule that EventBridge does not understand',
      why: "EventBridge takes 'rate(1 hour)', 'rate(5 minutes)' (plural from 2 on), and 'cron(…)' with six fields, of which exactly one of day of month and day of week is '?'. It refuses the rule otherwise.",
      fix: 'Write a rate or a cron expression of that form, or use Rate and Cron.',
      example: "app.schedule('report', new Cron(0, 18, '?', '*', 'MON-FRI', '*'), handler);",
    },
    'rate-value': {
      title: 'A Rate that does not count whole units',
      why: 'EventBridge takes whole numbers from 1 on.',
      fix: 'Write a whole number, as in new Rate(5, Rate.MINUTES).',
    },
    'rate-unit': {
      title: 'A Rate with an unknown unit',
      why: 'EventBridge knows minutes, hours and days.',
      fix: 'Use Rate.MINUTES, Rate.HOURS or Rate.DAYS.',
    },
    'cron-field': {
      title: 'A field of a Cron that is no number or text without blanks',
      why: 'The six fields are joined with blanks, so a blank within one would shift all that follow.',
      fix: "Give six fields: minutes, hours, day of month, month, day of week, year, as in new Cron(0, 18, '?', '*', 'MON-FRI', '*').",
    },
    'schedule-input': {
      title: 'The input of a schedule is too long',
      why: 'EventBridge takes 8192 characters of JSON as the input of a target.',
      fix: 'Keep large data elsewhere, and have the function read it.',
    },
    'schedule-description': {
      title: 'The description of a schedule is too long',
      why: 'EventBridge takes 512 characters as the description of a rule.',
      fix: 'Shorten it.',
    },
    'event-pattern-empty': {
      title: 'An empty event pattern',
      why: 'EventBridge refuses a pattern that matches all events.',
      fix: "Name at least one field and its values, as in { source: ['aws.ec2'] }.",
    },
    'event-bus': {
      title: 'Not the name or the ARN of an event bus',
      why: 'A rule belongs to one event bus, and EventBridge refuses it when the bus cannot exist.',
      fix: 'Give the name or the ARN of a bus, or leave the option out for the default bus.',
    },
    'sns-topic': {
      title: 'Not the name or the ARN of a topic',
      why: 'A text without colons is taken for the name of a topic in the same account and region. An ARN or a URL of something else would be taken for a name too, and the subscription would fail.',
      fix: 'Give the name of the topic, or its ARN.',
    },
    'sns-filter-policy': {
      title: 'A filter policy that SNS refuses',
      why: 'A filter policy names fields, and for each a list of values that it may have. SNS refuses an empty policy and values that are not in a list.',
      fix: "Write a list of values for each field, as in { kind: ['order'] }.",
    },
    'sns-filter-policy-scope': {
      title: 'A filterPolicyScope that SNS refuses',
      why: 'SNS filters by MessageAttributes or by MessageBody, and a scope means nothing without a filter policy.',
      fix: "Use 'MessageAttributes' or 'MessageBody', beside a filterPolicy.",
    },
    'sqs-queue-missing': {
      title: 'A queue handler without a queue',
      why: 'Lambda has to know which queue to read from.',
      fix: 'Give queue, a name in the same account and region, or queueArn.',
    },
    'sqs-queue-name': {
      title: 'Not the name of a queue',
      why: 'An ARN is built from the name, with the account and region of the stack. With a URL or an ARN in its place it leads nowhere.',
      fix: 'Give the name alone as queue, or the ARN as queueArn.',
    },
    'sqs-queue-arn': {
      title: 'Not the ARN of a queue',
      why: 'Lambda refuses an event source mapping whose ARN is of something else.',
      fix: 'Give the ARN of the queue, or its name as queue.',
    },
    'sqs-fifo-batch': {
      title: 'A batch that a FIFO queue does not give',
      why: 'From a FIFO queue Lambda takes at most 10 messages at a time, and no batching window. It refuses the mapping otherwise.',
      fix: 'Give a batchSize from 1 to 10, and no maximumBatchingWindowInSeconds.',
    },
    'sqs-batching-window-missing': {
      title: 'A large batch without a batching window',
      why: 'For more than 10 messages at a time, Lambda has to gather them for a while, and refuses the mapping unless it is told how long.',
      fix: 'Give maximumBatchingWindowInSeconds of at least 1, or a batchSize of 10 or less.',
    },
    'sqs-concurrency': {
      title: 'A maximumConcurrency out of range',
      why: 'Lambda takes 2 to 1000 concurrent invocations for a queue.',
      fix: 'Give a whole number from 2 to 1000, or 0 for no limit.',
    },
    'kinesis-stream': {
      title: 'Not the name or the ARN of a stream',
      why: 'A text without colons is taken for the name of a stream in the same account and region. An ARN or a URL of something else would be taken for a name too, and the mapping would fail.',
      fix: 'Give the name of the stream, or its ARN.',
    },
    'dynamodb-stream-arn': {
      title: 'Not the ARN of a DynamoDB stream',
      why: "A table's stream has an ARN of its own, which ends in '/stream/' and the time when it was enabled. The table's name or ARN is not enough.",
      fix: "Give the stream's ARN, or '${Table.StreamArn}' for a table of a merge template.",
    },
    'event-batch-size': {
      title: 'A batchSize out of range',
      why: 'Lambda takes batches of 1 to 10000 records.',
      fix: 'Give a whole number from 1 to 10000.',
    },
    'event-batching-window': {
      title: 'A batching window out of range',
      why: 'Lambda gathers a batch for 0 to 300 whole seconds.',
      fix: 'Give whole seconds from 0 to 300.',
    },
    'event-starting-position': {
      title: 'A startingPosition that does not exist',
      why: 'A new mapping reads a stream from its oldest record or from now on.',
      fix: "Use 'TRIM_HORIZON' for the oldest record, or 'LATEST'.",
    },
    'event-filter-count': {
      title: 'More than 10 filter patterns',
      why: 'Lambda takes 10 patterns for one event source, even where the quota of the account was raised.',
      fix: 'Join patterns: a field may list several values.',
    },
    'event-filter-pattern': {
      title: 'A filter pattern that Lambda refuses',
      why: 'A pattern names fields, and for each a list of values. Lambda refuses an empty pattern, values that are not in a list, and more than 4096 characters of JSON.',
      fix: "Write a list of values for each field, as in { body: { kind: ['order'] } }.",
    },
    'event-filter-key': {
      title: 'A filter pattern for a field that such a record does not have',
      why: "The content of a record is in 'body' for SQS, 'data' for Kinesis and 'dynamodb' for DynamoDB. A pattern for another one matches no record, and SQS deletes the messages that no pattern matches.",
      fix: 'Use the field that the message names.',
    },
    'stream-retry-attempts': {
      title: 'A maximumRetryAttempts out of range',
      why: 'Lambda repeats a failed batch 0 to 10000 times, or until the records expire.',
      fix: 'Give a whole number from 0 to 10000, or -1 for no limit.',
    },
    'stream-parallelization-factor': {
      title: 'A parallelizationFactor out of range',
      why: 'Lambda works on 1 to 10 batches of a shard at a time.',
      fix: 'Give a whole number from 1 to 10.',
    },
    'stream-on-failure': {
      title: 'Not a destination for failed batches',
      why: 'Lambda reports failed batches to standard queues and topics, not to FIFO ones, and needs their ARN.',
      fix: "Give an ARN as in 'arn:aws:sqs:eu-west-1:123456789012:dead'.",
    },
    's3-bucket': {
      title: 'Not the name of a bucket',
      why: "A bucket is given by its name alone, 3 to 63 lower-case letters, digits, '-' and '.', or as { ref } to one of a merge template. No bucket can have another name, so no event would ever come.",
      fix: "Give the name without 's3://', 'arn:' or a URL around it, or { ref: 'ItsLogicalId' }.",
      example: "app.onS3Event('resize', { bucket: 'uploads-of-my-shop' }, handler);",
    },
    's3-bucket-ref': {
      title: 'A { ref } that is not a bucket of the template',
      why: 'Only a bucket in the same template can be told to notify the function. For all others the events come through EventBridge, by the name of the bucket.',
      fix: 'Declare an AWS::S3::Bucket of that logical ID in a merge template, or give the name of an existing bucket as a text.',
    },
    's3-bucket-circle': {
      title: 'A bucket and its function wait for each other',
      why: 'A bucket that notifies a function is created after it. When the function, or something that it needs, refers to the bucket, CloudFormation finds a circular dependency and refuses the template.',
      fix: 'Give the bucket a BucketName and refer to it by that name, or have its events come through EventBridge with that name as bucket.',
    },
    's3-events-empty': {
      title: 'An empty list of S3 events',
      why: 'The handler would never be called.',
      fix: "List some, as in ['s3:ObjectCreated:*'], or leave events out.",
    },
    's3-event-name': {
      title: 'An event that S3 does not have',
      why: 'S3 refuses a notification for an event that it does not know.',
      fix: 'Correct the name. The message suggests the nearest one.',
    },
    's3-event-not-bridged': {
      title: 'An S3 event that does not reach EventBridge',
      why: 'The events of an existing bucket come through EventBridge, to which S3 does not send this one. The handler would never be called.',
      fix: "Remove it, or declare the bucket in a merge template and write bucket: { ref: 'ItsLogicalId' }.",
    },
    's3-events-overlap': {
      title: 'Two events of a list that include each other',
      why: "S3 refuses a notification whose events overlap, such as 's3:ObjectCreated:*' and 's3:ObjectCreated:Put'.",
      fix: 'Keep one of the two.',
    },
    's3-handlers-overlap': {
      title: 'Two handlers for the same events of a bucket',
      why: 'S3 notifies one function of an event, and refuses a bucket whose notifications could mean two.',
      fix: 'Give them events, prefixes or suffixes that keep them apart, or make one handler of them.',
    },
  },
  warnings: {
    'event-filter-quota': {
      title: 'More than 5 filter patterns',
      why: "Lambda takes 5 patterns for one event source unless the account's quota was raised, which the tool cannot know. Without it, the deployment fails.",
      fix: 'Have the quota raised, or join patterns.',
    },
  },
  either: {},
};
