import { expect } from 'chai';
import { checkPackageSize } from '../../../src/compiler/quota/package-uses.js';

const megabyte = 1024 * 1024;

describe('checkPackageSize', () => {
  it('has nothing to say about a package that Lambda takes', () => {
    expect(checkPackageSize({ zipped: 50 * megabyte, unzipped: 199 * megabyte, contributors: [] })).to.deep.equal([]);
  });

  it('refuses more than 250 MB unzipped, and names the three biggest parts', () => {
    const contributors = [
      { name: 'small', bytes: 5 },
      { name: 'sharp', bytes: 100 * megabyte },
      { name: 'b', bytes: 1536 },
      { name: 'a', bytes: 1536 },
    ];
    const [problem, ...rest] = checkPackageSize({ zipped: 1, unzipped: 250 * megabyte + 1, contributors });
    expect(rest).to.deep.equal([]);
    expect(problem).to.include({ code: 'package-too-large', severity: 'error' });
    expect(problem?.where).to.deep.equal({ file: 'deployment.zip' });
    expect(problem?.message).to.match(/; the biggest parts are sharp \(100\.0 MB\), a \(1\.5 KB\) and b \(1\.5 KB\)$/);
  });

  it('counts the layer with the package unzipped, and each alone zipped', () => {
    const size = { zipped: 40 * megabyte, layer: 51 * megabyte, unzipped: 250 * megabyte + 1, contributors: [] };
    const problems = checkPackageSize(size);
    expect(problems.map(({ code, where: { file } }) => [code, file])).to.deep.equal([['package-too-large', 'deployment.zip']]);
    expect(problems[0]!.message).to.contain('deployment.zip and layer-deployment.zip, unzipped, have 250.0 MB, but Lambda allows 250.0 MB');
    const large = checkPackageSize({ ...size, unzipped: 199 * megabyte });
    expect(large.map(({ code, where: { file } }) => [code, file])).to.deep.equal([['package-large', 'layer-deployment.zip']]);
    expect(checkPackageSize({ ...size, layer: 50 * megabyte, unzipped: 199 * megabyte })).to.deep.equal([]);
  });

  it('warns from 80 % of 250 MB unzipped', () => {
    const codes = (unzipped: number): string[] => checkPackageSize({ zipped: 1, unzipped, contributors: [] }).map(({ code }) => code);
    expect([200 * megabyte - 1, 200 * megabyte, 250 * megabyte].map(codes)).to.deep.equal([[], ['quota-near'], ['quota-near']]);
  });

  it('warns of more than 50 MB zipped', () => {
    const problems = checkPackageSize({ zipped: 50 * megabyte + 1, unzipped: 1, contributors: [{ name: 'model.bin', bytes: 60 * megabyte }] });
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['package-large', 'warning']]);
    expect(problems[0]?.message).to.include('model.bin (60.0 MB)');
  });
});
