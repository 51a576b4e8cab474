import { Blueprint } from 'tschalice';

const rooms = new Blueprint('rooms');
rooms.get('/rooms', () => []);

export const office = new Blueprint('backoffice');
office.get('/stats', () => 1);
office.registerBlueprint(rooms);
