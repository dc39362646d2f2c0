import { collisionRows } from './rows/collisions.js';

collisionRows('postgresql', ['deadlock']);
