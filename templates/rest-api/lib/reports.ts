import { Blueprint } from 'tschalice';
import { listOrders } from './orders.js';

export const reports = new Blueprint('reports');

reports.get('/count', { apiKeyRequired: true, summary: 'Counts the orders.' }, () => ({ orders: listOrders().length }));

reports.lambdaFunction('monthly', () => ({ orders: listOrders().length }));
