import { frozenRows } from './rows/frozen.js';

frozenRows('redis');
