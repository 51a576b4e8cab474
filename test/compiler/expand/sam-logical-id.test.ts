import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { eventId, eventPermissionId, idHash, isLayerVersionId, stageId } from '../../../src/compiler/expand/sam-logical-id.js';

const sha = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 10);

describe("SAM's logical IDs", () => {
  it('join a function and the key of its event', () => {
    expect([eventId('Worker', 'Queue'), eventPermissionId('Worker', 'Topic')]).to.deep.equal(['WorkerQueue', 'WorkerTopicPermission']);
  });

  it("hold a stage's name as it is, or hashed", () => {
    expect([stageId('RestAPI', 'v1'), stageId('RestAPI', 'v-1'), stageId('RestAPI', ''), stageId('RestAPI', { Ref: 'Name' })]).to.deep.equal([
      'RestAPIv1Stage',
      `RestAPIStage${sha('v-1')}`,
      'RestAPIStage',
      'RestAPIStage',
    ]);
  });

  it('hash a value as Python writes it: keys in order, no blanks, nothing but ASCII', () => {
    expect(idHash('api.example.com')).to.equal(sha('api.example.com'));
    expect(idHash({ b: ['ü\u2028', 1, null], a: { d: true, c: '"\\\n' } })).to.equal(sha('{"a":{"c":"\\"\\\\\\n","d":true},"b":["\\u00fc\\u2028",1,null]}'));
    expect(idHash('')).to.equal('');
  });

  it("tell a layer's versions from those of others", () => {
    const ids = ['Layer0123456789', 'Layer', 'LayerTwo0123456789', 'Layer012345678', 'Layer012345678x', 'Other0123456789'];
    expect(ids.filter((id) => isLayerVersionId(id, 'Layer'))).to.deep.equal(['Layer0123456789']);
  });
});
