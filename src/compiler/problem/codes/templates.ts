/** Templates that are merged into the generated one, and policy files. */
export const templates = {
  errors: {
    'merge-missing': {
      title: 'A template to merge that does not exist',
      why: 'The stage would be deployed without the resources that it describes.',
      fix: 'Correct its name. A relative path starts at the project folder.',
    },
    'merge-not-json': {
      title: 'A template to merge that is not valid JSON',
      why: 'Nothing can be read from it. CloudFormation would refuse it as well.',
      fix: 'Correct the file at the place that the message names, or give a YAML template the extension .yaml.',
    },
    'merge-not-yaml': {
      title: 'A template to merge that is not valid YAML',
      why: 'Nothing can be read from it, or it holds something that a template cannot have, such as an unknown tag.',
      fix: 'Correct the file at the place that the message names.',
    },
    'merge-not-a-map': {
      title: 'A map is missing in a template to merge',
      why: 'A template is a map of sections, most sections are maps of named entries, and Properties is a map. CloudFormation refuses anything else in these places.',
      fix: 'Write a map there, or remove the entry.',
      example: '{"Resources": {"Orders": {"Type": "AWS::SQS::Queue"}}}',
    },
    'merge-key': {
      title: 'A key that a template to merge cannot have',
      why: 'A key has to be a text and can stand in a map only once: of two, one would be lost silently. Names such as __proto__ mean something to JavaScript and nothing in a template.',
      fix: 'Use another name, or join the two entries into one.',
    },
    'merge-unknown-section': {
      title: 'A section that templates do not have',
      why: 'CloudFormation refuses a template with an unknown section.',
      fix: 'Correct the name of the section.',
    },
    'merge-logical-id': {
      title: 'A name that CloudFormation does not take',
      why: 'Logical IDs and the names of parameters, conditions and outputs are letters and digits only.',
      fix: 'Use letters and digits.',
    },
    'merge-unknown-resource': {
      title: 'A resource to merge into that does not exist',
      why: 'An entry without a Type changes a resource of the generated template. There is none of that logical ID, and without a Type it is not a new one either.',
      fix: 'Correct the logical ID, or give the entry a Type.',
    },
    'policy-file-missing': {
      title: 'A policy file that does not exist',
      why: 'With autogen_policy set to false, the role of a function gets what its policy file says, and a REST API gets its resource policy from api_gateway_policy_file.',
      fix: 'Create the file in .chalice/, or change the setting.',
    },
    'policy-file-not-json': {
      title: 'A policy file that is not valid JSON',
      why: 'Nothing can be read from it.',
      fix: 'Correct the file at the place that the message names.',
    },
    'policy-file-key': {
      title: 'A key that a policy file gives twice, or cannot have',
      why: 'Of two equal keys only the last one would count, and a permission, or a condition of one, would be lost silently. Names such as __proto__ mean something to JavaScript and nothing in a policy.',
      fix: 'Keep one of the two, or remove the key.',
    },
    'policy-file-shape': {
      title: 'A policy file without statements',
      why: 'IAM refuses a policy document without a Statement.',
      fix: 'Write a policy document.',
      example: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}',
    },
  },
  warnings: {
    'merge-type-changed': {
      title: 'A merge template changes the type of a generated resource',
      why: 'The generated resource disappears, and one of another type takes its logical ID. That is rarely meant: mostly a new resource has got an ID that is taken.',
      fix: 'Give your own resource another logical ID, unless the generated one is to be replaced.',
    },
    'merge-no-sam': {
      title: 'A Transform without that of SAM',
      why: 'The value replaces the generated one. Without AWS::Serverless-2016-10-31 CloudFormation does not know the generated functions and APIs.',
      fix: 'Make Transform a list that also has AWS::Serverless-2016-10-31.',
    },
    'merge-nothing': {
      title: 'A merge template, or an entry of it, that changes nothing',
      why: 'The template says the same without it. Mostly a name is misspelt.',
      fix: 'Check its names, or remove it.',
    },
  },
  either: {},
};
