import { expect } from 'chai';
import { parseEnvFile } from '../../src/testing/parse-env-file.js';

describe('a file of environment variables', () => {
  const rows: { readonly [what: string]: [text: string, want: { readonly [name: string]: string }] } = {
    'has a value a line': ['A=1\nB=two words\n', { A: '1', B: 'two words' }],
    'may begin with a byte-order mark': ['\uFEFFA=1', { A: '1' }],
    'may have Windows line ends': ['A=1\r\nB=2\r\n', { A: '1', B: '2' }],
    'may have comments and empty lines': ['# A=0\n\nA=1 # one\n', { A: '1' }],
    'may quote values, over several lines too': ['A="a\nb"\nB=\'#\'\n', { A: 'a\nb', B: '#' }],
    'may export variables, as a shell reads it': ['export A=1\n', { A: '1' }],
    'may have empty values': ['A=\nB=2', { A: '', B: '2' }],
    'passes over lines without a value': ['NOTHING\nA=1\nMORE OF IT\n\nB=2\nEND', { A: '1', B: '2' }],
    'may be empty': ['', {}],
  };
  for (const [what, [text, want]] of Object.entries(rows)) it(what, () => expect(parseEnvFile(text)).to.deep.equal(want));
});
