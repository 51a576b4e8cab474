import type { LocalEvent } from '../../project/serve/local-event.js';

/** `local --json`: one for each line. */
export type LocalResult = LocalEvent;
