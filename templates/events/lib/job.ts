export interface Job {
  readonly kind: 'email' | 'report';
  readonly id: string;
}

/** @throws Error when the text is no job */
export function parseJob(text: string): Job {
  const { kind, id } = JSON.parse(text) as Partial<Job>;
  if (kind !== 'email' && kind !== 'report') throw new Error(`there is no kind of job '${kind}'`);
  if (typeof id !== 'string') throw new Error('a job needs an id');
  return { kind, id };
}

/** A queue may deliver a message twice: what is done here must do no harm when it is done again. */
export async function runJob(_job: Job): Promise<void> {
  // Send the email, write the report.
}
