import { need } from '../need.js';
import { readingFiles } from '../reading-files.js';
import type { ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

/** "Actions, resources, and condition keys for Amazon Rekognition". A picture or a video in a bucket is read as who calls, says the Developer Guide. */
export const rekognition = (): ServiceRules => ({
  prefix: 'rekognition',
  types: {
    collection: [{ from: { CollectionId: from(['CollectionId', 'Settings.FaceSearch.CollectionId']) } }],
    dataset: [{ format: '${Arn}', from: { Arn: from(['DatasetArn', 'Datasets[].Arn']) } }],
    project: [{ format: '${Arn}', from: { Arn: from(['ProjectArn', 'SourceProjectArn', 'DestinationProjectArn']) } }],
    projectversion: [
      {
        format: '${Arn}',
        from: { Arn: from(['ProjectVersionArn', 'ProjectVersion', 'SourceProjectVersionArn', 'OperationsConfig.DetectModerationLabels.ProjectVersion']) },
      },
    ],
    streamprocessor: [{ from: { StreamprocessorId: from('Name') } }],
  },
  operations: {
    ...readingFiles(
      'rekognition',
      ['Image.S3Object.Bucket'],
      [
        'DetectCustomLabels',
        'DetectFaces',
        'DetectLabels',
        'DetectModerationLabels',
        'DetectProtectiveEquipment',
        'DetectText',
        'IndexFaces',
        'RecognizeCelebrities',
        'SearchFacesByImage',
        'SearchUsersByImage',
      ],
    ),
    ...readingFiles('rekognition', ['SourceImage.S3Object.Bucket', 'TargetImage.S3Object.Bucket'], ['CompareFaces']),
    ...readingFiles(
      'rekognition',
      ['Video.S3Object.Bucket'],
      [
        'StartCelebrityRecognition',
        'StartContentModeration',
        'StartFaceDetection',
        'StartFaceSearch',
        'StartLabelDetection',
        'StartPersonTracking',
        'StartSegmentDetection',
        'StartTextDetection',
      ],
    ),
    CreateStreamProcessor: [
      need('rekognition:CreateStreamProcessor', {
        on: [
          { format: 'arn:${Partition}:rekognition:${Region}:${Account}:streamprocessor/${Name}', from: { Name: from('Name') } },
          { format: 'arn:${Partition}:rekognition:${Region}:${Account}:collection/${Id}', from: { Id: from('Settings.FaceSearch.CollectionId') } },
        ],
      }),
    ],
    CreateProjectVersion: [need('rekognition:CreateProjectVersion', { types: ['project'] })],
    ListTagsForResource: [need('rekognition:ListTagsForResource', { on: [{ format: '${Arn}', from: { Arn: from('ResourceArn') } }] })],
  },
});
