/** What deployment.zip and the layer hold in addition to the bundle. */
export const deploymentPackage = {
  errors: {
    'artifacts-missing': {
      title: 'There is nothing to reuse',
      why: 'The folder that --reuse-artifacts names, or the zip in it, is not there.',
      fix: 'Name a folder that package has written, such as out/beta.',
    },
    'artifacts-unfit': {
      title: 'What is to be reused was not written by package',
      why: 'What is promoted has to be what was tested. A link may lead anywhere later, and a zip with bytes that belong to no file may hold more than it shows.',
      fix: 'Package the earlier stage again, and name its folder itself.',
    },
    'artifacts-differ': {
      title: 'The code to be reused is not the code of the stage',
      why: 'The source was changed since, or the two stages have other settings that go into the zip, such as minify, external_packages, include or lambda_runtime. What was tested is then not what this stage would run.',
      fix: 'Package the earlier stage again. If the code still differs, tschalice stages compare names the settings.',
    },
    'include-outside': {
      title: 'An included file outside the project',
      why: 'Files keep their paths in the project when they are added to the deployment package. A file elsewhere has no such path, and the package would depend on the machine.',
      fix: 'Copy the file into the project. Exclude a symbolic link that leads outside with a pattern that begins with !.',
    },
    'include-nothing': {
      title: 'A pattern that matches no file',
      why: 'Usually the pattern is misspelt, and the functions would lack a file. A wildcard does not match a name that begins with a dot.',
      fix: 'Correct the pattern, or remove it.',
    },
    'include-node-modules': {
      title: 'Files of node_modules in "include"',
      why: "A package needs all its files and dependencies, in the right folders and for Lambda's platform, so including some files would not work.",
      fix: 'Add the package to "external_packages".',
    },
    'include-reserved': {
      title: 'An included file with a reserved name',
      why: 'The bundle, its source map and the library have fixed names in the deployment package. Your file would replace one of them.',
      fix: 'Rename the file.',
    },
    'include-name': {
      title: 'An included file whose name a zip cannot hold',
      why: 'Some names cannot be unpacked on every system, or would be unpacked outside the folder.',
      fix: 'Rename the file.',
    },
    'plug-and-play': {
      title: "Packages installed with Plug'n'Play",
      why: "Yarn's Plug'n'Play keeps packages in zips, which only Node.js with Yarn's hooks can read. The functions, their proof and the processes of local run without them.",
      fix: 'Write `nodeLinker: node-modules` to .yarnrc.yml, and run `yarn install`.',
    },
    'external-package-own': {
      title: 'tschalice as an external package',
      why: 'The bundle already contains the library. A second copy would have its own classes, which the app would not recognise.',
      fix: 'Remove it from "external_packages".',
    },
    'external-package-builtin': {
      title: 'A Node.js module as an external package',
      why: 'It is part of the runtime, so there is nothing to copy.',
      fix: 'Remove it from "external_packages".',
    },
    'external-package-name': {
      title: 'Not the name of a package',
      why: 'A package is copied as a whole, by its name in npm.',
      fix: "Write a name such as 'sharp' or '@scope/name', without a path.",
    },
    'external-package-missing': {
      title: 'An external package that is not installed',
      why: 'The deployment package would lack it, and the functions would fail to start.',
      fix: "Install it with 'npm install'. Yarn's Plug'n'Play creates no folder to copy: set 'nodeLinker: node-modules'.",
    },
    'external-package-unreadable': {
      title: 'A package with a package.json that cannot be read',
      why: 'The tool cannot find out what the package depends on. Usually an installation was interrupted.',
      fix: "Install the packages again with 'npm ci'.",
    },
    'external-package-cycle': {
      title: 'A dependency cycle through two versions of one package',
      why: 'In node_modules, the folder of a package decides which version another package finds. No folders work for two versions that need each other.',
      fix: "Reduce the versions to one with 'npm dedupe', or with 'overrides' in package.json.",
    },
    'external-package-uses-library': {
      title: 'An external package that uses tschalice',
      why: 'Outside the bundle it would use its own copy of the library, whose errors and responses the app would not recognise.',
      fix: 'Remove it from "external_packages", so that it is bundled.',
    },
    'package-symlink-outside': {
      title: 'A package with a symbolic link that leads outside it',
      why: 'In Lambda the link would lead nowhere.',
      fix: 'Replace the link with the file itself.',
    },
    'package-file-name': {
      title: 'A package with a file whose name a zip cannot hold',
      why: 'Some names cannot be unpacked on every system, or would be unpacked outside the folder.',
      fix: 'Rename or remove the file.',
    },
    'native-binary-platform': {
      title: "Machine code for a platform other than Lambda's",
      why: 'Lambda runs on Linux with glibc, on x64 or arm64. A package with machine code must be installed for that platform, or importing it fails.',
      fix: 'Install the build for Linux as the message says.',
    },
    'package-too-large': {
      title: 'The deployment package is too large for Lambda',
      why: 'Lambda allows 250 MB unzipped, including layers. With more, the deployment fails.',
      fix: 'Leave out what the functions do not need at run time, or move data to S3.',
    },
  },
  warnings: {
    'include-hidden': {
      title: 'Hidden files that a pattern leaves out',
      why: 'A wildcard, or the name of a folder, does not mean files and folders whose names begin with a dot. Some of them are secrets or settings of tools; others, such as .well-known, are served.',
      fix: 'Name in "include" what the functions need, with its dot: public/.well-known. Exclude the rest with a pattern that begins with !.',
      example: '{"include": ["public", "public/.well-known", "!**/.env"]}',
    },
    'path-not-found': {
      title: 'A path that leads to no file',
      why: 'The code names a file beside itself, with import.meta.url, __dirname or as the file of a thread. What is not in the project is not in Lambda either.',
      fix: 'Correct the path, or create the file. Where the code works without it, ask with existsSync before.',
    },
    'path-outside': {
      title: 'A path that leads out of the project',
      why: 'Files keep their paths in the project when they are added to the deployment package. A file elsewhere has no such path.',
      fix: 'Copy the file into the project.',
    },
    'path-computed': {
      title: 'A path that can lead to any file',
      why: 'Files that code finds by their paths are added to the deployment package. Here the path is put together in a way that could mean every file of the project.',
      fix: 'Name the folder or the ending in the path, or add the files to "include" in the configuration.',
    },
    'import-computed': {
      title: 'An import of any module',
      why: 'What an import is put together of does not tell which modules it can mean. In Lambda, only those are there that other code imports.',
      fix: 'Name the folder in the path: import(`./steps/${name}.js`) ships all modules in it. Add packages to "external_packages".',
    },
    'package-bundled-anyway': {
      title: 'A package that finds files beside itself, in the bundle',
      why: 'Such a package is copied beside the bundle, where its files have their places. This one cannot be: it uses tschalice, or it or what it depends on is not installed in node_modules where the app finds it.',
      fix: 'Install the package, and what it depends on, as a dependency of the project. A package that uses tschalice must not look for files beside itself.',
    },
    'native-binary-missing': {
      title: 'A package whose machine code was not compiled',
      why: 'The package compiles its machine code when it is installed, and there is none. Some package managers run no install scripts unless you allow it. Some packages work without machine code, others fail when they are imported.',
      fix: "Allow its install script, and run 'npm rebuild' on a system like Lambda's.",
    },
    'package-large': {
      title: 'The deployment package is too large for a direct upload',
      why: 'Lambda allows 50 MB in a direct upload. Uploads through S3, as by `tschalice deploy` and `aws cloudformation package`, may be larger.',
      fix: 'Deploy it through S3, or leave out what the functions do not need at run time.',
    },
  },
  either: {},
};
