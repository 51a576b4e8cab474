/** Generating a pipeline that packages and deploys the app. */
export const pipeline = {
  errors: {
    'pipeline-stage-name': {
      title: 'A stage that cannot be named in the pipeline',
      why: "CodePipeline names its stages with letters and digits and takes each name once. 'Source' and 'Build' are its own.",
      fix: 'Give the stage another name.',
    },
    'deploy-role-too-large': {
      title: 'The policy of the deploy role is too large',
      why: "IAM takes 10240 characters for a role's own policies, and refuses more when the pipeline is created.",
      fix: 'Generate a pipeline for fewer stages at once, or use --admin-deploy-role.',
    },
    'file-changed': {
      title: 'A file that was changed by hand, or is not of this tool',
      why: 'The command overwrites only what it has written itself, so that no change of yours is lost.',
      fix: 'Name another file, or overwrite it with --force.',
    },
  },
  warnings: {
    'deploy-role-wide': {
      title: 'The deploy role may do more than it needs',
      why: 'What CloudFormation needs for this type of resource is not known in detail, so the role may do everything with that service.',
      fix: 'Narrow the statement down by hand if that is too much.',
    },
    'deploy-role-lacking': {
      title: 'The deploy role may lack permissions',
      why: 'What CloudFormation needs for this type of resource cannot be worked out, so the role has nothing for it, and the deployment is likely to fail.',
      fix: 'Add a statement to CFNDeployRole, or use --admin-deploy-role.',
    },
    'buildspec-outside': {
      title: 'A build spec outside of the project',
      why: "CodeBuild looks for buildspec.yml in the project's folder.",
      fix: 'Put the file there, and commit it.',
    },
    'workflow-elsewhere': {
      title: 'A workflow that GitHub does not run',
      why: 'GitHub runs only the workflows in .github/workflows/, with names that end in .yml or .yaml.',
      fix: 'Put the file there, and commit it.',
    },
    'project-in-subfolder': {
      title: 'A project in a subfolder of its repository',
      why: "Builds run in the repository's own folder, and their artifacts are looked for there.",
      fix: "Begin the build's commands with cd into the folder, and give the artifacts that base-directory.",
    },
    'tool-not-installed': {
      title: 'The project does not list tschalice',
      why: 'The build installs what package.json lists and then runs tschalice from there.',
      fix: 'Run `npm install --save-dev tschalice`.',
    },
    'lock-missing': {
      title: 'There is no package-lock.json',
      why: 'The build runs npm ci, which needs one.',
      fix: 'Run `npm install` and commit the file, or change the commands to those of your package manager.',
    },
    'pipeline-parameter': {
      title: 'A parameter that the pipeline gives no value',
      why: 'A merged template brings the parameter along without a default, and a new stack cannot be created without a value for it.',
      fix: 'Give it a Default, or add ParameterOverrides to the CloudFormation actions of the pipeline.',
    },
  },
  either: {},
};
