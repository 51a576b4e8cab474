/** SAM's types of events that Lambda polls with rights which a generated role does not get by itself. */
export type UnpolledType = 'MSK' | 'MQ' | 'DocumentDB' | 'SelfManagedKafka';
