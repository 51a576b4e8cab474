/** The proof: each function is started from the deployment package, in a process like that of Lambda. */
export const proof = {
  errors: {},
  warnings: {},
  either: {
    'proof-exception': {
      title: 'A function fails while it starts',
      why: 'Importing the app from the deployment package failed. In Lambda each invocation would end with this error.',
      fix: 'Correct the code at the place that the message names. Connect to other machines in the handlers, not at the module level.',
      depends: 'An error where it is certain. A warning where the proof met a stand-in, such as a module of the AWS SDK, that may make the difference.',
    },
    'proof-module-missing': {
      title: 'A module that the deployment package does not hold',
      why: 'A package or a file is looked for at run time by a name that the bundler could not see. In Lambda it would not be there either.',
      fix: 'Name the package in "external_packages", or the file in "include" of the configuration.',
      depends: 'An error where it is certain. A warning where the proof met a stand-in, such as a module of the AWS SDK, that may make the difference.',
    },
    'proof-handler-missing': {
      title: 'The Handler of a function leads to nothing',
      why: "A merged template sets 'Handler' of a function to an export or a file that the deployment package does not have. Lambda would refuse every invocation.",
      fix: "Correct 'Handler' in the template that is merged in, or remove it.",
      depends: 'An error where it is certain. A warning where the proof met a stand-in, such as a module of the AWS SDK, that may make the difference.',
    },
    'proof-timeout': {
      title: 'A function takes too long to start',
      why: 'Lambda gives a function 10 seconds to start, and starts it over when they are used up.',
      fix: 'Move work and connections out of the module level, into the handlers.',
      depends: 'An error where it is certain. A warning where the proof met a stand-in, such as a module of the AWS SDK, that may make the difference.',
    },
    'proof-exit': {
      title: 'A function ends its process while it starts',
      why: 'The process ended before the app was imported: by an exit, by a crash, or because it waits for something that does not happen. In Lambda each invocation would fail.',
      fix: 'Throw an error that says what is wrong in place of an exit, and do not wait at the module level for something that does not happen.',
      depends: 'An error where it is certain. A warning where the proof met a stand-in, such as a module of the AWS SDK, that may make the difference.',
    },
  },
};
