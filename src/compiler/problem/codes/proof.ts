/** The proof: each function is started from the deployment package, in a process like Lambda's. */
export const proof = {
  errors: {},
  warnings: {},
  either: {
    'proof-exception': {
      title: 'A function fails while it starts',
      why: 'Importing the app from the deployment package failed. In Lambda, every invocation would end with this error.',
      fix: 'Correct the code at the place that the message names. Connect to other machines in the handlers, not at module level.',
      depends: 'An error if it is certain. A warning if the proof used a stand-in, such as one for the AWS SDK, that may have caused it.',
    },
    'proof-module-missing': {
      title: 'A module that is not in the deployment package',
      why: 'The code imports a package or a file at run time, by a name that the bundler could not see. In Lambda it would be missing too.',
      fix: 'Add the package to "external_packages", or the file to "include" in the configuration.',
      depends: 'An error if it is certain. A warning if the proof used a stand-in, such as one for the AWS SDK, that may have caused it.',
    },
    'proof-node-options': {
      title: 'NODE_OPTIONS that keep a function from starting',
      why: "Lambda starts Node.js with the function's NODE_OPTIONS. If a module that they load is missing or fails, or Node.js does not take an option, no invocation works.",
      fix: 'Ship what they load: a package by "external_packages", a file by "include", anything else by a layer. Or remove the option.',
      depends:
        'An error if it is certain. A warning if a layer that is not in the template may hold the module, or if only the Node.js of this machine refuses the option.',
    },
    'proof-handler-missing': {
      title: "A function's Handler that does not exist",
      why: "A merge template sets the 'Handler' of a function to an export or a file that the deployment package does not have. In Lambda, every invocation would fail.",
      fix: "Correct 'Handler' in the merge template, or remove it.",
      depends: 'An error if it is certain. A warning if the proof used a stand-in, such as one for the AWS SDK, that may have caused it.',
    },
    'proof-timeout': {
      title: 'A function takes too long to start',
      why: 'Lambda gives a function 10 seconds to start. After that, it starts the function again.',
      fix: 'Move work and connections from module level into the handlers.',
      depends: 'An error if it is certain. A warning if the proof used a stand-in, such as one for the AWS SDK, that may have caused it.',
    },
    'proof-exit': {
      title: 'A function ends its process while it starts',
      why: 'The process ended before the app was imported: it exited, crashed, or had nothing left to do but await something that never happens. In Lambda, every invocation would fail.',
      fix: 'Throw an error instead of exiting, and do not await at module level something that never happens.',
      depends: 'An error if it is certain. A warning if the proof used a stand-in, such as one for the AWS SDK, that may have caused it.',
    },
  },
};
