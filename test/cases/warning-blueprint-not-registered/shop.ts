import { Blueprint } from 'tschalice';

const cart = new Blueprint('cart');
cart.get('/cart', () => []);

export const shop = new Blueprint('shop');
shop.registerBlueprint(cart);

// Nothing is lost with it.
export const empty = new Blueprint('empty');
