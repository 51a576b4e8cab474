import { type ApiRoute, type Authorizer, routeName } from './api-route.js';
import type { RouteChange } from './route-change.js';

/** What a route demands of its callers in addition to before, or no longer. */
export function authorizationChanges(was: ApiRoute, is: ApiRoute): RouteChange[] {
  return [...authorizerChange(was, is), ...keyChange(was, is)];
}

function keyChange(was: ApiRoute, is: ApiRoute): RouteChange[] {
  if (was.isKeyRequired === is.isKeyRequired) return [];
  const name = routeName(is);
  return [
    is.isKeyRequired
      ? { rule: 'api-key-required', kinds: ['breaking-api'], message: `${name} demands an API key`, after: 'an API key', below: 'security' }
      : { rule: 'api-key-dropped', kinds: [], message: `${name} no longer demands an API key`, before: 'an API key', below: 'security' },
  ];
}

function authorizerChange(was: ApiRoute, is: ApiRoute): RouteChange[] {
  const [old, fresh] = [was.authorizer, is.authorizer];
  const name = routeName(is);
  if (old === undefined && fresh === undefined) return [];
  if (old === undefined) {
    return [
      { rule: 'authorizer-required', kinds: ['breaking-api'], message: `${name} demands the authorizer ${fresh!.name}`, after: fresh!.name, below: 'security' },
    ];
  }
  if (fresh === undefined) {
    return [
      {
        rule: 'authorizer-dropped',
        kinds: ['broadening'],
        message: `${name} no longer demands the authorizer ${old.name}`,
        before: old.name,
        below: 'security',
      },
    ];
  }
  // With the same name, it is the authorizer that has changed, and not the route; another name alone changes nothing.
  if (old.name !== fresh.name && old.definition !== fresh.definition) {
    const message = `${name} demands the authorizer ${fresh.name} instead of ${old.name}`;
    return [{ rule: 'authorizer-required', kinds: ['breaking-api'], message, before: old.name, after: fresh.name, below: 'security' }];
  }
  return scopeChanges(name, old, fresh);
}

/** A token needs one of the scopes. So one more admits more callers, and one less shuts some out; what was meant by it can be the contrary. */
function scopeChanges(name: string, old: Authorizer, fresh: Authorizer): RouteChange[] {
  const added = fresh.scopes.filter((scope) => !old.scopes.includes(scope));
  const dropped = old.scopes.filter((scope) => !fresh.scopes.includes(scope));
  const sides = { before: old.scopes, after: fresh.scopes, below: 'security' };
  const any = fresh.scopes.length > 0 && old.scopes.length > 0;
  return [
    ...added.map((scope): RouteChange => ({
      rule: 'scope-required',
      kinds: any ? ['broadening', 'breaking-api'] : ['breaking-api'],
      message: any ? `${name} asks for the scope ${scope} too; a token with one of ${fresh.scopes.join(', ')} is enough` : `${name} demands the scope ${scope}`,
      ...sides,
    })),
    ...dropped.map((scope): RouteChange => ({
      rule: 'scope-dropped',
      kinds: any ? ['broadening', 'breaking-api'] : ['broadening'],
      message: any
        ? `${name} no longer asks for the scope ${scope}; a token needs one of ${fresh.scopes.join(', ')}`
        : `${name} no longer demands the scope ${scope}, and takes any token`,
      ...sides,
    })),
  ];
}
