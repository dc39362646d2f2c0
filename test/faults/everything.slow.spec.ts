import { startOrders } from '../support/fault-orders.js';
import { BACKENDS } from '../support/fault-town.js';
import { lateDatabaseRow, powerCutRows, rollingRow, startRows } from './rows/house.js';

for (const queue of BACKENDS) {
  startRows(queue, startOrders(queue));
  powerCutRows(queue, startOrders(queue));
  rollingRow(queue);
  lateDatabaseRow(queue);
}
