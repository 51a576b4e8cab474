/** What goes into deployment.zip and the layer besides the bundle. */
export const deploymentPackage = {
  errors: {
    'include-outside': {
      title: 'An included file outside of the project',
      why: 'The deployment package holds files under their paths in the project. A file elsewhere has no such path, and the package would depend on the machine.',
      fix: 'Copy the file into the project, or exclude a link with a pattern that begins with !.',
    },
    'include-nothing': {
      title: 'A pattern that matches no file',
      why: 'Mostly the pattern is misspelt, and the functions would miss a file. Names that begin with a dot have to be written out.',
      fix: 'Correct the pattern, or remove it.',
    },
    'include-node-modules': {
      title: 'Files of node_modules in "include"',
      why: 'A package needs all that it depends on, in the right folders, and for the platform of Lambda. Single files of it do not work.',
      fix: 'Name the package in "external_packages".',
    },
    'include-reserved': {
      title: 'An included file with the name of a file of the tool',
      why: 'The bundle, its source map and the library have fixed names in the deployment package. Your file would replace one of them.',
      fix: 'Rename the file.',
    },
    'include-name': {
      title: 'An included file with a name that a zip cannot hold',
      why: 'Some names cannot be unpacked on every system, or would lead out of the folder.',
      fix: 'Rename the file.',
    },
    'external-package-own': {
      title: 'tschalice as an external package',
      why: 'What the library needs in Lambda is part of the bundle already. A second copy would have classes of its own, which mean nothing to the app.',
      fix: 'Remove it from "external_packages".',
    },
    'external-package-builtin': {
      title: 'A module of Node.js as an external package',
      why: 'It is part of the runtime, and there is nothing to copy.',
      fix: 'Remove it from "external_packages".',
    },
    'external-package-name': {
      title: 'Not the name of a package',
      why: 'A package is copied as a whole, by the name that npm knows it by.',
      fix: "Write a name such as 'sharp' or '@scope/name', without a path.",
    },
    'external-package-missing': {
      title: 'An external package that is not installed',
      why: 'The deployment package would lack it, and the functions would fail to start.',
      fix: "Install it with 'npm install'. Yarn's Plug'n'Play leaves no folder to copy: set 'nodeLinker: node-modules'.",
    },
    'external-package-unreadable': {
      title: 'A package with a package.json that cannot be read',
      why: 'What the package depends on cannot be known. Mostly an installation was interrupted.',
      fix: "Install the packages again with 'npm ci'.",
    },
    'external-package-cycle': {
      title: 'A circle of dependencies through two versions of one package',
      why: 'In node_modules a version is found by the folder that it is in. Two versions that need each other in a circle have no such folders.',
      fix: "Bring the versions together with 'npm dedupe', or with 'overrides' in package.json.",
    },
    'external-package-uses-library': {
      title: 'An external package that uses tschalice',
      why: 'Outside of the bundle it would have a copy of the library of its own, whose errors and responses mean nothing to the app.',
      fix: 'Remove it from "external_packages", so that it is bundled.',
    },
    'package-symlink-outside': {
      title: 'A package with a link that leads out of it',
      why: 'A zip that holds the link would lead nowhere in Lambda.',
      fix: 'Put the file itself in the place of the link.',
    },
    'package-file-name': {
      title: 'A package with a file name that a zip cannot hold',
      why: 'Some names cannot be unpacked on every system, or would lead out of the folder.',
      fix: 'Rename or remove the file.',
    },
    'native-binary-platform': {
      title: 'Machine code for another platform than that of Lambda',
      why: 'Lambda runs Linux with glibc, on x64 or arm64. A package with machine code has to be installed for that, or it fails when it is imported.',
      fix: 'Install the build for Linux as the message says.',
    },
    'package-too-large': {
      title: 'The deployment package is too large for Lambda',
      why: 'Lambda takes 250 MB unzipped, layers included, and refuses more when the stack is deployed.',
      fix: 'Leave out what the functions do not need at run time, or move data to S3.',
    },
  },
  warnings: {
    'native-binary-missing': {
      title: 'A package whose machine code was not compiled',
      why: 'The package compiles its machine code when it is installed, and there is none. Package managers run no install scripts unless they are told to. Some packages work without, others fail when they are imported.',
      fix: "Allow its install script, and run 'npm rebuild' on a system like that of Lambda.",
    },
    'package-large': {
      title: 'The deployment package is too large for a direct upload',
      why: 'A direct upload to Lambda takes 50 MB. Through a bucket, as `tschalice deploy` and `aws cloudformation package` do, it may be larger.',
      fix: 'Deploy it through S3, or leave out what the functions do not need at run time.',
    },
  },
  either: {},
};
