import { expect } from 'chai';
import { checkSize, formatBytes } from '../../../src/project/pack/package-size.js';

const megabyte = 1024 * 1024;

describe('checkSize', () => {
  it('has nothing to say about a package that Lambda takes', () => {
    expect(checkSize({ zipped: 50 * megabyte, unzipped: 250 * megabyte, contributors: [] }, 'deployment.zip')).to.deep.equal([]);
  });

  it('refuses more than 250 MB unzipped, and names the three biggest parts', () => {
    const contributors = [
      { name: 'small', bytes: 5 },
      { name: 'sharp', bytes: 100 * megabyte },
      { name: 'b', bytes: 1536 },
      { name: 'a', bytes: 1536 },
    ];
    const [problem, ...rest] = checkSize({ zipped: 1, unzipped: 250 * megabyte + 1, contributors }, 'deployment.zip');
    expect(rest).to.deep.equal([]);
    expect(problem).to.include({ code: 'package-too-large', severity: 'error' });
    expect(problem?.where).to.deep.equal({ file: 'deployment.zip' });
    expect(problem?.message).to.match(/: sharp \(100\.0 MB\), a \(1\.5 KB\), b \(1\.5 KB\)$/);
  });

  it('counts the layer with the package unzipped, and each alone zipped', () => {
    const size = { zipped: 40 * megabyte, layer: 51 * megabyte, unzipped: 250 * megabyte + 1, contributors: [] };
    const problems = checkSize(size, 'deployment.zip');
    expect(problems.map(({ code, where: { file } }) => [code, file])).to.deep.equal([['package-too-large', 'deployment.zip']]);
    expect(problems[0]!.message).to.contain('and its layer are 250.0 MB unzipped');
    const large = checkSize({ ...size, unzipped: 250 * megabyte }, 'deployment.zip');
    expect(large.map(({ code, where: { file } }) => [code, file])).to.deep.equal([['package-large', 'layer-deployment.zip']]);
    expect(checkSize({ ...size, layer: 50 * megabyte, unzipped: 250 * megabyte }, 'deployment.zip')).to.deep.equal([]);
  });

  it('warns of more than 50 MB zipped', () => {
    const problems = checkSize({ zipped: 50 * megabyte + 1, unzipped: 1, contributors: [{ name: 'model.bin', bytes: 60 * megabyte }] }, 'deployment.zip');
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['package-large', 'warning']]);
    expect(problems[0]?.message).to.include('model.bin (60.0 MB)');
  });
});

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
