/** Files and folders that the tool reads and writes, and the local server. */
export const files = {
  errors: {
    'file-unreadable': {
      title: 'A file that cannot be read',
      why: 'The file exists, but the system does not allow reading it, or it is not what it has to be: a regular file, in UTF-8 if it is a text, and no larger than the message says. Named pipes and devices are never read, because that might not end.',
      fix: 'Change its permissions, save it as UTF-8, or replace a folder of that name with a file.',
    },
    'file-key': {
      title: 'An unsafe or repeated key in package.json or tsconfig.json',
      why: "Of two equal keys only the last one counts, and tools do not agree on what '__proto__' means. What you read in the file would not be what happens.",
      fix: 'Keep one of the two, and remove __proto__.',
    },
    'env-file-missing': {
      title: 'A file of environment variables that does not exist',
      why: 'The app would run without the values that you meant to give it.',
      fix: 'Correct the path after --env-file. A relative path starts at the folder you are in, or with --project-dir at the project folder.',
    },
    'path-outside-project': {
      title: 'A file outside the project folder',
      why: 'All input of a stage must be in the project, so that the result is the same on every machine.',
      fix: 'Copy the file into the project, or name a template that is elsewhere with --merge-template.',
    },
    'output-not-written': {
      title: 'The result cannot be written',
      why: 'Nothing was changed: files are replaced all at once or not at all.',
      fix: 'Choose another output folder, change its permissions, or free space on the disk.',
    },
    'output-not-a-file': {
      title: 'Something other than a file is in the place of a result',
      why: 'A symbolic link would be cut, or the file behind it replaced; a pipe or a device is there for a reason. Only regular files are replaced.',
      fix: 'Remove it, or choose another output folder.',
    },
    'output-locked': {
      title: 'Another run writes to the same folder',
      why: 'A template and a package of different runs do not fit together, so one run at a time writes to a folder. The lock of a run that was killed is recognised and removed.',
      fix: 'Wait until the other run is done, or choose another output folder.',
    },
    'project-exists': {
      title: 'The folder of the new project already exists',
      why: 'A new project needs a folder that does not exist or is empty, so that none of your files is overwritten.',
      fix: 'Choose another name, or empty the folder.',
    },
    'local-listen': {
      title: 'The local server cannot listen on its address',
      why: 'Another program uses the port, or the system does not allow it.',
      fix: 'Choose another --port or --host.',
    },
    'local-no-routes': {
      title: 'The app has no routes to serve',
      why: '`tschalice local` answers HTTP requests, and this app has only functions and events.',
      fix: "Try them in a test with the Client of 'tschalice/testing'.",
    },
  },
  warnings: {
    'template-stale': {
      title: 'A template from an earlier run next to the new one',
      why: 'It has the other format (JSON or YAML), so this run did not replace it. Deploying it would combine an old template with the new deployment package.',
      fix: 'Delete the old template.',
    },
    'region-left': {
      title: 'A package for a region that the configuration no longer has',
      why: 'An earlier run wrote it for a stage that was deployed there. Packaging and deploying leave that region out, and its stack stays until somebody deletes it.',
      fix: 'Delete the stack if nobody needs it, then remove the folder. If the region is needed, add it to regions again.',
    },
  },
  either: {},
};
