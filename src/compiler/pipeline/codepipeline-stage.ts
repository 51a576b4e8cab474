import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { artifactOf } from './buildspec.js';
import type { PipelineStage } from './pipeline-stage.js';
import { deployRoleId } from './role.js';
import { noSafeguards, stageEnd } from './safeguards.js';
import type { PipelineSettings } from './settings.js';
import { smokeTestAction } from './smoke-test.js';
import type { Source } from './source.js';
import { stageTitle } from './stage-title.js';
import { inActionRegion, ofTarget, otherRegions, regionsInWords, type Target, targetsOfStage } from './target.js';

/** All of an action but its place in the order. */
type Action = { readonly [key: string]: Value };

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

/**
 * An approval comes after the change sets are created, so the approver can see what they would do. In several regions, all of them are created first,
 * and then one region is deployed after the other, so that nothing changes where one cannot be created, and a region that fails stops the later ones.
 */
export function renderDeployStage(stage: PipelineStage, settings: PipelineSettings): Value {
  const { safeguards = noSafeguards } = settings;
  const targets = targetsOfStage(settings, stage);
  const together = targets.map((target) => creating(target, settings));
  const oneByOne = [
    ...(stage.needsApproval ? [approval(stage)] : []),
    ...targets.flatMap((target) => [executing(target, settings), ...(safeguards.smokeTest === undefined ? [] : [smokeTestAction(target)])]),
  ];
  return {
    Name: stageTitle(stage.name),
    Actions: [...together.map((action) => ({ ...action, RunOrder: 1 })), ...oneByOne.map((action, index) => ({ ...action, RunOrder: 2 + index }))],
    ...stageEnd(stage, safeguards),
  };
}

/** Whether actions have to say in which region they run. */
function crossesRegions(settings: PipelineSettings): boolean {
  return otherRegions(settings).length > 0;
}

function creating(target: Target, settings: PipelineSettings): Action {
  const { stage, capabilities, region } = target;
  return {
    Name: inActionRegion(`Create${stageTitle(stage.name)}ChangeSet`, target),
    ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Version: '1', Provider: 'CloudFormation' },
    ...(crossesRegions(settings) && { Region: region! }),
    InputArtifacts: [{ Name: 'CompiledCFNTemplate' }],
    Configuration: {
      ActionMode: 'CHANGE_SET_REPLACE',
      ChangeSetName: changeSet,
      RoleArn: getAtt(deployRoleId(target), 'Arn'),
      Capabilities: capabilities.join(','),
      StackName: sub(stage.stack.live),
      TemplatePath: `CompiledCFNTemplate::${artifactOf(target)}`,
    },
  };
}

function approval(stage: PipelineStage): Action {
  const words =
    stage.targets.length === 1
      ? `${stage.name}: the change set is made, see what it would do to the stack.`
      : `${stage.name} in ${regionsInWords(stage)}: the change sets are made, see what they would do to the stacks.`;
  return {
    Name: 'ApproveChangeSet',
    ActionTypeId: { Category: 'Approval', Owner: 'AWS', Version: '1', Provider: 'Manual' },
    Configuration: { CustomData: sub(`Deploys \${ApplicationName} to ${words}`) },
  };
}

function executing(target: Target, settings: PipelineSettings): Action {
  return {
    Name: inActionRegion('ExecuteChangeSet', target),
    ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Version: '1', Provider: 'CloudFormation' },
    ...(crossesRegions(settings) && { Region: target.region! }),
    Configuration: {
      ActionMode: 'CHANGE_SET_EXECUTE',
      ChangeSetName: changeSet,
      StackName: sub(target.stage.stack.live),
      OutputFileName: 'StackOutputs.json',
    },
    OutputArtifacts: [{ Name: ofTarget('AppDeploymentValues', target) }],
  };
}
