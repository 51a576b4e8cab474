type ParamName<Name extends string> = Name extends `${infer Greedy}+` ? Greedy : Name;

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? ParamName<Name> | ParamNames<Rest> : never;

/**
 * The parameters that a path declares: `'/u/{id}/f/{path+}'` gives `{ id: string; path: string }`.
 * A path that is only known at run time gives a map of any names.
 */
export type PathParams<Path extends string> = string extends Path ? { readonly [name: string]: string } : { readonly [Name in ParamNames<Path>]: string };
