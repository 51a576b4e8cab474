/** A segment's name, without the `+` of a greedy one. */
type ParamName<Name extends string> = Name extends `${infer Greedy}+` ? Greedy : Name;

/** The names of all parameters of a path. */
type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? ParamName<Name> | ParamNames<Rest> : never;

/**
 * The parameters that a path declares: `'/u/{id}/f/{path+}'` gives `{ id: string; path: string }`. Values are as API Gateway passes them:
 * percent-encoding in the path is not decoded, so `/u/a%20b` gives `'a%20b'`.
 * A path that is only known at run time gives a map of any names.
 */
export type PathParams<Path extends string> = string extends Path ? { readonly [name: string]: string } : { readonly [Name in ParamNames<Path>]: string };
