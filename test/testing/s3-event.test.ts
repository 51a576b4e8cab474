import { expect } from 'chai';
import { bridgedEvents, s3EventNames } from '../../src/compiler/model/s3-event-name.js';
import { Chalice } from '../../src/index.js';
import { Client } from '../../src/testing/index.js';

const app = new Chalice({ appName: 'helloworld' });
app.onS3Event('seen', { bucket: 'uploads' }, ({ bucket, key }) => [bucket, key]);
const client = new Client(app, { config: {} });
const { events } = client;
const names = s3EventNames.map((name) => name.replace('s3:', '')).filter((name) => !name.endsWith('*'));

const record = (name: string): { readonly [key: string]: unknown } => ({ ...events.s3Event('uploads', 'in/größe 1.jpg', name).Records[0]! });
const objectOf = (name: string): object => (record(name)['s3'] as { object: object }).object;

describe('the events of S3', () => {
  for (const name of names) {
    it(`are made for ${name}`, async () => {
      for (const given of [name, `s3:${name}`]) {
        const event = events.s3Event('uploads', 'in/größe 1.jpg', given);
        expect(event.Records.map(({ eventName }) => eventName)).to.deep.equal([name]);
        expect((await client.lambda.invoke('seen', event)).payload).to.deep.equal(['uploads', 'in/größe 1.jpg']);
      }
      const [bridged, ...more] = bridgedEvents(`s3:${name}`);
      expect(more).to.deep.equal([]);
      if (bridged === undefined) {
        expect(() => events.s3EventBridgeEvent('uploads', 'k', name)).to.throw(TypeError, `S3 sends no event '${name}' to EventBridge`);
        return;
      }
      const event = events.s3EventBridgeEvent('uploads', 'in/größe 1.jpg', name);
      expect([event['detail-type'], event.detail.reason ?? null, event.detail['deletion-type'] ?? null]).to.deep.equal([
        bridged.detailType,
        bridged.reason,
        bridged.deletionType,
      ]);
      expect((await client.lambda.invoke('seen', event)).payload).to.deep.equal(['uploads', 'in/größe 1.jpg']);
    });
  }

  const versions: readonly [name: string, version: string, parts: readonly string[]][] = [
    ['ObjectCreated:Put', '2.1', ['eTag', 'key', 'sequencer', 'size']],
    ['ObjectRemoved:Delete', '2.1', ['key', 'sequencer']],
    ['ObjectRemoved:DeleteMarkerCreated', '2.1', ['eTag', 'key', 'sequencer']],
    ['ObjectRestore:Post', '2.1', ['eTag', 'key', 'size']],
    ['ObjectRestore:Delete', '2.3', ['eTag', 'key']],
    ['Replication:OperationMissedThreshold', '2.2', ['eTag', 'key', 'size']],
    ['LifecycleExpiration:Delete', '2.3', ['key', 'sequencer']],
    ['ObjectTagging:Put', '2.3', ['eTag', 'key']],
    ['ObjectAcl:Put', '2.3', ['eTag', 'key']],
  ];
  for (const [name, version, parts] of versions) {
    it(`have of ${name} what S3 says about the object`, () => {
      expect([record(name)['eventVersion'], Object.keys(objectOf(name)).sort()]).to.deep.equal([version, parts]);
    });
  }

  it('have what AWS documents of one kind alone', () => {
    const more = names.flatMap((name) =>
      Object.keys(record(name))
        .filter((key) => key.endsWith('EventData'))
        .map((key) => `${name} ${key}`),
    );
    expect(more).to.deep.equal([
      'ObjectRestore:Completed glacierEventData',
      'LifecycleTransition lifecycleEventData',
      'IntelligentTiering intelligentTieringEventData',
      'Replication:OperationFailedReplication replicationEventData',
      'Replication:OperationMissedThreshold replicationEventData',
      'Replication:OperationReplicatedAfterThreshold replicationEventData',
      'Replication:OperationNotTracked replicationEventData',
    ]);
    expect(events.s3EventBridgeEvent('b', 'k', 'ObjectRestore:Completed').detail).to.include({
      'restore-expiry-time': '2026-01-02T00:00:00Z',
      'source-storage-class': 'GLACIER',
      requester: 's3.amazonaws.com',
    });
    expect(events.s3EventBridgeEvent('b', 'k', 'ObjectRestore:Completed').detail).to.not.have.any.keys('source-ip-address', 'reason');
  });

  it('are the first of a kind for all of it', () => {
    expect(record('ObjectRemoved:*')['eventName']).to.equal('ObjectRemoved:Delete');
    expect(events.s3EventBridgeEvent('b', 'k', 's3:ObjectTagging:*')['detail-type']).to.equal('Object Tags Added');
  });

  it('are none of an unknown name', () => {
    expect(() => events.s3Event('b', 'k', 'ObjectCreatd:Put')).to.throw(TypeError, "S3 has no event 'ObjectCreatd:Put'; did you mean 'ObjectCreated:Put'?");
    for (const name of ['', '*', 's3:', 'toString', '__proto__', 'ObjectCreated']) expect(() => events.s3Event('b', 'k', name), name).to.throw(TypeError);
  });
});
