import type { Command } from './arguments/define-command.js';
import { completionCommand } from './completion/command.js';
import { deleteCommand } from './delete/command.js';
import { deployCommand } from './deploy/command.js';
import { diffCommand } from './diff/command.js';
import { explainCommand } from './explain/command.js';
import { explainPolicyCommand } from './explain-policy/command.js';
import { genPolicyCommand } from './gen-policy/command.js';
import { generatePipelineCommand } from './generate-pipeline/command.js';
import { generateStacksetCommand } from './generate-stackset/command.js';
import { localCommand } from './local/command.js';
import { newProjectCommand } from './new-project/command.js';
import { newWorkflowCommand } from './new-workflow/command.js';
import { outputsCommand } from './outputs/command.js';
import { packageCommand } from './package/command.js';
import { quotaCommand } from './quota/command.js';
import { releaseCommand } from './release/command.js';
import { stagesCommand } from './stages/command.js';
import { urlCommand } from './url/command.js';
import { validateCommand } from './validate/command.js';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  newProjectCommand,
  packageCommand,
  validateCommand,
  diffCommand,
  quotaCommand,
  explainCommand,
  genPolicyCommand,
  explainPolicyCommand,
  localCommand,
  releaseCommand,
  deployCommand,
  urlCommand,
  outputsCommand,
  stagesCommand,
  deleteCommand,
  generatePipelineCommand,
  generateStacksetCommand,
  newWorkflowCommand,
  completionCommand,
];
