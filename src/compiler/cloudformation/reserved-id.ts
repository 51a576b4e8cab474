const alarms = '(?:ErrorRate|Latency|Throttles|DeadLetters)Alarm';
// SAM names the alias and the group of its deployments after the function, and adds a hash to the IDs of versions.
const aliasParts = 'Alias[0-9A-Za-z]+|Version[0-9a-f]{10}|DeploymentGroup';
const scaling = 'ScalableTarget|ScalingPolicy';
const functionParts = `(?:Role|LogGroup|${alarms}|${scaling})?`;

/**
 * Whether a generated template may have a logical ID for something that is no function with a name of the user's: the APIs and what belongs to them,
 * the function behind the routes and those of a websocket API, the shared role, the layer, what deployments share.
 */
export function isReservedId(id: string): boolean {
  return reserved.test(id);
}

const reserved = new RegExp(
  `^(?:${[
    // SAM adds a hash to the IDs of layers and deployments.
    'ManagedLayer(?:[0-9a-f]{10})?',
    'DefaultRole',
    '(?:RestAPI|WebsocketAPI)(?:Deployment[0-9A-Za-z]*|[0-9A-Za-z]*Stage)?',
    'RestAPI(?:AccessLogs|UsagePlan|Key[0-9A-Za-z]+|(?:ErrorRate|Latency)Alarm)',
    '(?:ApiGateway|WebsocketApi)CustomDomain(?:Mapping)?',
    'ServerlessDeploymentApplication',
    'CodeDeploy(?:Role|ServiceRole|Canary[0-9]+Percent[0-9]+Minutes|Linear[0-9]+PercentEvery[0-9]+Minutes)',
    `(?:APIHandler(?:InvokePermission|${aliasParts})?|ApiHandler${functionParts})`,
    `Websocket(?:Connect|Message|Disconnect)(?:APIIntegration|InvokePermission|Route|Role|LogGroup|${aliasParts}|${scaling}|${alarms})?`,
  ].join('|')})$`,
);
