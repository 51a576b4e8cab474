import type { LocalEvent } from '../../project/serve/local-event.js';

/** One line of `local --json`. */
export type LocalResult = LocalEvent;
