import { Blueprint } from 'tschalice';

export const users = new Blueprint('users');

users.get('/', () => ({}));
