/** Releases: the ledger of a stage, and the steps that change it. */
export const releases = {
  errors: {
    'release-ledger-syntax': {
      title: 'A ledger that cannot be read',
      why: 'The file says which release of the stage is live. Without it, a deployment could send all traffic to code that is only being tried.',
      fix: 'Restore the file from git. The commands of `tschalice release` write it.',
    },
    'release-ledger-duplicate-key': {
      title: 'A key that stands twice in a ledger',
      why: 'Only the last one would count, so it is not clear which release is live. This comes from merging two branches that each made a step.',
      fix: 'Keep one of the two steps, and make the other one again.',
    },
    'release-ledger-unsafe-key': {
      title: 'A key of a ledger that means something else in JavaScript',
      why: 'A key such as __proto__ would change how all objects behave.',
      fix: 'Restore the file from git.',
    },
    'release-ledger-value': {
      title: 'A ledger with a value that cannot be there',
      why: 'The file was changed by hand, or two branches were merged that each made a step. CloudFormation would be told of versions and deployments that do not exist.',
      fix: 'Restore the file from git, and make the steps with `tschalice release`.',
    },
    'release-ledger-missing': {
      title: 'A stage with releases that has no ledger',
      why: 'The configuration of the stage has a `release`, but no file says which release is live.',
      fix: 'Make it with `tschalice release init`: what is in the project then is what is live. Commit the file.',
      example: 'tschalice release init --stage prod',
    },
    'release-region-missing': {
      title: 'A stage with releases, packaged without one of its regions',
      why: 'Where the configuration has regions, each has a ledger of its own. A template without a region belongs to none of them, so nothing says which release is live in it.',
      fix: 'Package the stage for a region with --region, or for all of them with --all-regions.',
      example: 'tschalice package --stage prod --all-regions',
    },
    'release-source': {
      title: 'A source that no release of the ledger has',
      why: 'A version is published from whatever is packaged. Code that is neither live nor the candidate would become a version under the name of another release.',
      fix: 'Make it the candidate with `tschalice release start`, or package the commit that was started.',
      example: 'tschalice release start --stage prod',
    },
    'release-step': {
      title: 'A step of a release that is not possible',
      why: 'Each step needs something: a candidate, a previous release, or a source that is not live yet. The ledger is as it was.',
      fix: '`tschalice release status` shows the ledger, and which steps are possible.',
      example: 'tschalice release status --stage prod',
    },
    'release-strategy': {
      title: 'Another strategy than that of the release',
      why: 'A candidate has its traffic by the strategy with which it was started. Another one in the configuration would move it without a step.',
      fix: 'Promote or abort the candidate first, or start it again with the new strategy.',
    },
    'release-percent': {
      title: 'A percentage that is not possible',
      why: 'API Gateway and Lambda take 0 to 100 percent, with at most two digits after the point. With blue-green there is no percentage: the candidate has a URL of its own.',
      fix: 'Give a number such as 20, or leave it out.',
    },
    'release-stage-variable': {
      title: 'A stage variable that a candidate cannot have',
      why: 'API Gateway takes names of letters, digits and underscores, and values without spaces or quotes. The release itself sets lambda_alias, by which the API finds the version of its functions.',
      fix: 'Choose another name or value.',
    },
    'release-function-needed': {
      title: 'A function that a release of the REST API still needs',
      why: 'The API of that release invokes the function. If the source no longer declared it, CloudFormation would delete it, and requests to that release would fail.',
      fix: 'Declare the function for one more release: take it out of the routes first, release that, and remove it with the next one.',
    },
    'release-api-new': {
      title: 'A release that would make or remove the REST API',
      why: 'Canary and blue-green divide the requests to a REST API between two deployments of it, so live and the candidate must both have routes.',
      fix: 'Deploy the change at once, with a ledger that begins anew: `tschalice release init --force`.',
    },
    'release-api-differs': {
      title: 'A rolling release with another REST API',
      why: 'The rolling strategy shifts the aliases of functions. The routes, the authorizers and the other settings of the API change for all requests at once.',
      fix: 'Use the strategy canary or blue-green for this release, which keep two deployments of the API.',
    },
    'release-role-differs': {
      title: 'A rolling release with another role or dead-letter queue',
      why: 'Lambda splits the traffic of an alias only between versions that have the same role and the same dead-letter configuration.',
      fix: 'Use the strategy canary or blue-green for this release, or change the role in a release of its own.',
    },
    'release-not-expanded': {
      title: 'Something of SAM that a stage with releases cannot have',
      why: 'The template of such a stage is plain CloudFormation, which tschalice makes of the SAM template itself. What it does not know would be lost without a word.',
      fix: 'Write the plain CloudFormation resources that SAM would make of it into the merged template, or set "release": false for the stage.',
    },
    'release-not-deployed': {
      title: 'A stack that lacks earlier releases',
      why: 'CloudFormation makes a version of a function, or a deployment of an API, of what is there at that moment. In a stack that does not have those of an earlier release yet, it would make them of the new code, under the name of the earlier one: what should stay live would not.',
      fix: 'Check the account and the region. In a stack that is new, deploy the commit of the earlier release first, or let the ledger begin anew with `tschalice release init --force`.',
    },
    'release-not-configured': {
      title: 'A step of a release on a stage without releases',
      why: 'The configuration of the stage has no "release", so its template has no versions that a ledger could name.',
      fix: 'Add "release" with a strategy to the stage first.',
      example: '{"stages": {"prod": {"release": {"strategy": "canary", "percent": 10}}}}',
    },
  },
  warnings: {
    'release-without-setting': {
      title: 'A ledger without a release in the configuration',
      why: 'The configuration of the stage has no `release`, so the ledger has no effect: what is deployed is live at once.',
      fix: 'Add "release" to the stage, or delete the ledger.',
    },
    'release-previous-dropped': {
      title: 'A previous release that can no longer be returned to',
      why: 'Its API needs a function that the source no longer declares. Once that function is deleted, requests to the previous release would fail.',
      fix: 'To keep the way back, declare the function for one more release.',
    },
    'release-function-removed': {
      title: 'A function that goes with the deployment',
      why: 'The source no longer declares a function that the live release has. Only its events invoked it, or code of yours; CloudFormation deletes it when the candidate is deployed, not when it is promoted.',
      fix: 'If it must work until then, keep it until the release after this one.',
    },
    'release-function-absent': {
      title: 'A function that does not come back with its release',
      why: 'Aborting or rolling back changes what is live, and not what is packaged. A function that the later source does not declare was deleted when that source was deployed, and no version of it is left.',
      fix: 'If the function must work, package and deploy the commit of the release that is live.',
    },
    'release-function-outside': {
      title: 'A function that is no part of releases',
      why: 'Its code lies at a path of its own, so the tool does not know when it changes. It has no versions: what is deployed is live at once.',
      fix: 'Declare the function in the app, if it is to be released with it.',
    },
    'release-not-through-alias': {
      title: 'Something invokes a function whatever is live',
      why: 'It names the function itself and not its alias, and cannot be moved without being replaced. It gets the new code when the candidate is deployed, not when it is promoted.',
      fix: 'Nothing has to be done if that is right. Otherwise invoke the function by an event source or a route of the app.',
    },
  },
  either: {},
};
