/** Bundling app.ts and what it imports, and evaluating it to see what it declares. */
export const appCode = {
  errors: {
    'project-missing': {
      title: 'There is no such project folder',
      why: 'The folder named on the command line does not exist.',
      fix: 'Name the folder that holds .chalice/config.json.',
    },
    'app-missing': {
      title: 'There is no app.ts',
      why: 'The app is declared in app.ts (or app.mts, app.cts, app.js, app.mjs, app.cjs) in the project folder.',
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
      why: 'The tool imports the app to see what it declares, and Lambda imports it at each cold start. A connection or a computation at module level delays both.',
      fix: 'Move work and connections from module level into the handlers.',
    },
    'app-load-exit': {
      title: 'Importing the app did not finish, or ended the process',
      why: 'The tool cannot see what the app declares. In Lambda it would not start either.',
      fix: 'Throw an error instead of exiting, and do not await at module level something that never happens.',
    },
    'app-exception': {
      title: 'Importing the app failed',
      why: 'The tool cannot see what the app declares. In Lambda it would most likely fail in the same way.',
      fix: 'Correct the code at the place that the message names. The environment variables of the stage are set while the app is loaded.',
    },
    'import-missing': {
      title: 'An import that cannot be found',
      why: 'The bundle would lack the module, and the functions would fail to start.',
      fix: 'Install the package, or correct the path.',
    },
    'file-type': {
      title: 'An import of a file that is not code',
      why: 'The bundler handles only TypeScript, JavaScript and JSON.',
      fix: 'Read the file at run time, and add it to "include" in the configuration.',
    },
    syntax: {
      title: 'Code that cannot be compiled',
      why: 'The bundler cannot read the file, so there is nothing to deploy.',
      fix: 'Correct the code at the place that the message names.',
    },
    'decorator-metadata-mode': {
      title: '"emitDecoratorMetadata" without "experimentalDecorators"',
      why: "Only TypeScript's older decorators get the types of what they decorate. TypeScript refuses one setting without the other.",
      fix: 'Set "experimentalDecorators": true in tsconfig.json, or remove "emitDecoratorMetadata".',
    },
    'decorator-metadata-type': {
      title: 'A type for decorators that its declaration does not tell',
      why: 'With "emitDecoratorMetadata", decorators get what a type is when the code runs: String, Number, a class. The bundler follows names through declarations, but does not compute types as TypeScript does, such as ReturnType<typeof load>. A wrong answer would break validation and mapping without a word.',
      fix: "Write there what the type is: 'string', 'number', 'object', or a class.",
    },
  },
  warnings: {
    'import-ignored': {
      title: 'An import that the bundler leaves out',
      why: '"sideEffects" in package.json says that importing the file has no effect, so the bundler drops an import without names. Whatever the file declares is lost.',
      fix: 'Remove "sideEffects" from your package.json, or add the file to its list.',
    },
    'bundle-warning': {
      title: 'Code that may be a mistake',
      why: 'The code compiles, but the bundler found something that most likely does not do what you mean, such as a comparison that is never true.',
      fix: 'Check whether the code does what you mean.',
    },
    'sdk-not-installed': {
      title: 'The AWS SDK is not installed',
      why: 'Lambda provides the SDK, so it need not be in the bundle. But here the app was inspected without it, so a declaration that uses a value from the SDK is reported as wrong.',
      fix: 'Install the package that the message names.',
    },
    'file-read-not-included': {
      title: 'A file that the app reads is not in the deployment package',
      why: 'The app opened this file while it was imported. In Lambda there are only the files in the deployment package, so the functions may fail to start.',
      fix: 'Add the file to "include" in the configuration, unless the app works without it.',
    },
  },
  either: {},
};
