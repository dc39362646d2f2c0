import { orderRows } from './rows/orders.js';

orderRows('postgresql');
