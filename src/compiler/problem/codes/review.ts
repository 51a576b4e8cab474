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
    'waiver-unused': {
      title: 'A waiver that nothing needs',
      why: 'What it accepts does not happen. Left where it is, it would accept the next change of that kind, which nobody has looked at.',
      fix: 'Remove it, or correct its code, its logical ID, its type or its stage.',
    },
  },
  either: {},
};
