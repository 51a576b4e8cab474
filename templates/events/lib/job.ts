export interface Job {
  readonly kind: 'email' | 'report';
  readonly id: string;
}

/** @throws Error if the text is not a job */
export function parseJob(text: string): Job {
  const { kind, id } = JSON.parse(text) as Partial<Job>;
  if (kind !== 'email' && kind !== 'report') throw new Error(`there is no kind of job '${kind}'`);
  if (typeof id !== 'string') throw new Error('a job needs an id');
  return { kind, id };
}

/** A queue may deliver a message twice, so running a job twice must do no harm. */
export async function runJob(_job: Job): Promise<void> {
  // Send the email, write the report.
}
