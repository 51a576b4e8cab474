import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { findPackage } from '../npm/manifest.js';
import type { TracedModule } from './evaluate.js';
import type { ParsedModule } from './parse-module.js';
import { hole, type TextValue } from './path-value.js';
import { childrenOf, identifierName, memberName, type SyntaxNode } from '../../compiler/code/syntax-node.js';
import { type Use, usesIn } from './uses.js';

/** Why a package does not work in a bundle: it finds files beside its own, or modules by names that are put together. */
export type PackageReason = 'files' | 'modules';

/**
 * Whether a module of a package has to stay in a file of its own.
 *
 * @param isInLambda says which modules are there anyway
 */
export function packageReason(parsed: ParsedModule, isInLambda: (specifier: string) => boolean): PackageReason | undefined {
  const reasons = usesIn(parsed.program, parsed).map((use) => reasonOf(use, parsed, isInLambda));
  return reasons.find((one) => one !== undefined) ?? (handsOnRequire(parsed.program, parsed) ? 'modules' : undefined);
}

function reasonOf({ kind, values, consumer, isCompared }: Use, { file }: TracedModule, isInLambda: (specifier: string) => boolean): PackageReason | undefined {
  const placed = values.filter(({ isPlaced }) => isPlaced);
  switch (kind) {
    case 'import':
    case 'require':
    case 'required':
      if (placed.length > 0) return 'files';
      return values.every(({ text }) => isThereAnyway(text, file, isInLambda)) ? undefined : 'modules';
    case 'resolved':
      return values.every((one) => !one.isPlaced && isThereAnyway(one.text, file, isInLambda)) ? undefined : 'files';
    case 'thread':
      return placed.length > 0 ? 'files' : undefined;
    case 'path':
      if (isCompared || consumer === 'createRequire') return undefined;
      return placed.some((one) => isFileBeside(one, file, consumer)) ? 'files' : undefined;
  }
}

/** Whether a name means the same from everywhere: a module of Node.js or Lambda, or a package that is not installed at all. */
function isThereAnyway(name: string, file: string, isInLambda: (specifier: string) => boolean): boolean {
  if (name.includes(hole) || /^[./]/.test(name)) return false;
  return isBuiltin(name) || isInLambda(name) || findPackage(packageNameIn(name), posix.dirname(file)) === undefined;
}

function packageNameIn(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

/** Whether a path leads to something else than the module itself. The project's folder is not the package's. */
function isFileBeside({ text }: TextValue, file: string, consumer: string | undefined): boolean {
  if (text === file) return consumer !== undefined && /^(?:readFile|createReadStream|open|spawn|exec)/.test(consumer);
  if (!text.startsWith(packageFolder(file))) return false;
  const folder = posix.dirname(file);
  const isOwnFolder = text === folder || text === `${folder}/`;
  return isOwnFolder || text.includes(hole) || existsSync(text);
}

/** `…/node_modules/a` */
function packageFolder(file: string): string {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? posix.dirname(file);
}

/** Whether `require` itself is given to a function, or used as a method of `module`: what that requires is not seen. */
function handsOnRequire(node: SyntaxNode, module: TracedModule): boolean {
  if (/^(?:Call|New)Expression$/.test(node.type) && (node['arguments'] as SyntaxNode[]).some((one) => isGlobal(one, 'require', module))) return true;
  if (
    node.type === 'MemberExpression' &&
    isGlobal(node['object'] as SyntaxNode, 'module', module) &&
    /^(?:require|paths|filename)$/.test(memberName(node) ?? '')
  )
    return true;
  return childrenOf(node).some((child) => handsOnRequire(child, module));
}

function isGlobal(node: SyntaxNode, name: string, module: TracedModule): boolean {
  return identifierName(node) === name && module.declarations.bindingOf(node) === undefined;
}
