import { distinct } from '../../compiler/cloudformation/distinct.js';
import type { Problem, WarningProblem } from '../../compiler/problem/problem.js';
import type { OwnTrace } from '../trace/tracer.js';

/** Something that code finds when it runs, of which it cannot be told whether the package has it. */
export interface UnseenPath {
  readonly problem: WarningProblem;
  /** What `include` takes from this folder, relative to the project, ends the doubt; `..` for what no pattern reaches. */
  readonly folder: string;
  /** Whether external packages end it too. */
  readonly isImport: boolean;
}

export function unseenPaths(traces: readonly OwnTrace[]): UnseenPath[] {
  const found = traces.flatMap(({ path: file, places, unseen }) =>
    unseen.map((one): UnseenPath => {
      const { kind, path, folder, is } = one;
      const where = { file, ...places.get(one) };
      return { problem: { severity: 'warning', where, ...inWords(kind, path, is) }, folder, isImport: kind === 'computed-import' };
    }),
  );
  return distinct(found, ({ problem }) => problem);
}

function inWords(kind: OwnTrace['unseen'][number]['kind'], path: string, is = ''): Pick<WarningProblem, 'code' | 'message' | 'fix'> {
  switch (kind) {
    case 'file':
      return {
        code: 'path-not-found',
        message: `the code finds '${path}' by its path, but the project has no such file`,
        fix: 'correct the path, or create the file',
      };
    case 'special':
      return {
        code: 'path-not-found',
        message: `the code finds '${path}' by its path, which is ${is}; only files of the project ship`,
        fix: 'put a file in its place',
      };
    case 'outside':
      return {
        code: 'path-outside',
        message: `the code finds '${path}' by its path, which is outside the project folder and has no place in the deployment package`,
        fix: 'copy the file into the project',
      };
    case 'computed-file':
      return {
        code: 'path-computed',
        message: `it cannot be told which files the code finds here: '${path}'`,
        fix: 'name the folder or the ending in the path, or add the files to "include" in the configuration',
      };
    case 'computed-import':
      return {
        code: 'import-computed',
        message: 'it cannot be told which modules the code imports here; in Lambda there are only those that other code imports too',
        fix: 'name the folder in the path, as in import(`./steps/${name}.js`), or add packages to "external_packages" in the configuration',
      };
  }
}

/** The warnings that are left when it is known what the package has. */
export function unseenProblems(unseen: readonly UnseenPath[], included: readonly string[], hasExternalPackages: boolean): Problem[] {
  const isCovered = ({ folder, isImport, problem }: UnseenPath): boolean => {
    if (isImport && hasExternalPackages) return true;
    if (problem.code === 'path-not-found' || folder === '..') return false;
    return included.some((path) => folder === '' || path.startsWith(`${folder}/`));
  };
  return unseen.filter((one) => !isCovered(one)).map(({ problem }) => problem);
}
