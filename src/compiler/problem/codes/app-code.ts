/** Bundling app.ts and what it imports, and evaluating it to see what it declares. */
export const appCode = {
  errors: {
    'project-missing': {
      title: 'There is no such project folder',
      why: 'The folder that was named on the command line does not exist.',
      fix: 'Name the folder that holds .chalice/config.json.',
    },
    'app-missing': {
      title: 'There is no app.ts',
      why: 'The app is declared in app.ts (or app.mts, app.js, app.mjs) in the project folder.',
      fix: 'Create the file.',
      example: "import { Chalice } from 'tschalice';\n\nexport const app = new Chalice({ appName: 'orders' });\n\napp.get('/', () => ({ hello: 'world' }));",
    },
    'app-not-exported': {
      title: 'app.ts does not export the app',
      why: "The tool and Lambda's runtime find the app by its export, 'app' or default.",
      fix: 'Write export const app = new Chalice({ … }).',
    },
    'app-load-timeout': {
      title: 'Importing the app takes too long',
      why: 'The app is imported to see what it declares, and Lambda imports it at each cold start. A connection or a computation at the module level makes both wait.',
      fix: 'Move work and connections out of the module level, into the handlers.',
    },
    'app-load-exit': {
      title: 'Importing the app never ended, or ended the process',
      why: 'What it declares cannot be seen, and in Lambda it would not start either.',
      fix: 'Throw an error that says what is wrong in place of an exit, and do not wait at the module level for something that does not happen.',
    },
    'app-exception': {
      title: 'Importing the app failed',
      why: 'What it declares cannot be seen, and in Lambda it would most likely fail in the same way.',
      fix: 'Correct the code at the place that the message names. Environment variables of the stage are set as in Lambda.',
    },
    'import-missing': {
      title: 'An import that cannot be found',
      why: 'The bundle would lack the module, and the functions would fail to start.',
      fix: 'Install the package, or correct the path.',
    },
    'file-type': {
      title: 'An import of a file that is not code',
      why: 'The bundler knows TypeScript, JavaScript and JSON. It does not know what another file is to become in the bundle.',
      fix: 'Read the file at run time, and name it in "include" of the configuration.',
    },
    syntax: {
      title: 'Code that cannot be compiled',
      why: 'The bundler cannot read the file, so there is nothing to deploy.',
      fix: 'Correct the code at the place that the message names.',
    },
  },
  warnings: {
    'import-ignored': {
      title: 'An import that the bundler leaves out',
      why: '"sideEffects" in package.json says that importing the file has no effect, so an import without names is left out. What the file declares is lost.',
      fix: 'Remove "sideEffects" from your package.json, or name the file in its list.',
    },
    'bundle-warning': {
      title: 'The bundler finds code that may be a mistake',
      why: 'It compiles, but most likely does not do what is meant, such as a comparison that is never true.',
      fix: 'Check whether the code does what you mean.',
    },
    'sdk-not-installed': {
      title: 'The AWS SDK is not installed',
      why: 'Lambda has the SDK, so it need not be in the bundle. Here the app was inspected without it, and a value of the SDK counts as wrong where the app declares something with it.',
      fix: 'Install the package that the message names.',
    },
    'file-read-not-included': {
      title: 'A file that the app reads is not in the deployment package',
      why: 'The app opened the file of the project while it was imported. In Lambda there are only the files of the deployment package, so the functions may fail to start.',
      fix: 'Add the file to "include" of the configuration, unless the app works without it.',
    },
  },
  either: {},
};
