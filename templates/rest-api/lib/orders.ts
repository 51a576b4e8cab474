export interface Order {
  readonly id: string;
  readonly item: string;
}

// It lives only as long as this instance of the function. Use a table instead, as the starter rest-with-table does.
const orders = new Map<string, Order>();

export function listOrders(): Order[] {
  return [...orders.values()];
}

export function findOrder(id: string): Order | undefined {
  return orders.get(id);
}

export function addOrder(item: string): Order {
  const order = { id: String(orders.size + 1), item };
  orders.set(order.id, order);
  return order;
}
