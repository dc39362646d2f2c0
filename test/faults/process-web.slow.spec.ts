import { orderRows } from './rows/orders.js';

orderRows('redis');
