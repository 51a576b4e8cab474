import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { artifactOf } from './buildspec.js';
import { type Safeguards, stageEnd } from './safeguards.js';
import { smokeTestAction } from './smoke-test.js';
import type { Source } from './source.js';
import type { PipelineStage } from './pipeline-stage.js';
import { ofStage, stageTitle } from './stage-title.js';

const changeSet = sub('${ApplicationName}ChangeSet');

/** @param isFiltered Whether triggers say which changes start the pipeline, so that no other change may. */
export function renderSourceStage({ actionType, configuration }: Source, isFiltered: boolean): Value {
  const given = isFiltered ? { ...(configuration as { readonly [name: string]: Value }), DetectChanges: false } : configuration;
  const action = { Name: 'Source', ActionTypeId: actionType, Configuration: given, OutputArtifacts: [{ Name: 'SourceRepo' }], RunOrder: 1 };
  return { Name: 'Source', Actions: [action] };
}

export function renderBuildStage(): Value {
  const action = {
    Name: 'CodeBuild',
    ActionTypeId: { Category: 'Build', Owner: 'AWS', Version: '1', Provider: 'CodeBuild' },
    InputArtifacts: [{ Name: 'SourceRepo' }],
    OutputArtifacts: [{ Name: 'CompiledCFNTemplate' }],
    Configuration: { ProjectName: ref('AppPackageBuild') },
    RunOrder: 1,
  };
  return { Name: 'Build', Actions: [action] };
}

/** An approval comes after the change set is created, so the approver can see what it would do. */
export function renderDeployStage(stage: PipelineStage, index: number, safeguards: Safeguards): Value {
  const title = stageTitle(stage.name);
  const stack = sub(stage.stack.live);
  const create = {
    Name: `Create${title}ChangeSet`,
    ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Version: '1', Provider: 'CloudFormation' },
    InputArtifacts: [{ Name: 'CompiledCFNTemplate' }],
    Configuration: {
      ActionMode: 'CHANGE_SET_REPLACE',
      ChangeSetName: changeSet,
      RoleArn: getAtt(ofStage('CFNDeployRole', stage, index), 'Arn'),
      Capabilities: stage.capabilities.join(','),
      StackName: stack,
      TemplatePath: `CompiledCFNTemplate::${artifactOf(stage, index)}`,
    },
    RunOrder: 1,
  };
  const approve = {
    Name: 'ApproveChangeSet',
    ActionTypeId: { Category: 'Approval', Owner: 'AWS', Version: '1', Provider: 'Manual' },
    Configuration: { CustomData: sub(`Deploys \${ApplicationName} to ${stage.name}: the change set is made, see what it would do to the stack.`) },
    RunOrder: 2,
  };
  const execute = {
    Name: 'ExecuteChangeSet',
    ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Version: '1', Provider: 'CloudFormation' },
    Configuration: { ActionMode: 'CHANGE_SET_EXECUTE', ChangeSetName: changeSet, StackName: stack, OutputFileName: 'StackOutputs.json' },
    OutputArtifacts: [{ Name: ofStage('AppDeploymentValues', stage, index) }],
    RunOrder: stage.needsApproval ? 3 : 2,
  };
  const test = safeguards.smokeTest === undefined ? [] : [smokeTestAction(stage, index, execute.RunOrder + 1)];
  return { Name: title, Actions: [create, ...(stage.needsApproval ? [approve] : []), execute, ...test], ...stageEnd(stage, safeguards) };
}
