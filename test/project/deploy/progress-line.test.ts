import { expect } from 'chai';
import { awsMessage } from '../../../src/project/deploy/aws-problem.js';
import { asShown, shownLines } from '../../../src/project/deploy/progress-line.js';

const steps = Array.from({ length: 200 }, (_, index) => `\rUploading to 0123abcd  ${index + 1} / 200.0  (${((index + 1) / 2).toFixed(2)}%)`);
const progress = steps.join('');

describe('the error of an aws command that failed while it showed its progress', () => {
  const error = 'Unable to upload artifact deployment.zip: An error occurred (NoSuchBucket)';
  const rows = [
    { given: 'a line of its own', stderr: `${progress}\n${error}\n` },
    { given: 'a paragraph of its own', stderr: `${progress}\n\n${error}\n` },
    { given: 'the same line', stderr: `${progress}${error}\n` },
    { given: 'the same line, over the progress', stderr: `${progress}\r${error}\n` },
    { given: 'the line of version 2', stderr: `${progress}\naws: [ERROR]: ${error}\n` },
    { given: 'lines as Windows ends them', stderr: `${progress}\r\n${error}\r\n` },
    { given: 'two uploads before', stderr: `${progress}\n${progress}\n${error}\n` },
    { given: 'another progress', stderr: `Completed 256.0 KiB/1.0 MiB (25.0%) with 1 file(s) remaining\r${error}\n` },
  ];
  for (const { given, stderr } of rows) it(`is told alone: ${given}`, () => expect(awsMessage({ stderr, status: 1 })).to.equal(error));

  it('is told as the status where there is nothing but progress', () => {
    expect(awsMessage({ stderr: progress, status: 255 })).to.equal('the command ended with status 255');
  });
});

describe('output for a log', () => {
  it('has the last state of a line that overwrites itself', () => {
    expect(asShown(`${progress}\nWaiting..\n`)).to.equal('Uploading to 0123abcd  200 / 200.0  (100.00%)\nWaiting..\n');
  });

  it('is the same in whatever pieces it comes', () => {
    const text = `${progress}\r\n\nWaiting..\n`;
    for (const size of [1, 7, 100, text.length]) {
      let written = '';
      const take = shownLines((lines) => (written += lines));
      for (let at = 0; at < text.length; at += size) take(text.slice(at, at + size));
      expect(written, `${size}`).to.equal('Uploading to 0123abcd  200 / 200.0  (100.00%)\n\nWaiting..\n');
    }
  });
});
