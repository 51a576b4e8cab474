/** The logical ID of the REST API behind the routes. */
export const restApiId = 'RestAPI';
