/** What IAM knows of a service's actions. */
export interface ServiceData {
  /** By action: the resource types that it applies to; none for an action that applies to `*` only. */
  readonly actions: { readonly [action: string]: readonly ActionType[] };
  /** By resource type: the format of its ARN, as in `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
  readonly types: { readonly [type: string]: string };
}

export interface ActionType {
  readonly type: string;
  /** Whether the action always applies to a resource of this type. */
  readonly isRequired: boolean;
}

/** The data of a service by IAM's prefix, as `logs`; undefined for an unknown one. */
export type ServiceDataOf = (prefix: string) => ServiceData | undefined;
