import { Chalice } from 'tschalice';
import { countWords, slugOf } from './lib/text.js';

export const app = new Chalice({ appName: 'text-tools' });

interface TextEvent {
  readonly text: string;
}

// Callers can pass anything, whatever the type says, so checkText checks it.
app.lambdaFunction('word_count', (event: TextEvent) => ({ words: countWords(checkText(event)) }));

app.lambdaFunction('slug', (event: TextEvent) => ({ slug: slugOf(checkText(event)) }));

/** @throws TypeError, which the caller gets as a function error */
function checkText({ text }: TextEvent): string {
  if (typeof text !== 'string') throw new TypeError('the event needs a text: {"text": "…"}');
  return text;
}
