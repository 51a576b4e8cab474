/** Files and folders that are read and written, and the local server. */
export const files = {
  errors: {
    'file-unreadable': {
      title: 'A file that cannot be read',
      why: 'The file is there, but the system does not let it be read, or it is not a text: a regular file in UTF-8 of at most 10 MB.',
      fix: 'Change its permissions, save it as UTF-8, or put a file in the place of a folder.',
    },
    'path-outside-project': {
      title: 'A file outside of the project folder',
      why: 'What a stage is made of has to be in the project, so that it is the same on every machine.',
      fix: 'Copy the file into the project. A template outside of it can be named with --merge-template.',
    },
    'output-not-written': {
      title: 'The result cannot be written',
      why: 'Nothing was written, or nothing new: files are replaced all at once or not at all.',
      fix: 'Name another output folder, or make room there.',
    },
    'project-exists': {
      title: 'There is something in the place of the new project',
      why: 'A new project is only made in a folder that does not exist or is empty, so that nothing of yours is overwritten.',
      fix: 'Choose another name, or remove what is there.',
    },
    'local-listen': {
      title: 'The local server cannot listen at its address',
      why: 'Another program has the port, or the system does not give it.',
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
      title: 'A template of an earlier run beside the new one',
      why: 'It was written in the other format and stays, as every file does that is not written now. Whoever deploys it deploys an older state with the new package.',
      fix: 'Remove it, and deploy the other one.',
    },
  },
  either: {},
};
