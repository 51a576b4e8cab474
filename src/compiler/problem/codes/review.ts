/** The review of templates, and its waivers. */
export const review = {
  errors: {
    'base-template-missing': {
      title: 'There is no template to compare with',
      why: 'The file that --base-template names is not there, so nothing is known about what would change.',
      fix: 'Correct its name. A relative path starts in the working folder or, with --project-dir, in the project folder.',
    },
    'base-template-invalid': {
      title: 'What to compare with is not a template',
      why: 'The file that --base-template names is not valid JSON or YAML, or has no Resources.',
      fix: 'Name a template of SAM or CloudFormation, such as the sam.json that package has written.',
    },
    'base-unknown': {
      title: 'The revision to compare with is not known',
      why: 'The base of a review is the commit at which the branch began. To find it, git has to know the branch that is to be changed.',
      fix: 'Name a branch, a tag or a commit with --base, after fetching it. Without --base, it is the branch that a pull request is for, or the default branch of origin.',
    },
    'base-unrelated': {
      title: 'HEAD and the revision to compare with have no commit in common',
      why: 'The base of a review is the last commit that both have. A shallow clone, as CI makes one, often does not have it.',
      fix: 'Fetch the whole history: git fetch --unshallow. In a GitHub workflow, give actions/checkout fetch-depth: 0.',
    },
    'base-not-installed': {
      title: 'The packages of the earlier revision cannot be installed',
      why: 'It is packaged with the packages of its own lock file, because they are part of what it deployed.',
      fix: "Look at what the package manager says. --base-install none packages it with the working tree's packages; then changes of packages are not seen.",
    },
    'base-ended': {
      title: 'The earlier app ends the process that packages it',
      why: 'Its code crashes while it is loaded, so it cannot be said what it deployed.',
      fix: 'Compare with a template: --base-template FILE.',
    },
    'git-missing': {
      title: 'There is no git command',
      why: 'Earlier revisions are read by git. A git in the project folder or among installed packages is not used.',
      fix: 'Install git, or compare with a template: --base-template FILE.',
    },
    'git-failed': {
      title: 'git cannot do what is needed to read an earlier revision',
      why: 'The message has what git says.',
      fix: 'Run git fsck, or look at the disk and its permissions.',
    },
    'stage-difference-unexplained': {
      title: 'Two stages differ in what no setting causes',
      why: 'With equal settings, and but for their names, both stages should be the same. This difference stays, so it comes from something else: the time, chance, or the machine that packages. What was tested on one stage is then not what runs on the other.',
      fix: 'Look for what the app reads while it is loaded, such as the time or the name of the machine, and use an environment variable of the stage in its place.',
    },
    'waiver-syntax': {
      title: 'waivers.yaml is not valid YAML',
      why: 'A waiver that is read in another way than you read it would accept what nobody meant to accept.',
      fix: 'Correct the text at the place that the message names. Write each key once.',
    },
    'waiver-invalid': {
      title: 'A waiver with a mistake',
      why: 'A waiver lifts a gate, so it has to say exactly what it accepts, why, and until when.',
      fix: 'Write a list of waivers, each with code, logical_id or type, reason and expires, and with stage unless it holds for all of them.',
    },
    'waiver-expired': {
      title: 'A waiver that has expired',
      why: 'Its last day is over. It accepts nothing any more, and it stays in the way until someone has looked at it again.',
      fix: 'Remove it, or set a later day if its reason still holds.',
    },
  },
  warnings: {
    'base-is-head': {
      title: 'The revision to compare with is HEAD itself',
      why: 'The branch has no commit of its own, and no file is changed. A shallow clone of a branch looks like that too.',
      fix: 'Name the branch that is to be changed with --base, after fetching it.',
    },
    'base-packages': {
      title: 'The base is packaged with other packages than its own',
      why: 'Its lock file differs, and --base-install none takes the packages of the working tree. What a new version of a package changes is not seen.',
      fix: 'Leave out --base-install none.',
    },
    'waiver-unused': {
      title: 'A waiver that nothing needs',
      why: 'What it accepts does not happen. Left where it is, it would accept the next change of that kind, which nobody has looked at.',
      fix: 'Remove it, or correct its code, its logical ID, its type or its stage.',
    },
  },
  either: {},
};
