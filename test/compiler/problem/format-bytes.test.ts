import { expect } from 'chai';
import { formatBytes } from '../../../src/compiler/problem/format-bytes.js';

const megabyte = 1024 * 1024;

describe('formatBytes', () => {
  const rows: { given: number; want: string }[] = [
    { given: 0, want: '0 B' },
    { given: 1023, want: '1023 B' },
    { given: 1024, want: '1.0 KB' },
    { given: 1536, want: '1.5 KB' },
    { given: megabyte - 1, want: '1.0 MB' },
    { given: 50 * megabyte, want: '50.0 MB' },
    { given: 1200 * megabyte, want: '1.2 GB' },
    { given: 5000 * 1024 * megabyte, want: '5000.0 GB' },
  ];
  for (const { given, want } of rows) {
    it(`writes ${given} as ${want}`, () => {
      expect(formatBytes(given)).to.equal(want);
    });
  }
});
