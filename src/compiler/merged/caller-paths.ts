import type { Step } from '../cloudformation/found-at.js';

/** Where a resource of a type names the function that it calls. */
export const callerPaths: { readonly [type: string]: readonly (readonly Step[])[] } = {
  'AWS::ApiGateway::Authorizer': [['AuthorizerUri']],
  'AWS::ApiGateway::Method': [['Integration', 'Uri']],
  'AWS::ApiGateway::RestApi': [['Body', '**']],
  'AWS::ApiGatewayV2::Api': [['Body', '**'], ['Target']],
  'AWS::ApiGatewayV2::Authorizer': [['AuthorizerUri']],
  'AWS::ApiGatewayV2::Integration': [['IntegrationUri']],
  'AWS::AppSync::DataSource': [['LambdaConfig', 'LambdaFunctionArn']],
  'AWS::CloudFormation::CustomResource': [['ServiceToken']],
  'AWS::Cognito::UserPool': [['LambdaConfig', '**']],
  'AWS::ElasticLoadBalancingV2::TargetGroup': [['Targets', '*', 'Id']],
  'AWS::Events::Rule': [['Targets', '*', 'Arn']],
  'AWS::IoT::TopicRule': [['TopicRulePayload', 'Actions', '*', 'Lambda', 'FunctionArn']],
  'AWS::Lambda::EventSourceMapping': [['FunctionName']],
  'AWS::Lambda::Permission': [['FunctionName']],
  'AWS::Lambda::Url': [['TargetFunctionArn']],
  'AWS::Logs::SubscriptionFilter': [['DestinationArn']],
  'AWS::Pipes::Pipe': [['Enrichment'], ['Target']],
  'AWS::S3::Bucket': [['NotificationConfiguration', 'LambdaConfigurations', '*', 'Function']],
  'AWS::Scheduler::Schedule': [['Target', 'Arn']],
  'AWS::SecretsManager::RotationSchedule': [['RotationLambdaARN']],
  'AWS::Serverless::Api': [
    ['DefinitionBody', '**'],
    ['Auth', 'Authorizers', '*', 'FunctionArn'],
  ],
  'AWS::Serverless::HttpApi': [
    ['DefinitionBody', '**'],
    ['Auth', 'Authorizers', '*', 'FunctionArn'],
  ],
  'AWS::Serverless::StateMachine': [
    ['Definition', '**'],
    ['DefinitionSubstitutions', '*'],
  ],
  'AWS::SNS::Subscription': [['Endpoint']],
  'AWS::SNS::Topic': [['Subscription', '*', 'Endpoint']],
  'AWS::StepFunctions::StateMachine': [['Definition', '**'], ['DefinitionString'], ['DefinitionSubstitutions', '*']],
};

/** Of a custom resource. */
export const customPaths: readonly (readonly Step[])[] = [['ServiceToken']];
