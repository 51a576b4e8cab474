import { Chalice } from 'tschalice';
import { countWords, slugOf } from './lib/text.js';

export const app = new Chalice({ appName: 'text-tools' });

interface TextEvent {
  readonly text: string;
}

// The type is a promise of whoever invokes the function; checkText looks whether it is kept.
app.lambdaFunction('word_count', (event: TextEvent) => ({ words: countWords(checkText(event)) }));

app.lambdaFunction('slug', (event: TextEvent) => ({ slug: slugOf(checkText(event)) }));

/** @throws TypeError which the caller of the function gets as a function error */
function checkText({ text }: TextEvent): string {
  if (typeof text !== 'string') throw new TypeError('the event needs a text: {"text": "…"}');
  return text;
}
