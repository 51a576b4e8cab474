import { expect } from 'chai';
import { analyse, linesOf } from './analyse.js';

const head = `import { Chalice } from 'tschalice';
  import { EventEmitter } from 'node:events';
  import { Writable } from 'node:stream';
  import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
  export const app = new Chalice({ appName: 'x' });
  const db = new DynamoDBClient({});
  const save = (TableName) => db.send(new PutItemCommand({ TableName }));\n`;

function found(code: string): readonly string[] {
  return linesOf(analyse({ 'app.ts': head + code }, false).get('f')!);
}

describe('a class that extends what is not in the code', () => {
  it('has its methods called', () => {
    const writer = "class Writer extends Writable { constructor() { super({}); } _write(one, encoding, done) { save('a').then(done); } }\n";
    expect(found(`${writer} app.lambdaFunction('f', () => new Writer().end('x'));`)).to.deep.equal(['dynamodb:PutItem TableName=a']);
  });

  it('has its methods called without a constructor of its own, and through a class between', () => {
    const classes = "class Base extends Writable {}\n class Writer extends Base { _final(done) { save('a').then(done); } }\n";
    expect(found(`${classes} app.lambdaFunction('f', () => new Writer().end('x'));`)).to.deep.equal(['dynamodb:PutItem TableName=a']);
  });

  it('has none called by an event emitter', () => {
    const emitter = "class Bus extends EventEmitter { save() { return save('a'); } }\n";
    expect(found(`${emitter} app.lambdaFunction('f', () => new Bus().emit('x'));`)).to.deep.equal([]);
  });
});

describe('a list that grows', () => {
  it('does not call what is added to it', () => {
    expect(found("const list = []; const add = (one) => list.push(one); add(() => save('a')); app.lambdaFunction('f', () => list.length);")).to.deep.equal([]);
  });

  it('is known as a whole while what is added is', () => {
    const code = "const list = []; list.push({ Put: { TableName: 'a' } });";
    const calls = analyse(
      { 'app.ts': `${head} app.lambdaFunction('f', () => { ${code} return db.send(new TransactWriteItemsCommand({ TransactItems: list })); });` },
      false,
    );
    const [input] = calls.get('f')!.calls[0]!.input;
    expect(input).to.have.property('kind', 'object');
    const { members } = input as { members: readonly { values: readonly object[] }[] };
    expect(members[0]!.values[0]).to.deep.include({ kind: 'list', isWhole: true });
  });
});
