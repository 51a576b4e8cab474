import { need, seen } from '../need.js';
import { readModel } from '../read-model.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { from, fromRuntime } from '../source.js';

function models(...members: readonly string[]): TypeRule {
  return [{ format: '${Model}', from: { Model: from(members, { read: readModel }) } }];
}

const here = 'arn:${Partition}:bedrock:${Region}:${Account}';

function guardrail(member: string): Need {
  return need('bedrock:ApplyGuardrail', { on: [{ format: `${here}:guardrail/\${Id}`, from: { Id: from(member) } }], when: seen(member) });
}

/** @param member Which member names a guardrail, if one can. */
function invoking(action: string, member?: string): readonly Need[] {
  return [need(`bedrock:${action}`, { on: models('modelId') }), ...(member === undefined ? [] : [guardrail(member)])];
}

/**
 * The operations' pages in the Amazon Bedrock API Reference, and "Prerequisites for inference profiles" in the User Guide: a profile needs its models as
 * well, in every region to which it sends requests.
 */
export const bedrockRuntime = (): ServiceRules => ({
  prefix: 'bedrock',
  types: {
    'async-invoke': [{ format: `${here}:async-invoke/\${Id}`, from: { Id: fromRuntime('invocationArn') } }],
    guardrail: [{ from: { GuardrailId: from('guardrailIdentifier') } }],
  },
  operations: {
    ApplyGuardrail: [need('bedrock:ApplyGuardrail')],
    Converse: invoking('InvokeModel', 'guardrailConfig.guardrailIdentifier'),
    ConverseStream: invoking('InvokeModelWithResponseStream', 'guardrailConfig.guardrailIdentifier'),
    CountTokens: [need('bedrock:CountTokens', { on: models('modelId') })],
    InvokeModel: invoking('InvokeModel', 'guardrailIdentifier'),
    InvokeModelWithBidirectionalStream: invoking('InvokeModel'),
    InvokeModelWithResponseStream: invoking('InvokeModelWithResponseStream', 'guardrailIdentifier'),
    StartAsyncInvoke: [need('bedrock:InvokeModel', { on: models('modelId') })],
  },
});

const alias = `${here}:agent-alias/\${AgentId}/\${AgentAliasId}`;
const flow = { format: `${here}:flow/\${FlowId}`, from: { FlowId: from('flowIdentifier') } };
const flowAlias = { format: `${here}:flow/\${FlowId}/alias/\${AliasId}`, from: { FlowId: from('flowIdentifier'), AliasId: from('flowAliasIdentifier') } };
const base: TypeRule = [{ format: `${here}:knowledge-base/\${Id}`, from: { Id: from('knowledgeBaseId') } }];
const generation = 'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration';

/** It retrieves and invokes a model, each with its own right. */
const generating: readonly Need[] = [
  need('bedrock:RetrieveAndGenerate', { types: [] }),
  need('bedrock:Retrieve', { on: [{ format: `${here}:knowledge-base/\${Id}`, from: { Id: from(`${generation}.knowledgeBaseId`) } }], isOptional: true }),
  need('bedrock:InvokeModel', {
    on: models(`${generation}.modelArn`, 'retrieveAndGenerateConfiguration.externalSourcesConfiguration.modelArn'),
    isOptional: true,
  }),
];

function onFlow(action: string): readonly Need[] {
  return [need(`bedrock:${action}`, { on: [flow, flowAlias, { ...flowAlias, format: `${flowAlias.format}/execution/*` }] })];
}

/** The operations' pages in the Agents for Amazon Bedrock API Reference, and "Actions, resources, and condition keys for Amazon Bedrock". */
export const bedrockAgentRuntime = (): ServiceRules => ({
  prefix: 'bedrock',
  types: {
    'knowledge-base': base,
    'agent-alias': [{ format: alias, from: { AgentId: from('agentId'), AgentAliasId: from('agentAliasId') } }],
    session: [{ format: `${here}:session/\${Id}`, from: { Id: fromRuntime('sessionIdentifier') } }],
  },
  operations: {
    InvokeAgent: [need('bedrock:InvokeAgent', { on: [{ format: alias, from: { AgentId: from('agentId'), AgentAliasId: from('agentAliasId') } }] })],
    InvokeFlow: [need('bedrock:InvokeFlow', { on: [flowAlias] })],
    InvokeInlineAgent: [need('bedrock:InvokeInlineAgent', { types: [] }), need('bedrock:InvokeModel', { on: models('foundationModel') })],
    OptimizePrompt: [need('bedrock:OptimizePrompt', { types: [] })],
    Rerank: [
      need('bedrock:Rerank', { types: [] }),
      need('bedrock:InvokeModel', { on: models('rerankingConfiguration.bedrockRerankingConfiguration.modelConfiguration.modelArn') }),
    ],
    RetrieveAndGenerate: generating,
    RetrieveAndGenerateStream: generating,
    StartFlowExecution: onFlow('StartFlowExecution'),
    StopFlowExecution: onFlow('StopFlowExecution'),
    GetFlowExecution: onFlow('GetFlowExecution'),
    ListFlowExecutions: onFlow('ListFlowExecutions'),
    ListFlowExecutionEvents: onFlow('ListFlowExecutionEvents'),
    GetExecutionFlowSnapshot: onFlow('GetExecutionFlowSnapshot'),
  },
});
