import { Blueprint } from 'tschalice';
import { listOrders } from './orders.js';

export const reports = new Blueprint('reports');

// The key belongs to a usage plan of API Gateway. It limits how often the route is called, but does not prove who calls.
reports.get('/count', { apiKeyRequired: true, summary: 'Counts the orders.' }, () => ({ orders: listOrders().length }));

reports.lambdaFunction('monthly', () => ({ orders: listOrders().length }));
