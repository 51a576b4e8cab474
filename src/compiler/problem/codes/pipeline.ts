/** Generating a pipeline that packages and deploys the app. */
export const pipeline = {
  errors: {
    'stackset-differs': {
      title: 'Regions that one template cannot describe',
      why: 'A stack set has one template for all regions. Properties, whole resources and outputs may differ in it by conditions and mappings; types, parameters and attributes such as DeletionPolicy may not.',
      fix: 'Keep it the same in all regions, or deploy each region by itself with package --region and deploy.',
    },
    'stackset-not-expanded': {
      title: 'A macro in a stack set',
      why: 'StackSets with permissions that AWS Organizations manages take no macros, and SAM is one, so the template is written without SAM. What this version cannot expand would stay in it as a macro.',
      fix: 'Write what the macro makes, or deploy each region by itself.',
    },
    'stackset-local-path': {
      title: 'A file on this machine in a stack set',
      why: 'The command aws cloudformation package uploads files for one region. For a stack set only the zips of the app have addresses in every region.',
      fix: 'Upload the file to a bucket in each region, and write its address, with ${AWS::Region} in it.',
    },
    'stackset-partition': {
      title: 'A region outside the partition aws',
      why: 'The template has ARNs of the partition aws, and a stack set does not reach across partitions.',
      fix: 'Deploy the region by itself with package --region and deploy.',
    },
    'pipeline-stage-name': {
      title: 'A stage whose name cannot be used in the pipeline',
      why: "The pipeline has a CodePipeline stage for each of your stages, named with its letters and digits. These names must be unique, and 'Source' and 'Build' are already in use. What the pipeline has once for each region is named after the stage and the region. CodePipeline takes names of up to 100 characters. On GitHub each stage is an environment, and their names do not differ by case.",
      fix: 'Give the stage another name.',
    },
    'pipeline-actions-many': {
      title: 'Too many regions for one stage of a pipeline',
      why: 'CodePipeline takes at most 50 actions in a stage. A stage has two or three for each of its regions, and one for its approval.',
      fix: 'Use generate-stackset, which is made for many regions, or deploy the stage to fewer.',
    },
    'pipeline-partitions': {
      title: 'A pipeline for regions of different partitions',
      why: 'AWS in China, GovCloud and the other partitions are separate: accounts, roles and buckets of one are not known in another, so one pipeline cannot deploy to both.',
      fix: 'Make a pipeline in an account of each partition, for the stages there.',
    },
    'pipeline-alarm-unknown': {
      title: 'An alarm to watch that the app does not have',
      why: 'A word such as error_rate or cleanup.throttles stands for an alarm that the key alarms makes for the stage. CodePipeline would take any name, and find no alarm of that name when it deploys.',
      fix: 'Declare the alarm with the key alarms, correct the word, or name another alarm by its ARN.',
    },
    'pipeline-alarm-region': {
      title: 'An alarm in a region that the stage is not deployed to',
      why: 'Alarms belong to a region. A pipeline watches those of the regions that it deploys a stage to.',
      fix: 'Name a region of the stage, as in prod.eu-west-1=error_rate.',
    },
    'pipeline-alarms-many': {
      title: 'More alarms than CodePipeline watches',
      why: 'A condition at the end of a stage has at most five rules, and each alarm is one in each region of the stage.',
      fix: 'Watch fewer, some of them in one region only, or a composite alarm of several.',
    },
    'deploy-role-too-large': {
      title: 'The policy of the deploy role is too large',
      why: "IAM allows 10240 characters for a role's inline policies. With more, creating the pipeline fails.",
      fix: 'Put some resources into a stack of their own, or use --admin-deploy-role.',
    },
    'deploy-role-wide': {
      title: 'The deploy role would have more permissions than the stack needs',
      why: "The role that CloudFormation works with is limited to the names in the stage's template. Where a name is known only at deployment, or the permissions of a type are not known exactly, the role would reach other resources of the account too, and so would whoever can push to the branch.",
      fix: 'Write a name that is known before deployment, or give the parameter a Default. If it has to be, accept it for that resource with --allow-wide.',
    },
    'deploy-role-edited': {
      title: 'A role of the pipeline that was edited',
      why: 'The command brings the roles in a template up to date even where the rest of it was edited, but it never overwrites an edited role.',
      fix: 'Move what you added into an AWS::IAM::Policy of your own and restore the role, or overwrite the file with --force.',
    },
    'workflow-folder': {
      title: 'A folder that a workflow cannot name',
      why: 'The workflows of a project in a subfolder name that folder in patterns of paths, in commands and in titles. Some characters mean something else there.',
      fix: "Use letters, digits, spaces and '.', '_', '@', '-' for the folders that lead to the project.",
    },
    'workflow-stage': {
      title: 'A workflow for a stage that the configuration does not list',
      why: 'A review compares what the configuration says for a stage before and after a change. Of a stage that it does not list there is nothing to compare but the defaults of all stages.',
      fix: 'Name a stage that the configuration lists, or add the stage to it first.',
    },
    'file-changed': {
      title: 'A file that was not written by this tool',
      why: 'The command overwrites only files that it has written itself, so that none of your work is lost.',
      fix: 'Choose another file, or overwrite it with --force.',
    },
  },
  warnings: {
    'stackset-past': {
      title: 'Releases that a new stack of a stack set could not have',
      why: 'CloudFormation makes a version of a function, or a deployment of an API, of what is there at that moment. A stack that is new would make those of earlier releases of the new code, under their names, so that other code would be live than the ledger says. Stacks that are there have them already.',
      fix: 'Only update the stack set. Before an account or a region is added, let the ledgers begin anew with `tschalice release init --force`, and deploy that.',
      example: 'tschalice release init --force --stage prod --all-regions',
    },
    'deploy-role-allowed': {
      title: 'A name that --allow-wide need not have',
      why: 'Nothing about that resource makes the deploy role wider than needed, so the name would only hide a later mistake.',
      fix: 'Leave the name out, or correct it.',
    },
    'pipeline-edited': {
      title: 'A generated file that was edited',
      why: 'The command never overwrites what you have changed. It brings the roles of a template up to date all the same, so that the app can be deployed; whatever else has changed since is up to you.',
      fix: 'Compare the file with what the command writes to another file, or overwrite it with --force.',
    },
    'deploy-role-shared': {
      title: 'Deploy roles that reach the resources of another stage',
      why: "CloudFormation names a stack's resources after it, and cuts the name where the whole would be too long. The deploy roles are limited by what remains, which is the same for two stages whose long names differ only at the end.",
      fix: 'Make app_name shorter, so that the names of the stacks have at most 24 characters.',
    },
    'deploy-role-lacking': {
      title: 'The deploy role may lack permissions',
      why: 'The tool does not know what CloudFormation needs for this resource type, so the role has no permissions for it and the deployment is likely to fail.',
      fix: 'Give the role what is missing by an AWS::IAM::Policy in the template, or use --admin-deploy-role.',
    },
    'buildspec-outside': {
      title: 'A build spec outside the project',
      why: "CodeBuild looks for buildspec.yml in the project's folder.",
      fix: 'Put the file there, and commit it.',
    },
    'workflow-elsewhere': {
      title: 'A workflow that GitHub does not run',
      why: 'GitHub runs only files in .github/workflows/ whose names end in .yml or .yaml.',
      fix: 'Put the file there, and commit it.',
    },
    'project-in-subfolder': {
      title: 'A project in a subfolder of its repository',
      why: 'Builds run in the root folder of the repository, and CodeBuild looks for the artifacts there.',
      fix: "Begin the build's commands with cd into the subfolder, and make it the base-directory of the artifacts.",
    },
    'tool-not-installed': {
      title: 'The project does not list tschalice',
      why: 'The build installs the packages listed in package.json and then runs tschalice from there.',
      fix: 'Run `npm install --save-dev tschalice`.',
    },
    'lock-missing': {
      title: 'There is no package-lock.json',
      why: 'The build runs npm ci, which needs this file.',
      fix: 'Run `npm install` and commit the file, or change the commands to those of your package manager.',
    },
    'pipeline-mixed-architectures': {
      title: 'Functions of both architectures in one pipeline',
      why: 'A build installs machine code for the processor that it runs on. All stages are packaged by one build, which runs on arm64 as soon as one function does.',
      fix: 'Use one lambda_architecture for all stages if the app has packages with machine code.',
    },
    'pipeline-parameter': {
      title: 'A parameter for which the pipeline has no value',
      why: 'A merge template declares the parameter without a default, and a new stack cannot be created without a value for it.',
      fix: 'Give it a Default, or add ParameterOverrides to the CloudFormation actions of the pipeline.',
    },
  },
  either: {},
};
